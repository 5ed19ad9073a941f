import type { ImageName } from '../../lib/domain/image/image.ts';
import type { Images } from '../../lib/pipeline/ports/content.ts';
import type { Keep } from './keep.ts';

export const createMemoryImages = (keep: Keep) => {
  const stored = keep(new Map<ImageName, Uint8Array>());

  const images: Images = {
    find: async (name) => stored.get(name),
    store: async (name, bytes) => {
      if (!stored.has(name)) stored.set(name, bytes);
    },
  };
  return { images };
};
