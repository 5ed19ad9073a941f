import { describe, expect, it } from 'vitest';
import { parseContent } from '../../../lib/adapters/content/read-content.ts';
import { insightSchema } from '../../../lib/domain/content/insight.ts';
import { holdInsight } from '../../../lib/pipeline/publish/hold-insight.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';

const files = breadCourse();
const article = parseContent(files).parsedContent.articles[0]?.value;
const paragraphs = [
  'Rye dough rises for 6 hours in a warm kitchen, and it must not be hurried by more yeast than that.',
  'Wheat dough rises for 2 hours.',
];
const against = (statement: string, paragraph = 1) => {
  if (!article) return expect.unreachable('no article');
  const insight = insightSchema.parse({
    id: 'new',
    kind: 'reason',
    title: 'Rising rye',
    statement,
    evidence: [{ article: article.id, paragraphs: [paragraph] }],
  });
  return holdInsight({ parseContent })(files, article, paragraphs, insight);
};

describe('holdInsight', () => {
  it('has nothing against a claim that its paragraph bears', () => {
    expect(against('In the warmth of a kitchen, dough of rye rises for 6 hours.')).toEqual([]);
  });

  it.each([
    ['a figure', 'In the warmth of a kitchen, dough of rye rises for 7 hours.', '7'],
    [
      'words taken over',
      'It must not be hurried by more yeast than that, says the text.',
      'shares the words',
    ],
  ])('says what speaks against it: %s', (_, statement, words) => {
    expect(against(statement).join()).toContain(words);
  });

  it('has nothing to do with the faults of other insights', () => {
    const broken = new Map([...files, ['content/insights/wheat.yaml', 'insights: [']]);
    if (!article) return expect.unreachable('no article');
    const insight = insightSchema.parse({
      id: 'new',
      kind: 'reason',
      title: 'Rising wheat',
      statement: 'Dough of wheat rises for 2 hours.',
      evidence: [{ article: article.id, paragraphs: [2] }],
    });
    expect(holdInsight({ parseContent })(broken, article, paragraphs, insight)).toEqual([]);
  });
});
