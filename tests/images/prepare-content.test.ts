import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPreparedFolder, writePreparedFolder } from '../../lib/adapters/content/prepared-folder.ts';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { cardsFile } from '../../lib/domain/content/content-paths.ts';
import { plainTheme } from '../../lib/domain/theme/theme.ts';
import { createKeepMade } from '../../lib/images/keep-made.ts';
import { createPrepareContent } from '../../lib/images/prepare-content.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../fixtures/newsletter-files.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';

const crust = await sharp({ create: { width: 1600, height: 900, channels: 3, background: '#a06030' } })
  .jpeg()
  .toBuffer();

/** A folder with the bread course, and files beside it. */
const folderWith = async (
  more: Record<string, string | Uint8Array> = {},
  files: ReadonlyMap<string, string> = breadCourse(),
) => {
  const top = await temporaryFolder();
  for (const [path, text] of [...files, ...Object.entries(more)]) {
    await mkdir(dirname(join(top, path)), { recursive: true });
    await writeFile(join(top, path), text);
  }
  return join(top, 'content');
};

const prepare = createPrepareContent();

describe('content that is made ready', () => {
  it('has its texts as they are, and in the place of an image what has been made of it', async () => {
    const { files, images } = await prepare(await folderWith({ 'content/courses/bread/crust.jpg': crust }));
    for (const [path, text] of breadCourse()) expect(files.get(path)).toBe(text);
    const made = JSON.parse(files.get('content/courses/bread/crust.jpg') ?? '{}');
    expect(made).toMatchObject({ status: 'ready', width: 1200, height: 675 });
    expect(images.get(made.name)?.byteLength).toBe(made.bytes);
    const read = readContent(files);
    expect('content' in read && read.content.images.get('content/courses/bread/crust.jpg')).toMatchObject({
      width: 1200,
    });
  });

  it('leaves out what stages are set up with: mailboxes and accounts are not published', async () => {
    const { files } = await prepare(
      await folderWith({ 'content/stages/prod.yaml': 'alarmsTo: a@bakery.test' }),
    );
    expect([...files.keys()].filter((path) => path.includes('stages'))).toEqual([]);
    expect(JSON.stringify([...files])).not.toContain('a@bakery.test');
  });

  it('has a card for its site, one for its course and one for the lesson that anybody may read', async () => {
    const { files, images } = await prepare(await folderWith());
    const cards = JSON.parse(files.get(cardsFile) ?? '[]');
    const { accent, typeface } = plainTheme();
    const looks = { accent, typeface };
    expect(cards.map(({ words }: { words: object }) => words)).toEqual([
      { title: 'The Bakery', brand: 'The Bakery', ...looks },
      { title: 'Bread, plainly', brand: 'The Bakery', ...looks },
      { title: expect.any(String), of: 'Bread, plainly', brand: 'The Bakery', ...looks },
    ]);
    expect(images.size).toBe(3);
  });

  it('has one for each issue that goes to everybody, and all of them show the logo', async () => {
    const issue = (audience: string, day: number) => [
      `content/newsletters/notes/2027-01-${day}-hello.md`,
      issueMarkdown({ subject: `To ${audience}`, date: `2027-01-${day}`, audience }),
    ];
    const files = new Map([
      ...breadCourse({ 'content/site.yaml': (text) => `${text}theme: { logo: crust.jpg }\n` }),
      ['content/newsletters/notes/list.yaml', listYaml('notes')],
      ...([issue('all', 12), issue('course:bread', 19)] as [string, string][]),
    ]);
    const prepared = await prepare(await folderWith({ 'content/crust.jpg': crust }, files));
    const logo = JSON.parse(prepared.files.get('content/crust.jpg') ?? '{}').name;
    const cards = JSON.parse(prepared.files.get(cardsFile) ?? '[]');
    expect(cards.map(({ words }: { words: { title: string } }) => words)).toMatchObject([
      { title: 'The Bakery', logo },
      { title: 'Bread, plainly', logo },
      { of: 'Bread, plainly', logo },
      { title: 'Letters of notes', logo },
      { title: 'To all', of: 'Letters of notes', logo },
    ]);
    for (const { image } of cards) expect(prepared.images.has(image.name)).toBe(true);
  });

  it('is the same each time, and on another machine', async () => {
    const more = { 'content/crust.jpg': crust };
    const one = await prepare(await folderWith(more));
    const another = createPrepareContent(readContent, createKeepMade(await temporaryFolder()));
    expect(await another(await folderWith(more))).toEqual(one);
  });

  it('has no cards while it has faults, which are to be mended first', async () => {
    const broken = breadCourse({ 'content/site.yaml': (text) => text.replace(/^brand:.*$/m, '') });
    const { files } = await prepare(await folderWith({}, broken));
    expect(files.has(cardsFile)).toBe(false);
  });

  it('keeps the name of the cards for itself', async () => {
    await expect(prepare(await folderWith({ 'content/cards.json': '[]' }))).rejects.toThrow(
      /cards\.json has a name that is kept for the cards that Dripline draws\. Give it another one\./,
    );
  });

  it('is the same after it was packed beside a function', async () => {
    const prepared = await prepare(await folderWith({ 'content/courses/bread/crust.jpg': crust }));
    const beside = await temporaryFolder();
    writePreparedFolder(beside, prepared);
    expect(await readPreparedFolder(beside)).toEqual(prepared);
  });
});
