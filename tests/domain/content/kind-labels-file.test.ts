import { describe, expect, it } from 'vitest';
import { kindLabelsSchema } from '../../../lib/domain/content/kind-labels.ts';
import { kindLabelsFileSchema } from '../../../lib/domain/content/kind-labels-file.ts';

describe('the labels of kinds, as an author writes them', () => {
  it.each([[''], [true], ['*Versus*'], ['x'.repeat(41)]])('cannot be %j', (label) => {
    expect(kindLabelsFileSchema.safeParse({ contrast: label }).success).toBe(false);
  });

  it('are read again as they are published', () => {
    const labels = { contrast: 'Versus', reason: false };
    expect(kindLabelsSchema.parse(kindLabelsFileSchema.parse(labels))).toEqual(labels);
  });
});
