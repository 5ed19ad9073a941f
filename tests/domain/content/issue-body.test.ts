import { describe, expect, it } from 'vitest';
import { parseIssueMarkdown } from '../../../lib/domain/content/issue-body.ts';

describe('the text of an issue', () => {
  it('is prose between headings of level 2', () => {
    const { blocks, faults } = parseIssueMarkdown('One.\n\nTwo.\n\n## A *fine* heading\n\n- three\n');
    expect(faults).toEqual([]);
    expect(blocks).toMatchObject([
      { prose: [{ kind: 'paragraph' }, { kind: 'paragraph' }] },
      { heading: 'A fine heading' },
      { prose: [{ kind: 'list' }] },
    ]);
  });

  it.each(['# Too big', '### Too small', '<b>x</b>', '## A ~~bad~~ heading', '##', '| a | b |\n|---|---|'])(
    'refuses %j, with its line',
    (text) => {
      expect(parseIssueMarkdown(`Fine.\n\n${text}`).faults[0]?.line).toBeGreaterThanOrEqual(3);
    },
  );
});
