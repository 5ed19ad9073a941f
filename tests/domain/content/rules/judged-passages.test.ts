import { describe, expect, it } from 'vitest';
import { contentHash } from '../../../../lib/adapters/content/content-hash.ts';
import { parseContent, readContent } from '../../../../lib/adapters/content/read-content.ts';
import { judgedPassages, nameOfPassage } from '../../../../lib/domain/content/rules/judged-passages.ts';
import { breadCourse } from '../../../fixtures/bread-course.ts';
import { issueMarkdown, listYaml } from '../../../fixtures/newsletter-files.ts';

const oven = 'content/courses/bread/oven.yaml';
const flour = 'content/courses/bread/flour.yaml';
const rye = 'content/articles/rye.yaml';
const course = 'content/courses/bread/course.yaml';

const hashes = (count: number, digit: string) =>
  `hashes: [${Array(count).fill(digit.repeat(12)).join(', ')}]\n`;

type Changes = Parameters<typeof breadCourse>[0];
const withHashes = (changes: Changes = {}) =>
  breadCourse({
    [rye]: (text) => `${text}${hashes(3, 'a')}`,
    'content/articles/wheat.yaml': (text) => `${text}${hashes(2, 'b')}`,
    ...changes,
  });
const passagesOf = (files: ReturnType<typeof breadCourse>) =>
  judgedPassages(parseContent(files).parsedContent, contentHash);
const inOven = (blocks: string, changes: Changes = {}) =>
  passagesOf(
    withHashes({ [oven]: (text) => text.replace('blocks:\n', `blocks:\n${blocks}`), ...changes }),
  ).filter(({ passage }) => passage.file === oven);
const first = (...of: Parameters<typeof inOven>) =>
  inOven(...of).find(({ passage }) => passage.at[0] === 'blocks') ?? expect.unreachable('no passage');

