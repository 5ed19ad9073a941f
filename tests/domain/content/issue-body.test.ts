import { describe, expect, it } from 'vitest';
import { parseIssueBody } from '../../../lib/domain/content/issue-body.ts';

describe('the text of an issue', () => {
  it('is prose between headings of level 2', () => {
    const { body, faults } = parseIssueBody('One.\n\nTwo.\n\n## A *fine* heading\n\n- three\n');
    expect(faults).toEqual([]);
    expect(body).toMatchObject([
      { prose: [{ kind: 'paragraph' }, { kind: 'paragraph' }] },
      { heading: 'A fine heading' },
      { prose: [{ kind: 'list' }] },
    ]);
  });

  it.each(['# Too big', '### Too small', '<b>x</b>', '## A ~~bad~~ heading', '##', '| a | b |\n|---|---|'])(
    'refuses %j, with its line',
    (text) => {
      expect(parseIssueBody(`Fine.\n\n${text}`).faults[0]?.line).toBeGreaterThanOrEqual(3);
    },
  );
});
