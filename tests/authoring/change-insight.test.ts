import { describe, expect, it } from 'vitest';
import { changeInsight, removeInsight } from '../../lib/authoring/change-insight.ts';

const worksheet = `# what readers learn
article: rye
insights:
  # “Rye holds water.”
  - id: water
    draft: true
    kind: reason
    title:
    statement: >
      What stood
      there.
    evidence:
      - article: rye
        paragraphs: [2] # the second

  # a note that is nobody's
  - id: salt # kept
    kind: pitfall
    title: Salt
    statement: Too much of it slows a dough.
    evidence: []
`;

describe('an insight whose words are changed', () => {
  it('has them, is signed if so asked, and every other byte stays', () => {
    const words = { title: 'Rye: what it holds', statement: 'It holds more than wheat.' };
    expect(changeInsight(worksheet, 'water', { words, signed: true })).toBe(
      worksheet
        .replace('    draft: true\n', '')
        .replace('title:\n', 'title: "Rye: what it holds"\n')
        .replace('>\n      What stood\n      there.\n', 'It holds more than wheat.\n'),
    );
  });

  it('stays a draft otherwise, and may have nothing to say', () => {
    expect(changeInsight(worksheet, 'water', { words: { title: '' }, signed: false })).toContain(
      'draft: true\n    kind: reason\n    title: \n',
    );
  });

  it('keeps words that read as something else', () => {
    for (const title of ['7:30', 'true', '2024', '# no comment', '- no list', '"quoted"']) {
      const changed = changeInsight(worksheet, 'water', { words: { title }, signed: false });
      expect(changed, title).toBeDefined();
    }
  });

  it('is left alone where it is not there, or is written in a way that does not allow it', () => {
    expect(changeInsight(worksheet, 'yeast', { words: {}, signed: true })).toBeUndefined();
    expect(changeInsight(worksheet, 'water', { words: { year: '2024' }, signed: true })).toBeUndefined();
    expect(
      changeInsight('insights: [{id: water, title: a}]', 'water', { words: {}, signed: true }),
    ).toBeUndefined();
    expect(changeInsight('insights: [', 'water', { words: {}, signed: true })).toBeUndefined();
  });
});

describe('an insight that is taken out', () => {
  it('goes with the comment above it, and nothing else does', () => {
    const [before = '', after = ''] = [
      worksheet.slice(0, worksheet.indexOf('  # “Rye')),
      worksheet.slice(worksheet.indexOf("  # a note that is nobody's")),
    ];
    expect(removeInsight(worksheet, 'water')).toBe(before + after);
    expect(removeInsight(worksheet, 'salt')).toBe(
      worksheet.slice(0, worksheet.indexOf("  # a note that is nobody's")),
    );
  });

  it('leaves a list without any where it was the only one', () => {
    const alone = removeInsight(worksheet, 'salt') ?? '';
    expect(removeInsight(alone, 'water')).toContain('insights:');
    expect(removeInsight(alone, 'water')).not.toContain('id:');
  });
});