describe('the passages of a mail that are judged', () => {
  it('are those with a sentence that has a word of its insights, and is no question', () => {
    const said = (words: string) =>
      inOven(`  - prose: ${words}\n`).some(({ passage }) => passage.value === words);
    expect(said('Good loaves claim a night.')).toBe(true);
    expect(said('Welcome back, reader!')).toBe(false);
    expect(said('What do loaves claim?')).toBe(false);
    expect(said('What do loaves claim? Loaves claim a night.')).toBe(true);
  });

  it('are prose, tables by their rows, captions and exercises; of headings, buttons and quotations none', () => {
    const table =
      '  - table: |\n      | Loaf | Night |\n      | --- | --- |\n      | rye | *two* |\n    caption: Nights\n';
    expect(first(table).passage.value).toBe('Nights\nLoaf | Night\nrye | two');
    const quiet =
      '  - heading: Loaves claim a night\n  - quotation: Loaves claim a night.\n    by: Old Tom\n';
    expect(inOven(quiet).map(({ passage }) => passage.value)).toEqual(
      inOven('').map(({ passage }) => passage.value),
    );
    const exercise = inOven('').find(({ passage }) => passage.at[0] === 'exercise');
    expect(exercise?.passage.value).toMatch(/^Bake something\nTake flour/);
  });

  it('are held against the insights of their mail; where it has none, nobody can be asked', () => {
    const cited = first('  - prose: Loaves claim a night.\n').evidence;
    expect(new Set(cited.map(({ article }) => article))).toEqual(new Set(['rye', 'wheat']));
    const files = withHashes({
      [course]: (text) => text.replace('Thank you for *reading*.', 'Bread claims a night.'),
    });
    expect(passagesOf(files).filter(({ passage }) => passage.file === course)).toEqual([]);
  });

  it('are those of an issue, too, which rests on the insights that it lists', () => {
    const issue = 'content/newsletters/notes/2027-01-12-hello.md';
    const text = issueMarkdown({ subject: 'Hello', date: '2027-01-12' });
    const files = new Map([
      ...withHashes(),
      ['content/newsletters/notes/list.yaml', listYaml('notes')],
      [issue, text.replace('Dear reader', 'Bread is claimed')],
    ]);
    const [passage] = passagesOf(files).filter(({ passage: { file } }) => file === issue);
    expect(passage && nameOfPassage(passage.passage)).toBe(
      'newsletters/notes/2027-01-12-hello.md: "Bread is claimed, this is the …"',
    );
  });

  it('are kept under their words, what of these is the author’s own, and the paragraphs; in no order of cards', () => {
    const prose = '  - prose: Loaves claim a night in Ghent.\n';
    const own = (entries: string) => ({
      [course]: (text: string) => text.replace('lessons:', `own: [${entries}]\nlessons:`),
    });
    const { key } = first(prose, own('Ghent'));
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(first(prose, own('Ghent, Anna')).key).toBe(key);
    expect(first(prose, own('Anna')).key).not.toBe(key);
    expect(first(prose.replace('Ghent', 'Bruges'), own('Ghent')).key).not.toBe(key);
    expect(first(prose, { ...own('Ghent'), [rye]: (text) => `${text}${hashes(3, 'c')}` }).key).not.toBe(key);
    expect(first(prose, { ...own('Ghent'), [rye]: (text) => text }).key).toBeUndefined();
    const swapped = inOven('', {
      [oven]: (text) =>
        text
          .replace('blocks:\n', `blocks:\n${prose}`)
          .replace(
            '  - insight: a-practice\n  - insight: a-statistic\n',
            '  - insight: a-statistic\n  - insight: a-practice\n',
          ),
      ...own('Ghent'),
    });
    expect(swapped.find(({ passage }) => passage.at[0] === 'blocks')?.key).toBe(key);
  });

  it('have their verdicts at their line: contradicted is a fault, unsupported a note, and what is overruled nothing', () => {
    const prose = '  - prose: Loaves claim a night.\n';
    const { key } = first(prose);
    const read = (verdict: string, more = '') =>
      readContent(
        withHashes({
          [oven]: (text) => text.replace('blocks:\n', `blocks:\n${prose}`),
          'content/verdicts.yaml': `${key}:\n  verdict: ${verdict}\n  by: a model\n  reason: Two nights.\n  on: 2027-02-02\n${more}`,
        }),
      );
    const line = withHashes().get(oven)?.split('\n').indexOf('blocks:') ?? 0;
    expect(read('contradicted')).toMatchObject({
      faults: [
        {
          file: oven,
          line: line + 2,
          message: 'is contradicted by the evidence of the insights beside it, says a model: Two nights.',
        },
      ],
    });
    expect(read('unsupported').notes).toContainEqual(
      expect.objectContaining({
        file: oven,
        message: 'does not follow from the evidence of the insights beside it, says a model: Two nights.',
      }),
    );
    const overruled = read('contradicted', '  overruled: It was one.\n');
    expect(overruled).not.toHaveProperty('faults');
    expect(overruled.notes.filter(({ file }) => file === oven)).toEqual([]);
  });

  it('are missed in the file of verdicts, those of drafts aside', () => {
    const { key } = first('  - prose: Loaves claim a night.\n');
    const note = (changes: Changes) =>
      readContent(
        withHashes({
          'content/verdicts.yaml': `${key}:\n  verdict: supported\n  by: m\n  reason: Yes.\n  on: 2027-02-02\n`,
          'content/insights/rye.yaml': (text) => text.replace(/^/, 'draft: true\n'),
          'content/insights/wheat.yaml': (text) => text.replace(/^/, 'draft: true\n'),
          ...changes,
        }),
      ).notes.find(({ file }) => file === 'content/verdicts.yaml')?.message;
    expect(note({})).toContain('courses/bread/flour.yaml: "Bread rises and the kettle sings. …"');
    expect(note({ [flour]: (text) => `draft: true\n${text}` })).not.toContain('flour.yaml');
  });
});
