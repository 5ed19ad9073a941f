import { describe, expect, it } from 'vitest';
import { parseProse } from '../../lib/domain/content/prose.ts';
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
      '<p>A <em>soft</em> and <strong>strong</strong> line that goes on,<br />breaks, and ' +
        '<a href="https://x.test/?a&#x3D;1&amp;b&#x3D;&quot;2&quot;">links</a>.</p>' +
        '<ol start="3"><li>three</li><li>four<p>more of four</p></li></ol>' +
        '<ul><li>one<ul><li>inner</li></ul></li></ul>',
    );
  });

  it('are plain text with the addresses of links and indented lists', () => {
    expect(proseAsText(prose)).toBe(
      'A *soft* and *strong* line that goes on,\nbreaks, and links (https://x.test/?a=1&b="2").\n\n' +
        '3. three\n4. four\n\n   more of four\n\n- one\n\n  - inner',
    );
  });
});
