import { describe, expect, it } from 'vitest';
import { createReadContent } from '../../../lib/adapters/content/read-content.ts';
import { faultInWords } from '../../../lib/domain/content/content.ts';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { everyBlockContent } from '../../fixtures/every-block.ts';
import { issueMarkdown } from '../../fixtures/newsletter-files.ts';

// One reader for all readings, which parses what has changed.
const readContent = createReadContent();

const oven = 'content/courses/bread/oven.yaml';
const flour = 'content/courses/bread/flour.yaml';
const course = 'content/courses/bread/course.yaml';
const wheat = 'content/insights/wheat.yaml';
const rye = 'content/insights/rye.yaml';
const issue = 'content/newsletters/notes/2027-01-12-hello.md';

type Changes = NonNullable<Parameters<typeof everyBlockContent>[0]>;

const faultsOf = (changes: Changes): string[] => {
  const read = readContent(everyBlockContent(changes));
  return 'faults' in read ? read.faults.map(faultInWords) : [];
};
const replaced = (from: string, to: string) => (text: string) => text.replace(from, to);

/** The line of the fixture's lesson on which something stands. */
const lineIn = (file: string, what: string, changes: Changes = {}): number =>
  (everyBlockContent(changes).get(file) ?? '').split('\n').findIndex((line) => line.includes(what)) + 1;

const withBlock = (block: string): Changes => ({
  [oven]: (text) => text.replace('blocks:\n', `blocks:\n${block}\n`),
});

