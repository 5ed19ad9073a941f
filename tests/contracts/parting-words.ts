import { describe, expect, it } from 'vitest';
import { partingWordsOf } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

export const partingWordsContract: Contract = (create) =>
  describe('what people said as they left', async () => {
    const { partingWords } = (await create()).ports;

    itKeepsVersions({
      create: partingWordsOf,
      load: (said) => partingWords.load(said),
      save: partingWords.save,
    });

    it('is read by the person, whatever they left, and by nobody else', async () => {
      const one = partingWordsOf(11);
      const all = { ...one, from: { kind: 'everything' as const } };
      for (const each of [one, all, partingWordsOf(12)]) await partingWords.save(each);
      const found = await partingWords.of(one.subscriberId);
      expect(found.map(({ from }) => from.kind).sort()).toEqual(['everything', 'list']);
      await partingWords.remove(all);
      expect(await partingWords.of(one.subscriberId)).toEqual([{ ...one, version: 1 }]);
    });

    it('is read of everybody, each once', async () => {
      const { partingWords: words } = (await create()).ports;
      const said = Array.from({ length: 9 }, (_, number) => partingWordsOf(number));
      for (const each of said) await words.save(each);
      const found = (await Array.fromAsync(words.all())).flat();
      expect(found.map(({ subscriberId }) => subscriberId).sort()).toEqual(
        said.map(({ subscriberId }) => subscriberId).sort(),
      );
      for (const each of said) await words.remove(each);
      expect((await Array.fromAsync(words.all())).flat()).toEqual([]);
    });
  });
