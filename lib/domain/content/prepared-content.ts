import type { ContentFiles } from './content.ts';
import type { ImageBytes } from './image.ts';

/** Content as it is published: its files, and the images that they name, made ready. */
export type PreparedContent = { files: ContentFiles; images: ImageBytes };
