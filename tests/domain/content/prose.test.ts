import { describe, expect, it } from 'vitest';
import { parseProse, plainText } from '../../../lib/domain/content/prose.ts';

const markdown = `A *soft* and **strong** line
that goes on,\\
breaks, and [links](https://x.test/?a=1&b="2").

3. three
4. four

   more of four

- one
  - inner
`;

describe('parseProse', () => {
  it('reads paragraphs, lists, emphasis, strong, links and line breaks', () => {
    const { prose, faults } = parseProse(markdown);
    expect(faults).toEqual([]);
    expect(prose.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'list']);
  });

  it.each([
    '> quote',
    '---',
    '```\ncode\n```',
    '`code`',
    '<i>x</i>',
    '# x',
    '![x](y)',
    '[x][y]\n\n[y]: https://x.test',
  ])('refuses %j', (refused) => {
    expect(parseProse(refused).faults.length).toBeGreaterThan(0);
  });

  it('names the line of a fault within the text', () => {
    expect(parseProse('fine\n\nfine\n\n# not').faults).toMatchObject([{ line: 5 }]);
  });
});

describe('plainText', () => {
  it('holds the words and none of the marks', () => {
    expect(plainText(parseProse(markdown).prose)).toBe(
      'A soft and strong line that goes on, breaks, and links.\nthree\nfour\nmore of four\none\ninner',
    );
  });
});
