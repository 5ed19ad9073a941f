import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measure, percent, rounds, share } from './measure.ts';
import { readCorpus } from './read-corpus.ts';

const tides = fileURLToPath(new URL('../fixtures/tides/', import.meta.url));
const measured = measure(await readCorpus(`${tides}content`, `${tides}articles`), rounds);

describe('the evidence gate, over the corpus on tides', () => {
  it.each(['units', 'swaps', 'moved evidence', 'number words', 'invented claims', 'names'])(
    'notices at least nine of ten falsehoods: %s',
    (kind) => {
      const { made, noticed } = measured.kinds.find((each) => each.kind === kind) ?? { made: 0, noticed: 0 };
      expect(made).toBeGreaterThan(30);
      expect(share(noticed, made)).toBeGreaterThanOrEqual(0.9);
    },
  );

  it.each(measured.kinds)('is described as it is measured: $kind', async ({ kind, made, noticed }) => {
    const page = await readFile(new URL('../../docs/evidence.md', import.meta.url), 'utf8');
    expect(page, 'npm run measure:evidence writes the page').toContain(
      `| ${kind} | ${percent(noticed, made)} of ${made} |`,
    );
  });

  it('takes no verdict on a true insight for one on a falsehood made of it', async () => {
    expect(measured.kinds.filter(({ covered }) => covered > 0)).toEqual([]);
    const made = measured.kinds.reduce((sum, each) => sum + each.made, 0);
    const page = await readFile(new URL('../../docs/evidence.md', import.meta.url), 'utf8');
    expect(page, 'npm run measure:evidence writes the page').toContain(
      `| **falsehoods that a judge is asked about anew** | 100.0 % of ${made} |`,
    );
  });

  it('says something of at most one in fifty true insights', () => {
    expect(measured.insights).toBeGreaterThanOrEqual(40);
    expect(share(measured.falseAlarms.length, measured.insights)).toBeLessThanOrEqual(0.02);
  });
});
