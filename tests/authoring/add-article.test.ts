import { describe, expect, it } from 'vitest';
import { scaffoldsFolder } from '../../bin/commands/folders.ts';
import { hashParagraph } from '../../lib/adapters/content/hash-paragraph.ts';
import { createParseContent, createReadContent } from '../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../lib/adapters/content/read-files.ts';
import { addArticle, type Wanted } from '../../lib/authoring/add-article.ts';
import { articleId } from '../../lib/domain/content/article.ts';
import { type ContentFiles, faultInWords } from '../../lib/domain/content/content.ts';
import type { FoundArticle } from '../../lib/pipeline/ports/content.ts';
import { breadCourse } from '../fixtures/bread-course.ts';

// One reader for all readings, which parses what has changed.
const parseContent = createParseContent();
const readContent = createReadContent();

const templates = await readFiles(scaffoldsFolder);
const add = (
  files: ContentFiles,
  found: FoundArticle,
  wanted: Wanted = {},
  held: Record<string, string> = {},
) =>
  addArticle({
    readContent,
    parseContent,
    hashParagraph,
    templates,
    texts: { read: async ({ text }) => held[text] },
  })(files, found, wanted);

const spelt: FoundArticle = {
  paragraphs: ['Spelt is old.', 'Spelt is dry.'],
  title: 'On spelt: "old" #1',
  date: '2024-05-31',
  url: 'https://mill.test/spelt',
  language: 'en-GB',
};
const rye = articleId.parse('rye');
const before = ['One.', 'Two.', 'Three.'];
const ryeAgain = (...paragraphs: string[]): FoundArticle => ({
  paragraphs,
  title: 'Another title',
  url: 'https://mill.test/rye',
});

/** What was written, or the test fails with what it was refused for. */
const writtenOf = async (adding: ReturnType<typeof add>) => {
  const addition = await adding;
  return 'files' in addition ? addition : expect.unreachable(JSON.stringify(addition));
};
const withHashes = async () => {
  const { files } = await writtenOf(add(breadCourse(), ryeAgain(...before)));
  return new Map([...breadCourse(), ...files]);
};
const notesOf = (files: ContentFiles) => {
  const read = readContent(files);
  return [...('faults' in read ? read.faults : []), ...read.notes].map(faultInWords);
};

describe('an article that is brought in', () => {
  it('is entered as it was found, with what it does not say unknown, and its content has no fault', async () => {
    const { id, files, text } = await writtenOf(add(breadCourse(), spelt));
    expect(id).toBe('on-spelt-old-1');
    expect(text).toEqual({ name: 'on-spelt-old-1.txt', words: 'Spelt is old.\n\nSpelt is dry.\n' });
    const { parsedContent } = parseContent(files);
    expect(parsedContent.articles[0]?.value).toEqual({
      id,
      text: text.name,
      paragraphs: 2,
      title: spelt.title,
      author: 'unknown',
      publisher: 'unknown',
      date: '2024-05-31',
      url: spelt.url,
      language: 'en-GB',
      hashes: spelt.paragraphs.map(hashParagraph),
    });
    expect(notesOf(new Map([...breadCourse(), ...files]))).toEqual(notesOf(breadCourse()));
  });

  it('keeps no sentence of its text in the content', async () => {
    const { files } = await writtenOf(add(breadCourse(), spelt));
    expect([...files.values()].join()).not.toMatch(/is old|is dry/);
  });

  it('writes nothing over what is there', async () => {
    expect(await add(breadCourse(), spelt, { id: rye })).toEqual({
      kind: 'refused',
      because: expect.stringContaining('There is a content/articles/rye.yaml already; nothing was written'),
    });
  });

  it.each([
    ['no title', undefined],
    ['a title without a Latin letter', '小麦'],
  ])('asks for an id where it has %s', async (_, title) => {
    expect(await add(breadCourse(), { ...spelt, title })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('say one: --id'),
    });
    expect(await add(breadCourse(), { ...spelt, title }, { id: articleId.parse('spelt') })).toMatchObject({
      kind: 'added',
    });
  });

  it('can only be a later version of one that there is', async () => {
    expect(await add(breadCourse(), spelt, { update: articleId.parse('oats') })).toMatchObject({
      kind: 'refused',
    });
  });
});

describe('an article that is brought in again', () => {
  it('is known by its address, and nothing is written where its text is the same', async () => {
    const files = await withHashes();
    expect(await add(files, ryeAgain(...before), {}, { 'rye.txt': before.join('\n\n') })).toEqual({
      kind: 'unchanged',
      id: rye,
    });
    expect(await add(files, ryeAgain(...before))).toMatchObject({ kind: 'updated', stale: [] });
  });

  it('keeps what its author has written of it', async () => {
    const files = await withHashes();
    const { files: written } = await writtenOf(add(files, ryeAgain('One.', 'New.', 'Three.')));
    expect(written.get('content/articles/rye.yaml')).toMatch(
      /^id: rye\ntext: rye\.txt\nparagraphs: 3\ntitle: On rye\nauthor: A\. Miller\n/,
    );
  });

  it('tells which evidence is stale, until its author has looked at it', async () => {
    const files = await withHashes();
    const addition = await writtenOf(add(files, ryeAgain('Zero.', 'One.', 'Two, revised.', 'Three.')));
    if (addition.kind !== 'updated') return expect.unreachable();
    expect(new Set(addition.stale.map(({ paragraph }) => paragraph))).toEqual(new Set([3]));
    const after = new Map([...files, ...addition.files]);
    // What cited 1 and 2 cites 2 and 3 now, where these words are.
    expect(after.get('content/insights/rye.yaml')).toContain('paragraphs: [2, 3]');
    const said =
      'paragraph 3 of "rye" has changed since insight "a-definition" cited it; look whether it still says so, and take 3 out of "stale" in content/articles/rye.yaml';
    expect(notesOf(after).filter((note) => note.endsWith(said))).toHaveLength(1);
    const again = await writtenOf(add(after, ryeAgain('One.', 'Two, revised.', 'Three.')));
    expect(again.files.get('content/articles/rye.yaml')).toContain('stale: [2]');
  });

  it('proposes anew what has changed, and nothing that was proposed already', async () => {
    const files = await withHashes();
    const article = 'content/articles/rye.yaml';
    const proposed = new Map([...files, [article, `${files.get(article)}proposed: [1, 2]\n`]]);
    const { files: written } = await writtenOf(
      add(proposed, ryeAgain('Zero.', 'One.', 'Two, revised.', 'Three.')),
    );
    expect(written.get(article)).toContain('proposed: [2]');
  });

  it('compares with the text that was kept where no hashes were', async () => {
    const held = { 'rye.txt': 'One.\nTwo.\nThree.\n' };
    const addition = await add(breadCourse(), ryeAgain('One.', 'Two.', 'Third.'), {}, held);
    expect(addition).toMatchObject({ kind: 'updated', revision: { changed: new Set([3]) } });
  });

  it('is refused where its file cannot be changed without harm, or its text lies elsewhere', async () => {
    const files = breadCourse({
      'content/articles/rye.yaml': (text) => text.replace('rye.txt', '../rye.txt'),
    });
    expect(await add(files, ryeAgain('One.'))).toMatchObject({ kind: 'refused' });
  });
});
