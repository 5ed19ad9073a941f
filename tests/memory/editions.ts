import { createHash } from 'node:crypto';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import type { Editions, LiveEdition } from '../../lib/pipeline/ports/content.ts';
import type { Keep } from './keep.ts';

const nameOf = (files: ContentFiles): string =>
  createHash('sha256')
    .update(JSON.stringify([...files].sort()))
    .digest('hex');

export const createMemoryEditions = (keep: Keep) => {
  const stored = keep(new Map<string, ContentFiles>());
  const kept = keep<{ live: LiveEdition | undefined }>({ live: undefined });

  const editions: Editions = {
    live: async () => kept.live,
    read: async (edition) => stored.get(edition) ?? new Map(),
    nameOf: async (files) => nameOf(files),
    store: async (files) => {
      stored.set(nameOf(files), files);
      return nameOf(files);
    },
    goLive: async (next) => {
      if (next.version !== (kept.live?.version ?? 0)) return 'stale';
      kept.live = { ...next, version: next.version + 1 };
      return 'saved';
    },
  };
  return { editions, liveEdition: () => kept.live };
};