describe('blocks', () => {
  it('of every kind are read', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it.each([
    ['  - qoute: Words.', 'has "qoute", and a block is one of prose, heading, insight, recap, table,'],
    ['  - url: https://x.test', 'has "url", and a block is one of'],
    ['  - just words', 'has no kind; a block is one of'],
    ['  - prose: Words.\n    heading: Words', 'is "prose" and "heading" at once'],
    ['  - quotation: Words.', 'blocks[0].by is missing'],
    ['  - quotation: Words.\n    by: Tom\n    bye: Tom', 'blocks[0] has "bye", which means nothing here'],
    ['  - quotation: Words.\n    by: Tom\n    url: x.test', 'blocks[0].url is "x.test"; a link starts with'],
    ['  - button: Go', 'blocks[0].url is missing'],
    ['  - button: Go\n    url: http://x.test', 'blocks[0].url is "http://x.test"; a button leads to'],
    ['  - code: "  "', 'blocks[0].code is empty'],
    ['  - table: |\n      a | b\n      - | -\n      1 | 2', 'blocks[0].caption is missing'],
    ['  - insight: a-nothing', 'names the insight "a-nothing", which does not exist'],
  ])('are refused by what is wrong: %j', (block, message) => {
    expect(faultsOf(withBlock(block)).join('\n')).toContain(message);
  });

  it('are refused by the line of a text', () => {
    const table = withBlock(
      '  - table: |\n      a | b\n      - | -\n      1 | 2\n      1 | 2 | 3\n    caption: Numbers',
    );
    expect(faultsOf(table)).toEqual([
      `${oven}:${lineIn(oven, '1 | 2 | 3', table)} blocks[0].table has 3 cells in a row; above it are 2 headings`,
    ]);
  });
});

describe('a recap', () => {
  it.each([
    ['a-nothing', 'recaps the insight "a-nothing", which does not exist'],
    ['a-saying', 'which this lesson places itself'],
    ['a-reason', 'which no lesson of this course places'],
  ])('of %s in a lesson is a fault', (insight, message) => {
    const changes = withBlock(`  - recap: ${insight}`);
    const [fault, ...more] = faultsOf(changes);
    expect(fault).toContain(`${oven}:${lineIn(oven, '- recap:', changes)} `);
    expect(fault).toContain(message);
    expect(more).toEqual([]);
  });

  it('of a later lesson is a fault, and follows the order of the course', () => {
    const early = { [flour]: replaced('blocks:\n', 'blocks:\n  - recap: a-saying\n') };
    expect(faultsOf(early)).toEqual([
      expect.stringContaining('recaps the insight "a-saying", which comes only later, in "oven"'),
    ]);
    const turned = replaced('  - flour\n  - oven\n', '  - oven\n  - flour\n');
    expect(faultsOf({ ...early, [course]: turned, [oven]: (text) => text })).toEqual([]);
  });

  it('of a lesson that is a draft is a fault, unless it is in a draft too', () => {
    const draft = (text: string) => `draft: true\n${text}`;
    const recap = withBlock('  - recap: a-pitfall');
    const drafts = readContent(everyBlockContent({ [flour]: draft, [course]: draft, ...recap }));
    expect(drafts.notes.map(faultInWords).filter((note) => note.includes('recaps'))).toEqual([]);
    expect(faultsOf({ [flour]: draft, ...recap })).toEqual([
      expect.stringContaining(
        'recaps the insight "a-pitfall", which no reader has had: the lesson "flour" is still a draft',
      ),
    ]);
  });

  it('of any lesson may be in the closing mail', () => {
    const closing = replaced('    - prose: Thank', '    - recap: a-saying\n    - prose: Thank');
    expect(faultsOf({ [course]: closing })).toEqual([]);
    const nowhere = replaced('    - prose: Thank', '    - recap: a-reason\n    - prose: Thank');
    expect(faultsOf({ [course]: nowhere })).toEqual([expect.stringContaining(`${course}:`)]);
  });

  it('does not give an insight a place', () => {
    const read = readContent(everyBlockContent({ [flour]: replaced('  - insight: a-pitfall\n', '') }));
    expect('faults' in read && read.faults.map(faultInWords).join()).toContain(
      'which no lesson of this course places',
    );
  });
});

describe('blocks in an issue', () => {
  const written = (blocks: string, audience = 'all') =>
    issueMarkdown({ subject: 'A letter', date: '2027-01-12', audience }).replace(
      '## A heading',
      `\`\`\`blocks\n${blocks}\n\`\`\`\n\n## A heading`,
    );

  it('stand between its paragraphs, in order', () => {
    const read = readContent(everyBlockContent());
    const found =
      'content' in read
        ? read.content.newsletters.get(listId.parse('notes'))?.issues.get(issueId.parse('2027-01-12-hello'))
        : undefined;
    expect(found?.body.flat().map(({ kind }) => kind)).toEqual([
      'prose',
      'insight',
      'table',
      'button',
      'heading',
      'prose',
    ]);
  });

  it.each([
    ['- insight: a-nothing', 0, 'names the insight "a-nothing", which does not exist'],
    ['- insight: a-contrast', 0, 'a side of which has no name; give each of its sides a name'],
    ['- prose: Fine.\n- quotation: Words.', 1, 'blocks[1].by is missing'],
    [
      '- table: |\n    a | b\n    - | -\n    1 | 2 | 3\n  caption: x',
      3,
      'blocks[0].table has 3 cells in a row',
    ],
    ['- heading: "a: b', 0, 'begins with a quotation mark and never ends with one'],
    ['insight: a-pitfall', -1, 'has ```blocks without a list of blocks'],
    ['', -1, 'has ```blocks without a list of blocks'],
    ['- recap: a-pitfall', 0, 'which not all of its readers have had'],
  ])('are refused by line: %j', (blocks, below, message) => {
    const text = written(blocks);
    const opens = text.split('\n').indexOf('```blocks') + 1;
    const [fault, ...more] = faultsOf({ [issue]: text });
    expect(fault).toContain(`${issue}:${opens + 1 + below} `);
    expect(fault).toContain(message);
    expect(more).toEqual([]);
  });

  it('recap what everybody has had who finished a course', () => {
    expect(faultsOf({ [issue]: written('- recap: a-pitfall', 'finished:bread') })).toEqual([]);
    expect(faultsOf({ [issue]: written('- recap: a-pitfall', 'course:bread') })).toHaveLength(1);
    expect(faultsOf({ [issue]: written('- recap: a-reason', 'finished:bread') })).toHaveLength(1);
  });

  it('show no draft', () => {
    const draft = replaced('- id: a-statistic\n', '- id: a-statistic\n    draft: true\n');
    expect(faultsOf({ [wheat]: draft }).filter((fault) => fault.startsWith(issue))).toEqual([
      expect.stringContaining('names the insight "a-statistic", which is still a draft'),
    ]);
    const recapped = replaced('- id: a-pitfall\n', '- id: a-pitfall\n    draft: true\n');
    expect(faultsOf({ [rye]: recapped }).some((fault) => fault.startsWith(oven))).toBe(true);
  });

  it('are closed, or the rest of the text would be code', () => {
    const open = written('- insight: a-pitfall').replace('```\n\n## A', '\n\n## A');
    expect(faultsOf({ [issue]: open })).toEqual([
      expect.stringContaining('opens code with ``` and does not close it'),
    ]);
  });

  it('stand at the margin, not in a list or a quotation', () => {
    const inside = issueMarkdown({ subject: 'A letter', date: '2027-01-12' }).replace(
      'Dear reader',
      '> ```blocks\n> - insight: a-pitfall\n> ```\n\nDear reader',
    );
    expect(faultsOf({ [issue]: inside })).toEqual([expect.stringContaining('```blocks')]);
  });
});
