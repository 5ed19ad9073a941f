import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { readWordFile } from '../../../lib/adapters/articles/read-word-file.ts';
import { wordPropertiesOf } from '../../../lib/adapters/articles/word-properties.ts';
import { wordFile } from './zip-of.ts';

const core = 'docProps/core.xml';
const properties = (inside: string, prefix = 'cp') =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<${prefix}:coreProperties xmlns:${prefix}="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${inside}</${prefix}:coreProperties>`;
const fileWith = (xml: string) => wordFile('On steam', ['Steam keeps the crust soft.'], { [core]: xml });
const of = (xml: string) => wordPropertiesOf(fileWith(xml));

const created = '<dcterms:created xsi:type="dcterms:W3CDTF">2024-05-31T10:00:00Z</dcterms:created>';
const modified = '<dcterms:modified xsi:type="dcterms:W3CDTF">2024-06-02T09:30:00Z</dcterms:modified>';

describe('the properties of a Word file', () => {
  it('say who wrote the article, and when', async () => {
    const written = properties(
      `<dc:title>Untitled</dc:title><dc:creator>Zoë &amp; Ann\n Miller</dc:creator><cp:lastModifiedBy>Tom</cp:lastModifiedBy>${created}${modified}`,
    );
    expect(await readWordFile(fileWith(written), 'a.docx')).toEqual({
      paragraphs: ['On steam', 'Steam keeps the crust soft.'],
      title: 'On steam',
      author: 'Zoë & Ann Miller',
      date: '2024-05-31',
    });
  });

  it('are found whatever their prefixes are, and in UTF-16', async () => {
    const written = '<?xml version="1.0"?><x:coreProperties><y:creator>Ann</y:creator></x:coreProperties>';
    expect(await of(written)).toEqual({ author: 'Ann' });
    const zip = await JSZip.loadAsync(fileWith(''));
    zip.file(core, Buffer.from(`\uFEFF${written}`, 'utf16le'));
    expect(await wordPropertiesOf(await zip.generateAsync({ type: 'nodebuffer' }))).toEqual({
      author: 'Ann',
    });
  });

  it('have the day of the last change where nobody noted the first', async () => {
    expect(await of(properties(modified))).toEqual({ date: '2024-06-02' });
  });

  it.each([
    ['there are none', wordFile('On steam', ['Steam.'])],
    ['they are empty', fileWith('')],
    ['they name nobody', fileWith(properties('<dc:creator> \n </dc:creator><dcterms:created/>'))],
    ['they are no XML', fileWith('PK\u0003\u0004 not XML at all')],
    ['they are in an encoding that nobody knows', fileWith('<?xml version="1.0" encoding="x-none"?><a/>')],
    ['somebody is named elsewhere', fileWith(properties('<a><dc:creator>Ann</dc:creator></a>'))],
  ])('are unsaid where %s', async (_, bytes) => {
    const { author, date } = await readWordFile(bytes, 'a.docx');
    expect({ author, date }).toEqual({});
  });

  it('are unsaid where they are larger than any program writes them, however small they are packed', async () => {
    const zip = await JSZip.loadAsync(fileWith(''));
    zip.file(core, properties(`<dc:creator>Ann</dc:creator>${' '.repeat(30_000_000)}`));
    const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    expect(bytes.length).toBeLessThan(100_000);
    expect(await wordPropertiesOf(bytes)).toEqual({});
  });

  it('are unsaid where their bytes are damaged', async () => {
    const zip = await JSZip.loadAsync(fileWith(properties('<dc:creator>Ann</dc:creator>'.repeat(50))));
    const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
    const start = bytes.indexOf(core) + core.length;
    expect(await wordPropertiesOf(bytes.fill(0xff, start, start + 40))).toEqual({});
  });

  it('do no harm, whatever is among them: entities stay unexpanded, and nothing throws', async () => {
    const bomb =
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hostname">]>';
    expect(await of(`${bomb}${properties('<dc:creator>&b;&f;</dc:creator>')}`)).toEqual({ author: '&b;&f;' });
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      '"',
      ']]>',
      '<![CDATA[',
      '<!--',
      'dc:creator',
      '<?xml',
      ' ',
      'a',
      '\u0000',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        await of(properties(pieces.join('')));
        await of(pieces.join(''));
      }),
      { numRuns: 200 },
    );
  });
});
