import { describe, expect, it } from 'vitest';
import { scanCursor } from '../../lib/domain/reports/books-round.ts';
import { everybodyOnRecord } from '../../lib/pipeline/everybody-on-record.ts';
import type { Ports } from '../../lib/pipeline/ports.ts';

type Page = Awaited<ReturnType<Ports['peopleScan']['page']>>;

/** A record of pages that hold nobody, each told by its number of people who cannot be read; `asked` counts those that were begun. */
const recordOf = (pages: (Page | Error)[]) => {
  let asked = 0;
  const peopleScan: Ports['peopleScan'] = {
    page: async () => {
      const page = pages[asked];
      asked += 1;
      if (!page || page instanceof Error) throw page ?? new Error('There is no such page.');
      return page;
    },
    after: async (id) => scanCursor.parse(id),
  };
  return { peopleScan, asked: () => asked };
};
const next = scanCursor.parse('the next');
const page = (unreadable: number): Page => ({ found: [], unreadable, next });
const last: Page = { found: [], unreadable: 3 };

describe('everybody on record', () => {
  it('comes page by page, and no more than one page is read ahead', async () => {
    const { asked, peopleScan } = recordOf([page(1), page(2), last]);
    const seen: [unreadable: number, asked: number][] = [];
    for await (const { unreadable } of everybodyOnRecord({ peopleScan })) seen.push([unreadable, asked()]);
    expect(seen).toEqual([
      [1, 2],
      [2, 3],
      [3, 3],
    ]);
  });

  it('is not whole where a page cannot be had, which whoever reads is told in its turn', async () => {
    const { peopleScan } = recordOf([page(1), new Error('no answer')]);
    const seen: number[] = [];
    const reading = async () => {
      for await (const { unreadable } of everybodyOnRecord({ peopleScan })) {
        // Time for what failed to be noticed by Node, which ends a process whose rejection nobody takes.
        await new Promise(setImmediate);
        seen.push(unreadable);
      }
    };
    await expect(reading()).rejects.toThrow('no answer');
    expect(seen).toEqual([1]);
  });
});
