import { describe, expect, it } from 'vitest';
import { labelOf } from '../../../lib/domain/content/kind-labels.ts';

describe('the label of a kind', () => {
  const words = { contrast: 'Side by side' };

  it('is what the nearest says of it, and the language where nobody does', () => {
    expect(labelOf('contrast', { contrast: 'Face to face' }, { contrast: 'Versus' }, words)).toBe(
      'Face to face',
    );
    expect(labelOf('contrast', undefined, { contrast: 'Versus' }, words)).toBe('Versus');
    expect(labelOf('contrast', { reason: 'Why' }, undefined, words)).toBe('Side by side');
    expect(labelOf('statistic', {}, {}, words)).toBeUndefined();
  });

  it('is none where the nearest says false, whatever those further off say', () => {
    expect(labelOf('contrast', { contrast: false }, { contrast: 'Versus' }, words)).toBeUndefined();
    expect(labelOf('contrast', { contrast: 'Versus' }, { contrast: false }, words)).toBe('Versus');
  });
});
