import { describe, expect, it } from 'vitest';
import { parseProse, plainText } from '../../../lib/domain/prose/prose.ts';

const markdown = `A *soft* and **strong** line
that goes on,\\
breaks, and [links](https://x.test/?a=1&b="2").

3. three
4. four

   more of four

- one
  - inner

> Take \`flour\` and wait,
>
> - a night

~~~sh
bake --at 230
  loaf
~~~
`;

describe('parseProse', () => {
  it('reads paragraphs, lists, quotations, code, emphasis, strong, links and line breaks', () => {
    const { prose, faults } = parseProse(markdown);
    expect(faults).toEqual([]);
    expect(prose.map(({ kind }) => kind)).toEqual(['paragraph', 'list', 'list', 'quotation', 'code']);
  });

  it.each(['---', '<i>x</i>', '# x', '![x](y)', '[x][y]\n\n[y]: https://x.test'])('refuses %j', (refused) => {
    expect(parseProse(refused).faults.length).toBeGreaterThan(0);
  });

  it.each([
    ['a table', '| a | b |\n|---|---|\n| 1 | 2 |', 1],
    ['a table', 'Some words:\n\na | b\n:-- | --:\n1 | 2', 4],
    ['a table', 'a | b\n- | -\n1 | 2', 2],
    ['a table', '- fine\n- | a | b |\n  |---|---|', 2],
    ['a footnote', 'Bread is old.[^1]', 1],
    ['a footnote', 'Fine.\n\n[^1]: An *old* source.', 3],
    ['a footnote', 'Bread^[an aside] is old.', 1],
    ['words struck out', 'Some ~~old~~ words', 1],
    ['words struck out', 'Some ~~*old*~~ words', 1],
    ['words struck out', 'H~2~O', 1],
    ['words highlighted', 'Some ==new== words', 1],
    ['a task to tick off', '- [ ] knead\n- [x] bake', 1],
    ['a task to tick off', '1. fine\n2. [X] bake', 2],
    ['asterisks that mark nothing', 'Some ** bold** words', 1],
    ['a link that can not be read', 'Read [this](https://x.test/a b).', 1],
    ['a link that can not be read', 'Fine,\nand [this][that].', 2],
    ['a link of a wiki', 'See [[Bread]].', 1],
    ['a heading without a space', '##Bread', 1],
    ['a block of another Markdown', ':::note\nBread.\n:::', 1],
    ['a formula', 'So $$x^2$$ loaves', 1],
    ['the name of an emoji', 'Well done :tada:', 1],
    ['a formula', String.raw`So $\frac{1}{2}$ a loaf`, 1],
    ['words set higher', 'The 2^nd^ loaf', 1],
    ['words marked as new', 'Some ++new++ words', 1],
    ['a comment of another Markdown', 'Bread. %% check this %%', 1],
    ['a definition below its term', 'Crumb\n: The inside.', 2],
    ['the long form of an abbreviation', 'The KSP.\n\n*[KSP]: King of bread', 3],
    ['a table of contents', 'Fine.\n\n[TOC]', 3],
    ['attributes in braces', 'Bread {.wide #bread}', 1],
    ['a bullet that makes no list', 'Take:\n• flour\n• water', 2],
    ['a block of another Markdown', '!!! note\n    Bread.', 1],
    ['an address that is no link', 'Fine,\nsee https://x.test/a.', 2],
    ['an address that is no link', '[Bread] (https://x.test)', 1],
    ['raw HTML', 'Fine.\n\n<!-- a note -->', 3],
    ['lines set in by four blanks', 'Fine.\n\n    code', 3],
    ['an image', '![x][y]\n\n[y]: https://x.test', 1],
  ])('does not show readers the signs of %s: %j', (name, markdown, line) => {
    const [fault] = parseProse(markdown).faults;
    expect(fault?.message).toContain(`holds ${name}`);
    expect(fault?.line).toBe(line);
  });

  it.each([
    'A pipe | in prose, and a - b',
    'From ~5 to ~10 loaves, at ~/bread',
    'At 10:30:15, ratio 1:2:3',
    'a = b == c',
    'Costs $5 and $6, or #1 of #baking',
    '[in brackets] (aside)',
    '2 * 3 * 4',
    'In C++ and C++',
    'x^2 + y^2, and ^_^',
    'Bread: the best',
    'Costs $5_000 or $6',
    'The set {a} and 100%',
    '[https://x.test](https://x.test)',
    String.raw`Write https:\//x.test`,
    'Name: ______',
    '<https://x.test/?a==b==c~d~e>',
    '[a](https://x.test/~~u~~)',
    '\\| a \\| b \\|\n\\|---\\|',
    String.raw`\~\~old\~\~ \[^1] \*\* \:tada\: \=\=x\=\=`,
    String.raw`- \[ ] not a task`,
  ])('takes %j as it is', (markdown) => {
    expect(parseProse(markdown).faults).toEqual([]);
  });

  it('makes one space of what CommonMark takes for blank, and leaves other spaces as they are', () => {
    const { prose } = parseProse('10\u00A0000 loaves\u202F;\ta \u2009thin\u2003one \n and\u3000wide');
    expect(plainText(prose)).toBe('10\u00A0000 loaves\u202F; a \u2009thin\u2003one and\u3000wide');
  });

  it.each([
    ['[a](<https://x.test/a b/c>)', 'https://x.test/a%20b/c'],
    ['[a](https://X.test)', 'https://x.test/'],
    ['[a](HTTPS://x.test/ü?q=ä)', 'https://x.test/%C3%BC?q=%C3%A4'],
    ['[a](https://münchen.test/)', 'https://xn--mnchen-3ya.test/'],
    ['[a](https://x.test/?a="2"&b)', 'https://x.test/?a=%222%22&b'],
  ])('writes the address of %s as programs do', (markdown, url) => {
    const { prose, faults } = parseProse(markdown);
    expect(faults).toEqual([]);
    expect(prose).toMatchObject([{ children: [{ kind: 'link', url }] }]);
  });

  it.each([
    '[](https://x.test)',
    '[ ](https://x.test)',
    '[&#8203;](https://x.test)',
    '[**&nbsp;**](https://x.test)',
  ])('asks for the words of %j', (markdown) => {
    expect(parseProse(`Fine.\n\n${markdown}`).faults).toEqual([
      { line: 3, message: 'has a link without words' },
    ]);
  });

  it.each([
    ['has a paragraph without words', 'Fine.\n\n&nbsp;'],
    ['has an item without words in a list', '- fine\n\n-\n- fine'],
    ['has a title in a link', 'Fine.\n\n[a](https://x.test "a title")'],
    ['links to "https:///x"', 'Fine.\n\n[a](https:///x)'],
  ])('%s: %j is refused with its line', (message, markdown) => {
    expect(parseProse(markdown).faults).toMatchObject([
      { line: 3, message: expect.stringContaining(message) },
    ]);
  });

  it.each([
    ['&#0;', 'U+FFFD'],
    ['&#x202e;', 'U+202E'],
    ['&#8238;', 'U+202E'],
    ['&#7;', 'U+FFFD'],
    ['&#xE000;', 'U+E000'],
    ['&#x2028;', 'U+2028'],
    ['[a](https://x.test/&#x202e;b)', 'U+202E'],
  ])('looks at the character that %s stands for', (reference, character) => {
    const [fault] = parseProse(`Fine,\nfine.\n\nNot ${reference} this.`).faults;
    expect(fault).toMatchObject({ line: 4, message: expect.stringContaining(character) });
  });

  it('takes references to characters that are text', () => {
    expect(plainText(parseProse('a&nbsp;b &eacute; &#x1F600;').prose)).toBe('a\u00A0b é 😀');
  });

  it('names the line of a fault within the text', () => {
    expect(parseProse('fine\n\nfine\n\n# not').faults).toMatchObject([{ line: 5 }]);
  });
});

describe('plainText', () => {
  it('holds the words and none of the marks', () => {
    expect(plainText(parseProse(markdown).prose)).toBe(
      'A soft and strong line that goes on, breaks, and links.\nthree\nfour\nmore of four\none\ninner\nTake flour and wait,\na night\nbake --at 230\n  loaf',
    );
  });
});
