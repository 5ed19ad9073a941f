import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../lib/adapters/articles/read-document.ts';
import { wordFile, zipOf } from './zip-of.ts';

const read = (from: string, text: string | Buffer, mediaType = '', charset?: string) =>
  readDocument({ from, mediaType, charset, bytes: Buffer.from(text) });
const article = async (...args: Parameters<typeof read>) => {
  const found = await read(...args);
  return found.kind === 'article' ? found.article : expect.unreachable('it is a feed');
};
const entries = async (...args: Parameters<typeof read>) => {
  const found = await read(...args);
  return found.kind === 'feed' ? found.entries : expect.unreachable('it is an article');
};
const refusal = (...args: Parameters<typeof read>) =>
  read(...args).then(
    () => 'was read',
    (error: Error) => error.message,
  );

const steam =
  'Steam in the first ten minutes keeps the crust soft, so that a loaf can grow to its full height before it sets, which is what a baker wants.';
const tray =
  'A tray of boiling water does it, 200 ml of it, on the floor of the oven, placed before the loaf goes in.';
const page = (head = '', body = '') =>
  `<!doctype html><html lang="en_GB"><head>${head}</head><body><nav><a href="/">Home</a></nav><article><h1>On steam</h1><p>${steam.replace('minutes ', 'minutes<br>')}</p><p>${tray}</p>${body}<p>${steam.replace('Steam', 'Vapour')}</p></article><footer>Imprint</footer></body></html>`;
const said =
  '<title>On steam | The Mill</title><meta property="og:site_name" content="The Mill"><meta name="author" content="Ann Miller"><meta property="article:published_time" content="2024-05-31T10:00:00Z">';

describe('a web page', () => {
  it('is its article, with what it says of itself, and no word of what stands around', async () => {
    expect(await article('https://mill.test/steam', page(said), 'text/html')).toEqual({
      paragraphs: [steam, tray, steam.replace('Steam', 'Vapour')],
      title: 'On steam',
      author: 'Ann Miller',
      publisher: 'The Mill',
      date: '2024-05-31',
      url: 'https://mill.test/steam',
      language: 'en-GB',
    });
  });

  it('invents nothing that it does not say', async () => {
    const { author, publisher, date } = await article('https://mill.test/steam', page(), 'text/html');
    expect({ author, publisher, date }).toEqual({ author: undefined, publisher: undefined, date: undefined });
  });

  it('has a paragraph for each item and each row, and glues none of them together', async () => {
    const list = `<ul><li>First: ${tray}</li><li><p>Second: ${tray}</p></li></ul>`;
    const table =
      '<table><thead><tr><th>Flour</th><th>Minutes</th></tr></thead><tbody><tr><td>Rye</td><td>25</td></tr></tbody></table>';
    const { paragraphs } = await article('a.html', page(said, list + table));
    expect(paragraphs.slice(2, 6)).toEqual([
      `First: ${tray}`,
      `Second: ${tray}`,
      'Flour | Minutes',
      'Rye | 25',
    ]);
  });

  it('has none of the signs that no reader sees', async () => {
    const odd = `Br\u00adot\u200b \u202e${steam}`;
    expect((await article('a.html', page(said, `<p>${odd}</p>`))).paragraphs[2]).toBe(`Brot ${steam}`);
  });

  it('is a sentence where it has no article', async () => {
    expect(await refusal('https://mill.test/', '<!doctype html><div id="app"></div>', 'text/html')).toContain(
      'No article was found in https://mill.test/',
    );
  });

  it.each([
    ['that its server names', 'text/html', 'windows-1252', ''],
    ['that it names itself', 'text/html', undefined, '<meta charset="windows-1252">'],
    ['of Western Windows, where nobody names one', '', undefined, ''],
  ])('is read in the encoding %s', async (_, type, charset, head) => {
    const bytes = Buffer.from(page(head + said, `<p>Stra\u00dfe: ${steam}</p>`), 'latin1');
    expect((await article('https://mill.test/a.html', bytes, type, charset)).paragraphs[2]).toBe(
      `Straße: ${steam}`,
    );
  });
});

describe('Markdown', () => {
  const markdown = `---\ntitle: On steam\nauthor: Ann\ndate: 2024-05-31\nlang: de\n---\n\n# A heading\n\nTwo lines\nof *one* [paragraph](https://mill.test).\n\n- item one\n- item two\n\n> Quoted.\n\n| Flour | Minutes |\n|---|---|\n| Rye | 25 |\n\n\`\`\`\na = 1\nb = 2\n\`\`\`\n`;
  it('has its blocks for paragraphs, and what its front matter says', async () => {
    expect(await article('steam.md', markdown)).toMatchObject({
      paragraphs: [
        'A heading',
        'Two lines of one paragraph.',
        'item one',
        'item two',
        'Quoted.',
        'Flour | Minutes',
        'Rye | 25',
        'a = 1 b = 2',
      ],
      title: 'On steam',
      author: 'Ann',
      date: '2024-05-31',
      language: 'de',
    });
  });

  it('has its first heading for a title, where no front matter names one', async () => {
    expect((await article('steam.md', '# On *steam*\n\nWords.\n')).title).toBe('On steam');
    expect((await article('steam.md', '---\na: [\n---\nWords.\n')).title).toBeUndefined();
  });
});

