import { describe, expect, it } from 'vitest';
import { hashParagraph } from '../../../lib/adapters/content/hash-paragraph.ts';
import { parseContent } from '../../../lib/adapters/content/read-content.ts';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import { paragraphsOf } from '../../../lib/domain/evidence/paragraphs.ts';
import { checkEvidence } from '../../../lib/pipeline/publish/check-evidence.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';

const texts: Record<string, string | undefined> = {
  'rye.txt':
    'Old Tom, night baker, asked 600 people in 1,915 towns about loaves.\n\nOf the 600, 73 % liked rye, said Tom.\nThe third paragraph says that nobody should ever bake rye bread in a cold oven.\n',
  'wheat.txt': 'Wheat is not rye.\n\nA baker said so.\n',
};

const faultsOf = async (
  changes: Parameters<typeof breadCourse>[0] = {},
  { held = texts, pages = {} }: { held?: typeof texts; pages?: Record<string, string> } = {},
) => {
  const check = checkEvidence({
    parseContent,
    hashParagraph,
    articleTexts: { read: async ({ text }) => held[text] },
  });
  return (await check(breadCourse(changes), new Map(Object.entries(pages)))).faults.map(faultInWords);
};

const wheat = 'content/insights/wheat.yaml';
const rye = 'content/insights/rye.yaml';
const replaced = (from: string, to: string) => (text: string) => text.replace(from, to);

describe('checkEvidence', () => {
  it('has notes alone for what is still a draft', async () => {
    const check = checkEvidence({
      parseContent,
      hashParagraph,
      articleTexts: { read: async ({ text }) => texts[text] },
    });
    const wrong = (text: string) =>
      text.replace('kind: statistic\n', 'kind: statistic\n    draft: true\n').replace('73 %', '37 %');
    const checked = await check(breadCourse({ [wheat]: wrong }), new Map());
    expect(checked.faults).toEqual([]);
    expect(checked.notes).toContainEqual({
      file: wheat,
      line: expect.any(Number),
      message: 'has the figure 37 %, which its evidence paragraphs do not',
    });
  });

  it('says which paragraphs have changed since they were cited', async () => {
    const paragraphs = paragraphsOf(texts['rye.txt'] ?? '');
    const hashes = paragraphs.map(hashParagraph).with(1, hashParagraph('Of them 37 % liked rye.'));
    const article = (text: string) => `${text}hashes: [${hashes.map((hash) => `"${hash}"`).join(', ')}]\n`;
    const check = checkEvidence({
      parseContent,
      hashParagraph,
      articleTexts: { read: async ({ text }) => texts[text] },
    });
    const { notes } = await check(breadCourse({ 'content/articles/rye.yaml': article }), new Map());
    const changed = notes.filter(({ message }) => message.includes('has changed since'));
    expect(changed).toHaveLength(9);
    expect(changed[0]?.message).toContain(
      'paragraph 2 of "rye" has changed since insight "a-definition" cited it',
    );
  });

  it('asks for every text, or holds against those that are there', async () => {
    const check = checkEvidence({
      parseContent,
      hashParagraph,
      articleTexts: { read: async () => undefined },
    });
    expect((await check(breadCourse(), new Map())).faults).toHaveLength(2);
    expect(await check(breadCourse(), new Map(), 'what is there')).toEqual({ faults: [], notes: [] });
  });

  it('lets a comment of an insight file quote: no reader sees it', async () => {
    const sentence = 'The third paragraph says that nobody should ever bake rye bread in a cold oven.';
    const taken = async (change: (text: string) => string) =>
      (await faultsOf({ [rye]: change })).filter((fault) => fault.includes('shares the words'));
    expect(await taken((text) => `${text}  # “${sentence}”\n`)).toEqual([]);
    expect(await taken(replaced('What a-reason claims about bread.', sentence))).toHaveLength(1);
  });

  it('is content with content whose evidence stands', async () => {
    expect(await faultsOf()).toEqual([]);
  });

  it('does not hold content against a text that was not read as it was written', async () => {
    const held = { ...texts, 'rye.txt': `Old Tom.\r\nBr\uFFFDtchen.\r\n` };
    expect(await faultsOf({}, { held })).toEqual([
      'rye.txt:2 is not UTF-8: byte 13 of the file is part of no character; save it as UTF-8',
    ]);
  });

  it('counts the paragraphs of the text itself', async () => {
    const article = 'content/articles/rye.yaml';
    expect(
      await faultsOf({
        [article]: replaced('paragraphs: 3', 'paragraphs: 4'),
        [rye]: replaced('[1, 2]', '[1, 4]'),
      }),
    ).toEqual([
      `${article}:3 says that the article has 4 paragraphs; its text has 3`,
      expect.stringMatching(`^${rye}:\\d+ evidence names paragraph 4; the article has 3$`),
    ]);
  });

  it.each([
    [
      'a figure',
      'number: "73 %"',
      'number: "37 %"',
      'has the figure 37 %, which its evidence paragraphs do not',
    ],
    [
      'a name',
      'speaker: Old Tom',
      'speaker: Old Jim',
      'has the name Jim, which its evidence paragraphs do not',
    ],
    [
      'a name inside a sentence',
      'What a-practice claims',
      'What Anna claims',
      'has the name Anna, which its evidence paragraphs do not',
    ],
  ])('misses %s that the evidence lacks', async (_, from, to, message) => {
    expect(await faultsOf({ [wheat]: replaced(from, to) })).toEqual([
      expect.stringMatching(`^${wheat}:\\d+ ${message}$`),
    ]);
  });

  it('knows a figure by its value and a name by its article', async () => {
    expect(
      await faultsOf({ [wheat]: replaced('What a-practice claims', 'In 1915 towns Miller claims') }),
    ).toEqual([]);
  });

  it('finds nine words in a row that an article has, in content and on pages, and says where', async () => {
    const taken = 'first line\nNobody should *ever* bake rye\nbread in a cold spell';
    const eight = 'should ever bake rye bread in a cold';
    expect(await faultsOf({}, { pages: { 'templates/a.hbs': taken, 'templates/b.hbs': eight } })).toEqual([
      'templates/a.hbs:2 shares the words "nobody should ever bake rye bread in a cold" with the article "rye"; say it in your own',
    ]);
    expect(
      await faultsOf({
        [rye]: replaced('What a-pitfall claims', 'The third paragraph says that nobody should ever bake'),
      }),
    ).toHaveLength(1);
  });

  it('lets the title of an article be cited', async () => {
    const title = 'nobody should ever bake rye bread in a cold oven';
    expect(await faultsOf({ 'content/articles/rye.yaml': replaced('On rye', title) })).toEqual([]);
  });

  it('says which text is not there', async () => {
    expect(await faultsOf({}, { held: { ...texts, 'wheat.txt': undefined } })).toEqual([
      'content/articles/wheat.yaml names the text "wheat.txt", which is not there',
    ]);
  });
});
