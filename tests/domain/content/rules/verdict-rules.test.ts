import { describe, expect, it } from 'vitest';
import { contentHash } from '../../../../lib/adapters/content/content-hash.ts';
import { parseContent, readContent } from '../../../../lib/adapters/content/read-content.ts';
import type { ContentFiles } from '../../../../lib/domain/content/content.ts';
import { verdictKey } from '../../../../lib/domain/evidence/verdict-key.ts';
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
  const known = new Map(parsedContent.articles.map(({ value }) => [value.id, value]));
  const key = insight && verdictKey(insight.value, known, contentHash);
  if (key === undefined) throw new Error(`There is no key for "${id}".`);
  return key;
};

const key = keyOf(breadCourse(articles), 'a-practice');
const verdict = (says: string) =>
  `${key}:\n  verdict: ${says}\n  by: a model\n  reason: It speaks of wheat.\n`;
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
      notes: [{ message: 'does not follow from its evidence, says a model: It speaks of wheat.' }],
    });
    expect(judged('supported')).toMatchObject({ notes: [] });
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

  it('is one of three', () => {
    expect(judged('perhaps')).toMatchObject({ faults: [{ file: 'content/verdicts.yaml', line: 2 }] });
  });
});
