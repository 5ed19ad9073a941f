import type { PartingWords } from '../../lib/domain/subscriber/parting-words.ts';
import type { PartingWordsRecord, PartingWordsRef } from '../../lib/pipeline/ports/subscribers.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

const keyOf = ({ subscriberId, from }: PartingWordsRef): string =>
  ['parting-words', subscriberId, ...Object.values(from)].join(' ');

export const createMemoryPartingWords = (keep: Keep) => {
  const items = createItems<PartingWords>(keep);
  const partingWords: PartingWordsRecord = {
    load: async (ref) => items.load(keyOf(ref)),
    of: async (id) => items.pick(({ subscriberId }) => subscriberId === id).found,
    all: async function* () {
      yield items.pick(() => true).found;
    },
    save: async (said) => items.save(keyOf(said), said),
    remove: async (ref) => items.remove(keyOf(ref)),
  };
  return { partingWords, saidInParting: items.stored };
};
