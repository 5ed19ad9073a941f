import { describe, expect, it } from 'vitest';
import { parseLetter } from '../../lib/domain/letter.ts';

describe('the text of an issue', () => {
  it('is prose between headings of level 2', () => {
    const { letter, faults } = parseLetter('One.\n\nTwo.\n\n## A *fine* heading\n\n- three\n');
    expect(faults).toEqual([]);
    expect(letter).toMatchObject([
      { prose: [{ is: 'paragraph' }, { is: 'paragraph' }] },
      { heading: 'A fine heading' },
      { prose: [{ is: 'list' }] },
    ]);
  });

  it.each(['# Too big', '### Too small', 'text\n\n> quote', '<b>x</b>'])(
    'refuses %j, with its line',
    (text) => {
      expect(parseLetter(`Fine.\n\n${text}`).faults[0]?.line).toBeGreaterThanOrEqual(3);
    },
  );
});
