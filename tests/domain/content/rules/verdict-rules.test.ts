import { describe, expect, it } from 'vitest';
import { contentHash } from '../../../../lib/adapters/content/content-hash.ts';
import { parseContent, readContent } from '../../../../lib/adapters/content/read-content.ts';
import type { ContentFiles } from '../../../../lib/domain/content/content.ts';
import { judgedClaims } from '../../../../lib/domain/content/rules/judged-claims.ts';
import { breadCourse } from '../../../fixtures/bread-course.ts';

const hashes = (count: number, digit: string) =>
  `hashes: [${Array(count).fill(digit.repeat(12)).join(', ')}]\n`;
const articles = {
  'content/articles/rye.yaml': (text: string) => `${text}${hashes(3, 'a')}`,
  'content/articles/wheat.yaml': (text: string) => `${text}${hashes(2, 'b')}`,
};

const keyOf = (files: ContentFiles, id: string): string => {
  const { parsedContent } = parseContent(files);
  const insight = parsedContent.insights.find(({ value }) => value.id === id);
  const key = insight && judgedClaims(parsedContent, contentHash)(insight.value).key;
  if (key === undefined) throw new Error(`There is no key for "${id}".`);
  return key;
};

const key = keyOf(breadCourse(articles), 'a-practice');
const verdict = (says: string) =>
  `${key}:\n  verdict: ${says}\n  by: a model\n  reason: It speaks of wheat.\n  on: 2027-02-02\n`;
const judged = (says: string, changes = {}) =>
  readContent(breadCourse({ ...articles, ...changes, 'content/verdicts.yaml': verdict(says) }));

describe('what a model said of a claim', () => {
  it('is read from a file, without the model and without the texts', () => {
    expect(judged('contradicted')).toMatchObject({
      faults: [
        {
          file: 'content/insights/wheat.yaml',
          message: 'is contradicted by its evidence, says a model: It speaks of wheat.',
        },
      ],
    });
    expect(judged('unsupported')).toMatchObject({
      notes: [
        { message: 'does not follow from its evidence, says a model: It speaks of wheat.' },
        { file: 'content/verdicts.yaml' },
      ],
    });
    expect(judged('supported')).toMatchObject({ notes: [{ file: 'content/verdicts.yaml' }] });
  });

  it('is of no account once the claim or a paragraph is another', () => {
    const claim = {
      'content/insights/wheat.yaml': (text: string) =>
        text.replace('What a-practice claims', 'What a-practice says'),
    };
    const paragraph = { 'content/articles/wheat.yaml': (text: string) => `${text}${hashes(2, 'c')}` };
    for (const changes of [claim, paragraph])
      expect(judged('contradicted', changes)).not.toHaveProperty('faults');
  });

  it('is said to be missing, to whoever keeps verdicts, of signed claims that have hashes', () => {
    const note = (files = {}) =>
      judged('supported', files).notes.find(({ file }) => file === 'content/verdicts.yaml')?.message;
    expect(note()).toEqual(
      expect.stringMatching(
        /^has no verdict on "a-definition", "a-contrast", "a-reason", "a-pitfall", "an-example" and \d+ more as they stand now; "dripline judge" asks$/,
      ),
    );
    expect(readContent(breadCourse(articles)).notes).toEqual([]);
    const drafts = { 'content/insights/rye.yaml': (text: string) => text.replace(/^/, 'draft: true\n') };
    expect(note(drafts)).not.toContain('a-definition');
    const noHashes = { 'content/articles/rye.yaml': (text: string) => text };
    expect(note(noHashes)).toBeUndefined();
  });

  it.each([
    [
      'the sides of a contrast are exchanged',
      (text: string) =>
        text
          .replace('The crust side', '?')
          .replace('The crumb side', 'The crust side')
          .replace('?', 'The crumb side'),
      undefined,
    ],
    [
      'its course calls them otherwise',
      undefined,
      (text: string) => text.replace('[Crust, Crumb]', '[Crumb, Crust]'),
    ],
  ])(
    'is on something else when %s',
    (_, insights = (text: string) => text, course = (text: string) => text) => {
      const files = (change: boolean) =>
        breadCourse({
          ...articles,
          ...(change && {
            'content/insights/rye.yaml': insights,
            'content/courses/bread/course.yaml': course,
          }),
        });
      expect(keyOf(files(true), 'a-contrast')).not.toBe(keyOf(files(false), 'a-contrast'));
    },
  );

  it('is one of three, with a reason and a day', () => {
    expect(judged('perhaps')).toMatchObject({ faults: [{ file: 'content/verdicts.yaml', line: 2 }] });
    for (const key of ['reason', 'by', 'on']) {
      const without = verdict('supported').replace(new RegExp(`^ {2}${key}: .*\\n`, 'm'), '');
      const read = readContent(breadCourse({ ...articles, 'content/verdicts.yaml': without }));
      expect(read).toMatchObject({ faults: [{ file: 'content/verdicts.yaml' }] });
    }
  });
});
