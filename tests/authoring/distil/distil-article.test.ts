import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scaffoldsFolder } from '../../../bin/commands/folders.ts';
import { createParseContent, createReadContent } from '../../../lib/adapters/content/read-content.ts';
import { readFiles } from '../../../lib/adapters/content/read-files.ts';
import { distilArticle, proposalsFor } from '../../../lib/authoring/distil/distil-article.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';

// One reader for all readings, which parses what has changed.
const parseContent = createParseContent();
const readContent = createReadContent();

const templates = await readFiles(scaffoldsFolder);
const wheat = 'content/insights/wheat.yaml';
const article = 'content/articles/wheat.yaml';

const paragraphs = [
  'On wheat',
  'Wheat is not rye: it is ground finer, "says" Old Tom: # really.',
  'Of 600 bakers asked in 2014, 73 % use wheat; the soft inside of a loaf is another matter.',
  'The soft inside of a loaf is called the crumb.',
  'Wheat rises fast, whereas rye takes a whole night.',
  'There are two stages: in the first, wheat drinks, and in the second, it rises.',
  'Tom said that “a loaf of wheat is no loaf before it has slept for a night”, and left.',
];

const distil = (files: ContentFiles, most?: number, text = paragraphs) => {
  const found = parseContent(files).parsedContent.articles.find(({ file }) => file === article);
  if (!found) return expect.unreachable('the article cannot be read');
  const proposals = proposalsFor(files, found.value, text, { language: 'en', most });
  return distilArticle(templates)(files, found.value, proposals);
};
const distilled = (files: ContentFiles, most?: number, text = paragraphs): ContentFiles => {
  const proposed = distil(files, most, text);
  return proposed.kind === 'proposed'
    ? new Map([...files, ...proposed.files])
    : expect.unreachable(proposed.kind);
};
const withoutWheat = breadCourse({ [article]: (text) => text.replace('paragraphs: 2', 'paragraphs: 7') });

describe('a worksheet', () => {
  it('has a draft for each paragraph that claims something, with its sentence above and its evidence below', () => {
    const text = distilled(withoutWheat).get(wheat) ?? '';
    expect(text).toContain(`
  # “Of 600 bakers asked in 2014, 73 % use wheat; the soft inside of a loaf is another matter.”
  # figures: 600 bakers · 73 %
  - id: bakers-asked-another
    draft: true
    kind: statistic
    title:
    statement:
    number: "73 %"
    base:
    source:
    year: 2014
    evidence:
      - article: wheat
        paragraphs: [3]
`);
    for (const kind of ['definition', 'contrast', 'framework', 'saying'])
      expect(text).toContain(`    kind: ${kind}\n    title:\n`);
  });

  it('passes the check, which notes what is still to be written', () => {
    const read = readContent(distilled(withoutWheat));
    expect('faults' in read ? read.faults : []).toEqual([]);
    expect(read.notes.map(({ message }) => message)).toContain(
      'insights[4].statement is still to be written',
    );
  });

  it('leaves what is there as it is, and makes nothing of what is cited', () => {
    const before = withoutWheat.get(wheat) ?? '';
    const after = distilled(withoutWheat).get(wheat) ?? '';
    expect(after.startsWith(before.trimEnd())).toBe(true);
    expect(after).not.toContain('On wheat');
  });

  it('proposes nothing twice, also where its author has thrown it away', () => {
    const once = distilled(withoutWheat);
    expect(distil(once)).toEqual({ kind: 'nothing-new' });
    const thrownAway = new Map([...once, [wheat, withoutWheat.get(wheat) ?? '']]);
    expect(distil(thrownAway)).toEqual({ kind: 'nothing-new' });
    expect(
      distil(distilled(thrownAway, undefined, [...paragraphs, 'Wheat is new here, and somebody says so.'])),
    ).toEqual({ kind: 'nothing-new' });
  });

  it('goes on with the next best where only some were asked for', () => {
    const drafts = (files: ContentFiles) => files.get(wheat)?.match(/title:$/gm)?.length;
    const two = distilled(withoutWheat, 2);
    expect(drafts(two)).toBe(2);
    expect(drafts(distilled(two))).toBe(drafts(distilled(withoutWheat)));
  });

  it('keeps to what YAML and the schema allow, and to the author, whatever an article says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'grapheme' }).map((words) => words.replace(/[\p{C}\s]+/gu, ' ')),
          { minLength: 1, maxLength: 6 },
        ),
        (sentences) => {
          const text = sentences.map((words) => `It is said that ${words} is so, for 20 % of all.`);
          const proposed = distil(withoutWheat, undefined, text);
          if (proposed.kind !== 'proposed') return;
          const files = new Map([...withoutWheat, ...proposed.files]);
          const { faults, parsedContent } = parseContent(files);
          expect(faults).toEqual([]);
          expect(parsedContent.insights.length).toBe(
            parseContent(withoutWheat).parsedContent.insights.length,
          );
        },
      ),
    );
  });

  it('is refused where a file is written in a way that nothing can be put into', () => {
    const files = breadCourse({ [wheat]: 'article: wheat\ninsights: none\n' });
    expect(distil(files)).toMatchObject({ kind: 'refused' });
  });
});
