import { describe, expect, it } from 'vitest';
import { booksInWords } from '../../../bin/commands/books.ts';
import { issueInWords } from '../../../bin/commands/issue-in-words.ts';
import { issueName, mailName } from '../../../bin/commands/mail-name.ts';
import { emptyBooks } from '../../../lib/domain/reports/books.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';

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
  it.each(['scheduled', 'unchanged', 'too-late', 'withdrawn'] as const)(
    'of an issue that is %s names it and what comes of it',
    (outcome) => {
      const { listId, issueId } = issueName('notes/2027-01-12-hello');
      const line = issueInWords({ list: listId, issue: issueId, outcome, sendAt });
      expect(line).toContain('notes/2027-01-12-hello');
      expect(line).toMatch(/goes out|not (be )?sent/);
    },
  );

  it('of books that do not come out says so', () => {
    const name = 'notes/2027-01-12-hello';
    expect(booksInWords({ name, books: { ...emptyBooks, candidates: 2, sent: 2 } })).toContain('2 = 2 sent');
    expect(booksInWords({ name, books: { ...emptyBooks, candidates: 3, sent: 2 } })).toContain(
      'OUT OF BALANCE',
    );
  });
});
