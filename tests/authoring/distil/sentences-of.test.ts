import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../lib/authoring/distil/sentences-of.ts';

describe('sentencesOf', () => {
  it.each([
    [
      'en',
      'Rye vs. wheat is old. Dr. Miller said so! Who asked?',
      ['Rye vs. wheat is old.', 'Dr. Miller said so!', 'Who asked?'],
    ],
    ['de', 'Man nimmt z. B. Roggen. Das geht.', ['Man nimmt z. B. Roggen.', 'Das geht.']],
    ['ja', '小麦は粉です。水を足す。', ['小麦は粉です。', '水を足す。']],
    ['en', ' … ', []],
  ])('ends them as their language does: %s', (language, paragraph, sentences) => {
    expect(sentencesOf(paragraph, language)).toEqual(sentences);
  });
});
