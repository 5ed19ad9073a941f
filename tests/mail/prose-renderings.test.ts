import { describe, expect, it } from 'vitest';
import { parseProse } from '../../lib/domain/prose/prose.ts';
import { proseAsHtml, proseAsText } from '../../lib/mail/prose-renderings.ts';

const markdown = `A *soft* and **strong** line
that goes on,\\
breaks, and [links](https://x.test/?a=1&b="2").

3. three
4. four

   more of four

- one
  - inner
`;

describe('the renderings of prose', () => {
  const { prose } = parseProse(markdown);

  it('are semantic HTML without styles', () => {
    expect(proseAsHtml(prose)).toBe(
      '<p dir="auto">A <em>soft</em> and <strong>strong</strong> line that goes on,<br />breaks, and ' +
        '<a href="https://x.test/?a&#x3D;1&amp;b&#x3D;%222%22">links</a>.</p>' +
        '<ol start="3"><li dir="auto">three</li><li dir="auto">four<p dir="auto">more of four</p></li></ol>' +
        '<ul><li dir="auto">one<ul><li dir="auto">inner</li></ul></li></ul>',
    );
  });

  it('are plain text with the addresses of links and indented lists', () => {
    expect(proseAsText(prose)).toBe(
      'A *soft* and *strong* line that goes on,\nbreaks, and links (https://x.test/?a=1&b=%222%22).\n\n' +
        '3. three\n4. four\n\n   more of four\n\n- one\n\n  - inner',
    );
  });

  const both = (text: string) => {
    const { prose: read, faults } = parseProse(text);
    expect(faults).toEqual([]);
    return { html: proseAsHtml(read), text: proseAsText(read) };
  };

  it('lead to the same address', () => {
    const { html, text } = both('[here](<https://x.test/a b/c>)');
    expect(html).toContain('href="https://x.test/a%20b/c"');
    expect(text).toBe('here (https://x.test/a%20b/c)');
  });

  it.each(['<https://x.test>', '[https://x.test](https://x.test)', '[https://x.test/](https://X.test)'])(
    'say the address of %s once',
    (markdown) => {
      expect(both(markdown).text).toBe('https://x.test/');
    },
  );

  it('keep the number that a list begins with', () => {
    const { html, text } = both('2027. A year.\n2028. Another.');
    expect(html).toBe(
      '<ol start="2027" class="wide"><li dir="auto">A year.</li><li dir="auto">Another.</li></ol>',
    );
    expect(text).toBe('2027. A year.\n2028. Another.');
    expect(both('0. None.').html).toBe('<ol start="0"><li dir="auto">None.</li></ol>');
  });

  it('keep spaces that are not blanks', () => {
    const { html, text } = both('10\u00A0000 to\u202F20 at\u2009noon');
    expect(html).toContain('10\u00A0000 to\u202F20 at\u2009noon');
    expect(text).toBe('10\u00A0000 to\u202F20 at\u2009noon');
  });
});
