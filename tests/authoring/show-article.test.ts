import { describe, expect, it } from 'vitest';
import { citationsIn } from '../../lib/authoring/citations.ts';
import { showArticle } from '../../lib/authoring/show-article.ts';
import { articleId } from '../../lib/domain/content/article.ts';
import { breadCourse } from '../fixtures/bread-course.ts';

const rye = articleId.parse('rye');
const unwritten = (text: string) =>
  `${text}  - id: new\n    draft: true\n    statement:\n    evidence:\n      - article: rye\n        paragraphs: [3, three]\n`;

describe('showArticle', () => {
  it('says of each paragraph what cites it, drafts that nobody has written yet included', () => {
    const files = breadCourse({ 'content/insights/wheat.yaml': unwritten });
    const shown = showArticle(
      { id: rye, stale: [2] },
      ['One.', 'Two.', 'Three.', 'Four.'],
      citationsIn(files),
    );
    expect(shown.map(({ citedBy }) => citedBy.length)).toEqual([9, 9, 1, 0]);
    expect(shown[2]).toEqual({
      number: 3,
      words: 'Three.',
      citedBy: [{ insight: 'new', isDraft: true }],
      isStale: false,
    });
    expect(shown[1]?.isStale).toBe(true);
  });

  it('passes over a file that cannot be read', () => {
    const files = breadCourse({ 'content/insights/rye.yaml': 'insights: [' });
    expect(showArticle({ id: rye }, ['One.'], citationsIn(files))[0]?.citedBy).toHaveLength(4);
  });
});