describe('plain text', () => {
  it('has a short first paragraph for its title, unless it is a sentence', async () => {
    expect(await article('a.txt', `On steam\n\n${steam}\n`)).toMatchObject({
      title: 'On steam',
      paragraphs: ['On steam', steam],
    });
    expect((await article('a.txt', `${tray}\n\n${steam}\n`)).title).toBeUndefined();
  });

  it('may be UTF-16, as editors of Windows write it', async () => {
    const bytes = Buffer.from(`\uFEFF${steam}`, 'utf16le');
    expect((await article('a.txt', bytes)).paragraphs).toEqual([steam]);
  });
});

describe('a Word file', () => {
  it('has its paragraphs, and its heading for a title', async () => {
    expect(await article('a.docx', wordFile('On steam', [steam, tray]))).toEqual({
      paragraphs: ['On steam', steam, tray],
      title: 'On steam',
    });
  });

  it('is a sentence where it is another archive, or comes from an address', async () => {
    expect(await refusal('a.docx', zipOf({ 'a.txt': 'a' }))).toContain('cannot be read as a Word file');
    expect(await refusal('https://mill.test/a.docx', wordFile('A', ['b']))).toContain(
      'Download it and add the file',
    );
  });
});

describe('a feed', () => {
  const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Mill</title><link>https://mill.test</link><description>d</description><language>en</language><item><title>On steam</title><link>https://mill.test/steam</link><dc:creator>Ann</dc:creator><pubDate>Fri, 31 May 2024 23:30:00 -0500</pubDate><description>&lt;p&gt;Steam.&lt;/p&gt;</description></item><item><title>On rye</title></item></channel></rss>`;
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>The Mill</title><id>x</id><updated>2024-05-31T00:00:00Z</updated><author><name>Ann</name></author><entry><id>y</id><title>On steam</title><link rel="self" href="/feed"/><link href="/steam"/><updated>2024-06-01T00:00:00Z</updated><published>2024-05-31T00:00:00Z</published><content type="html">&lt;p&gt;Steam.&lt;/p&gt;</content></entry></feed>`;
  const json = JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'The Mill',
    authors: [{ name: 'Ann' }],
    items: [
      {
        id: '1',
        url: 'https://mill.test/steam',
        title: 'On steam',
        date_published: '2024-05-31T00:00:00Z',
        content_html: '<p>Steam.</p>',
      },
    ],
  });
  it.each([
    ['RSS', rss, 'application/rss+xml'],
    ['Atom', atom, 'text/xml'],
    ['JSON Feed', json, 'application/json'],
  ])('says what it says of its articles: %s', async (_, text, type) => {
    const [first] = await entries('https://mill.test/feed', text, type);
    expect(first).toMatchObject({
      title: 'On steam',
      author: 'Ann',
      publisher: 'The Mill',
      date: '2024-05-31',
      url: 'https://mill.test/steam',
      paragraphs: ['Steam.'],
    });
  });

  it('is a sentence where it is broken or empty', async () => {
    expect(await refusal('feed.xml', '<rss version="2.0"><channel><title>a')).toMatch(
      /feed\.xml (looks like|is) a feed/,
    );
    expect(await refusal('feed.xml', rss.replace(/<item>.*<\/item>/, ''))).toContain('holds no articles');
  });
});

describe('anything else', () => {
  it.each([
    ['a PDF', 'a.pdf', '%PDF-1.7', '', 'is a PDF. Save its text'],
    ['an old Word file', 'a.doc', Buffer.from('d0cf11e0a1b1', 'hex'), '', 'of an old form (.doc)'],
    ['a picture', 'https://mill.test/a.png', 'PNG', 'image/png', 'is of the kind image/png'],
    ['a program', 'a.ts', 'const a = 1;', '', 'is of the kind .ts'],
    ['nothing', 'a.txt', '', '', 'is empty'],
    ['blanks', 'a.txt', ' \n\n ', '', 'holds no text'],
    [
      'an encoding of nobody',
      'https://mill.test/',
      '<html>',
      'text/html',
      'which is no encoding known here',
      'klingon',
    ],
  ])('is a sentence: %s', async (_, from, text, type, sentence, charset?) => {
    expect(await refusal(from, text, type, charset)).toContain(sentence);
  });
});
