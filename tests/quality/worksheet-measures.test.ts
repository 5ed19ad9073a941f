import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { measureWorksheet } from './worksheet-measures.ts';

const tides = fileURLToPath(new URL('../fixtures/tides/', import.meta.url));

describe('a worksheet', () => {
  it('proposes first what authors really use, and little that they do not', async () => {
    const measures = await measureWorksheet(`${tides}content`, `${tides}articles`);
    expect(measures.paragraphs).toBeGreaterThan(50);
    expect(measures.usedInTop / measures.atMostInTop).toBeGreaterThanOrEqual(0.9);
    expect(measures.insightsInTop / measures.insights).toBeGreaterThanOrEqual(0.6);
    expect(measures.usedOfProposed / measures.used).toBeGreaterThanOrEqual(0.9);
    expect(measures.usedOfProposed / measures.proposed).toBeGreaterThanOrEqual(0.9);
  });
});
