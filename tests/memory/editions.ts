import { createHash } from 'node:crypto';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import type { Editions, LiveEdition } from '../../lib/pipeline/ports/content.ts';

const nameOf = (files: ContentFiles): string =>
  createHash('sha256')
    .update(JSON.stringify([...files].sort()))
    .digest('hex');

export const createMemoryEditions = () => {
  const stored = new Map<string, ContentFiles>();
  let live: LiveEdition | undefined;

  const editions: Editions = {
    live: async () => live,
    read: async (edition) => stored.get(edition) ?? new Map(),
    store: async (files) => {
      stored.set(nameOf(files), files);
      return nameOf(files);
    },
    goLive: async (next) => {
      if (next.version !== (live?.version ?? 0)) return 'stale';
      live = { ...next, version: next.version + 1 };
      return 'saved';
    },
  };
  return { editions, liveEdition: () => live };
};
