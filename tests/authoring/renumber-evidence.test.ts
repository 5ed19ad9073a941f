import { describe, expect, it } from 'vitest';
import { renumberEvidence } from '../../lib/authoring/renumber-evidence.ts';
import { articleId } from '../../lib/domain/content/article.ts';

const nowAt = new Map([
  [1, 2],
  [2, 3],
  [3, 10],
]);
const rye = articleId.parse('rye');

describe('renumberEvidence', () => {
  it('lets the evidence of one article follow its paragraphs, and touches nothing else', () => {
    const text = `article: rye
insights:
  # 1: “a sentence”
  - id: a # 3
    statement: "Of 1, 2 and 3."
    evidence:
      - article: rye # here
        paragraphs: [1, 3, 9] # these
      - { article: wheat, paragraphs: [1] }
      - paragraphs:
          - 2
        article: rye
`;
    expect(renumberEvidence(text, rye, nowAt)).toBe(
      text.replace('[1, 3, 9]', '[2, 10, 9]').replace('          - 2\n', '          - 3\n'),
    );
  });

  it('leaves a file alone that cannot be read', () => {
    expect(renumberEvidence('a: [\n', rye, nowAt)).toBe('a: [\n');
  });
});
