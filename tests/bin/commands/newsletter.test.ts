import { describe, expect, it } from 'vitest';
import { booksInWords } from '../../../bin/commands/books.ts';
import { issueName, mailName } from '../../../bin/commands/mail-name.ts';
import { subjectsAsJson, subjectsInWords } from '../../../bin/commands/newsletter.ts';
import { scheduleIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { issueVersion } from '../../../lib/domain/newsletter/published-issue.ts';
import { emptyBooks } from '../../../lib/domain/reports/books.ts';
import { differenceOf } from '../../../lib/domain/subjects/difference.ts';
import { decideByCount } from '../../../lib/domain/subjects/subject-test.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { issueInWords } from '../../../lib/pipeline/plan/issue-in-words.ts';

const sendAt = instantOf('2027-01-12T09:00:00Z');

describe('naming a mail on the command line', () => {
  it('tells issues of lists from lessons of courses', () => {
    expect(mailName('notes/2027-01-12-hello')).toEqual({
      issue: { listId: 'notes', issueId: '2027-01-12-hello' },
    });
    expect(mailName('bread/flour')).toEqual({ course: 'bread', mail: 'flour' });
    expect(mailName('bread/closing')).toEqual({ course: 'bread', mail: 'closing' });
  });

  it.each(['', 'notes', 'notes/hello', 'Notes/2027-01-12-hello', 'a/2027-01-12-b/c'])(
    'refuses %j for an issue, with a sentence',
    (text) => {
      expect(() => issueName(text)).toThrow('An issue is named <list>/<date>-<slug>.');
    },
  );
});

describe('what the operator is told', () => {
  const { listId: list, issueId: issue } = issueName('notes/2027-01-12-hello');

  it.each([
    ['scheduled', true],
    ['unchanged', true],
    ['withdrawn', true],
    ['too-late', false],
    ['cancelled', false],
  ] as const)(
    'of an issue that is %s names it, what comes of it and whether that was asked for',
    (outcome, isDone) => {
      const report = issueInWords({ list, issue, outcome, sendAt });
      expect(report.lines.join()).toContain('notes/2027-01-12-hello');
      expect(report.lines.join()).toMatch(/goes out|not (be )?sent/);
      expect(report.isDone).toBe(isDone);
    },
  );

  it('of an issue whose hour is over for some says for how many, and what becomes of them', () => {
    const inWords = (skipped: number) =>
      issueInWords(
        { list, issue, outcome: 'scheduled', sendAt },
        { late: { readers: 40, postponed: 9, skipped } },
      );
    expect(inWords(0)).toMatchObject({
      lines: [expect.stringContaining('scheduled'), expect.stringContaining('for 9 of 40 its hour is over')],
      isDone: true,
    });
    expect(inWords(3)).toMatchObject({
      lines: expect.arrayContaining([expect.stringContaining('for 3 of 40 it is too late')]),
      isDone: false,
    });
  });

  it('of a correction says who gets it, for how many it came too late, and what can not be changed any more', () => {
    const numbers = { haveIt: 340, areToGetIt: 120 };
    const { lines, isDone } = issueInWords({ list, issue, outcome: 'corrected', sendAt, kept: [] }, numbers);
    expect(lines).toEqual([expect.stringMatching(/archive and 120 who .* new words; for 340 .* too late/)]);
    expect(isDone).toBe(true);
    const kept = issueInWords({ list, issue, outcome: 'begun', sendAt, kept: ['send', 'audience'] });
    expect(kept.lines.join()).toContain('its hour and its audience can not be changed any more');
    expect(kept.isDone).toBe(false);
  });

  it('of a file that is gone while its issue goes out says how to stop it', () => {
    const { lines, isDone } = issueInWords({ list, issue, outcome: 'not-withdrawn', sendAt }, { haveIt: 2 });
    expect(lines.join()).toContain('newsletter cancel notes/2027-01-12-hello');
    expect(isDone).toBe(false);
  });

  it('of two subjects names both with their figures, and what was decided or when it will be', () => {
    const record = scheduleIssue({
      listId: list,
      issueId: issue,
      published: issueVersion.parse('a'.repeat(64)),
      sendAt,
    });
    const figures = { by: 'clicks', a: { sent: 40, did: 3 }, b: { sent: 41, did: 12 } } as const;
    const sight = {
      subjects: { a: 'Hello', b: 'Good day' },
      figures,
      decision: undefined,
      decidesAt: sendAt,
      share: 20,
    };
    expect(subjectsInWords({ record, subject: 'Hello' })).toEqual(['It has one subject: Hello']);
    expect(subjectsInWords({ record, subject: 'Hello', subjects: sight })).toEqual([
      'A: Hello (40 sent, 3 clicks)',
      'B: Good day (41 sent, 12 clicks)',
      expect.stringMatching(
        /measured by clicks\. So far the numbers carry B: the difference lies between \+.* and A otherwise\./,
      ),
    ]);
    expect(subjectsAsJson({ record, subject: 'Hello', subjects: sight })).toMatchObject({
      figures,
      difference: differenceOf(figures.a, figures.b),
    });
    const decided = { ...sight, decision: decideByCount(figures, 'clicks', sendAt) };
    expect(subjectsInWords({ record, subject: 'Hello', subjects: decided }).at(-1)).toContain(
      'B, decided on',
    );
  });

  it('of books that do not come out says so', () => {
    const name = 'notes/2027-01-12-hello';
    expect(booksInWords({ name, books: { ...emptyBooks, candidates: 2, sent: 2 } })).toContain('2 = 2 sent');
    expect(booksInWords({ name, books: { ...emptyBooks, candidates: 3, sent: 2 } })).toContain(
      'OUT OF BALANCE',
    );
  });
});
