import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paragraphsOf } from '../../../lib/domain/evidence/paragraphs.ts';

const wrapped = (paragraph: string, width: number): string => {
  const [first = '', ...words] = paragraph.split(' ');
  return words.reduce((text, word) => {
    const column = text.length - (text.lastIndexOf('\n') + 1);
    return column + 1 + word.length > width ? `${text}\n${word}` : `${text} ${word}`;
  }, first);
};

const word = fc.stringMatching(/^[a-z]{1,9}$/);
const paragraph = fc.array(word, { minLength: 2, maxLength: 60 }).map((words) => `The ${words.join(' ')}.`);

describe('paragraphsOf', () => {
  it('takes every line for a paragraph where lines are as long as their paragraphs', () => {
    const long = `Long ${'and longer '.repeat(20)}.`;
    expect(paragraphsOf(`Heading\n${long}\r\n\n \nShort.\nShort again.\n`)).toEqual([
      'Heading',
      long,
      'Short.',
      'Short again.',
    ]);
  });

  it('takes short lines for what they are where none of them is broken', () => {
    expect(paragraphsOf('A short title\nA line that is rather longer than that.\nThe end.')).toHaveLength(3);
  });

  it('does not take an item of a list for the rest of the line before it', () => {
    const text =
      'What a baker needs at the very least, and what\nothers call luxury, in no order:\n- flour from a mill nearby, and water that is soft\n- salt';
    expect(paragraphsOf(text)).toEqual([
      'What a baker needs at the very least, and what others call luxury, in no order:',
      '- flour from a mill nearby, and water that is soft',
      '- salt',
    ]);
  });

  it('has none in an empty text', () => {
    expect(paragraphsOf(' \n\n')).toEqual([]);
  });

  it('finds the same paragraphs however narrow the column is that a text is set in', () => {
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 30, max: 100 }),
        (paragraphs, width) => {
          const text = paragraphs.map((each) => wrapped(each, width)).join('\n\n');
          expect(paragraphsOf(text)).toEqual(paragraphs);
        },
      ),
    );
  });
});
