import type { ImageName } from '../../lib/domain/image/image.ts';
import type { Images } from '../../lib/pipeline/ports/content.ts';

export const createMemoryImages = () => {
  const stored = new Map<ImageName, Uint8Array>();

  const images: Images = {
    find: async (name) => stored.get(name),
    store: async (name, bytes) => {
      if (!stored.has(name)) stored.set(name, bytes);
    },
  };
  return { images };
};
