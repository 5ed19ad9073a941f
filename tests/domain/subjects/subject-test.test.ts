import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueId } from '../../../lib/domain/content/issue.ts';
import {
  carriedBy,
  decideByCount,
  decidesAt,
  partInTest,
  type SubjectFigures,
} from '../../../lib/domain/subjects/subject-test.ts';
import { decisionInWords } from '../../../lib/domain/subjects/subject-test-in-words.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { notesRef } from '../../fixtures/notes-issue.ts';

const at = instantOf('2027-01-12T13:00:00Z');
const person = (number: number) =>
  subscriberId.parse(number.toString(32).replaceAll(/[01]/g, 'x').padStart(26, 'a'));
const partsOf = (people: number, share: number, issue = notesRef.issueId) =>
  Array.from({ length: people }, (_, number) =>
    partInTest({ ...notesRef, issueId: issue, subscriberId: person(number) }, { share }),
  );
const count = (parts: readonly string[], part: string) => parts.filter((each) => each === part).length;

describe('who tries which of two subjects', () => {
  it('is the same each time, and near half of the share each', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.integer({ min: 1, max: 28 }), (share, day) => {
        const issue = issueId.parse(`2027-02-${String(day).padStart(2, '0')}-news`);
        const parts = partsOf(4_000, share, issue);
        expect(partsOf(4_000, share, issue)).toEqual(parts);
        const half = 4_000 * (share / 200);
        // Four standard deviations of a fair draw.
        const off = 4 * Math.sqrt(half * (1 - share / 200));
        expect(Math.abs(count(parts, 'a') - half)).toBeLessThanOrEqual(off);
        expect(Math.abs(count(parts, 'b') - half)).toBeLessThanOrEqual(off);
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  it('is another half for another issue', () => {
    const [one, other] = [partsOf(2_000, 100), partsOf(2_000, 100, issueId.parse('2027-01-19-hello'))];
    const same = one.filter((part, index) => part === other[index]).length;
    expect(Math.abs(same - 1_000)).toBeLessThan(150);
  });

  it('is everybody at a share of a hundred', () => {
    expect(count(partsOf(500, 100), 'rest')).toBe(0);
  });
});

describe('the better of two subjects', () => {
  const decide = (a: SubjectFigures, b: SubjectFigures) => decideByCount({ a, b }, 'clicks', at);

  it('is the one that the numbers carry, by what each mail brought and not by how many got it', () => {
    expect(decide({ sent: 1_000, did: 80 }, { sent: 500, did: 60 }).winner).toBe('b');
    expect(decide({ sent: 500, did: 60 }, { sent: 1_000, did: 80 }).winner).toBe('a');
  });

  it('is the first wherever the numbers carry neither, however much the second seems to be ahead', () => {
    for (const [a, b] of [
      [
        { sent: 100, did: 8 },
        { sent: 100, did: 12 },
      ],
      [
        { sent: 5, did: 1 },
        { sent: 5, did: 4 },
      ],
      [
        { sent: 0, did: 0 },
        { sent: 90, did: 40 },
      ],
    ] as const) {
      const decision = decide(a, b);
      expect(decision.winner).toBe('a');
      expect(carriedBy(decision.difference, 'clicks')).toBeUndefined();
    }
  });

  it('is never the second unless the interval lies on its side of zero', () => {
    const figures = fc
      .tuple(fc.nat(2_000), fc.nat(2_000))
      .map(([one, other]) => ({ sent: Math.max(one, other), did: Math.min(one, other) }));
    fc.assert(
      fc.property(figures, figures, (a, b) => {
        const { winner, difference } = decide(a, b);
        expect(winner === 'b').toBe(difference.from > 0);
      }),
    );
  });

  it('is the one that fewer leave by, where nobody is told of clicks', () => {
    const [many, few] = [
      { sent: 5_000, did: 60 },
      { sent: 5_000, did: 20 },
    ];
    const decideBy = (a: SubjectFigures, b: SubjectFigures) => decideByCount({ a, b }, 'unsubscribes', at);
    expect(decideBy(many, few).winner).toBe('b');
    expect(decideBy(few, many).winner).toBe('a');
    expect(decideBy({ sent: 50, did: 1 }, { sent: 50, did: 0 }).winner).toBe('a');
    expect(decisionInWords(decideBy(many, few))).toContain(
      '(A: 5000 sent, 60 unsubscribes; B: 5000 sent, 20',
    );
  });

  it('is said with its interval, and that there is none as well', () => {
    expect(decisionInWords(decide({ sent: 100, did: 8 }, { sent: 100, did: 12 }))).toContain(
      'no winner: the difference lies between −4.6 and +12.7 percentage points; the first goes on',
    );
    expect(decisionInWords(decide({ sent: 1_000, did: 80 }, { sent: 1_000, did: 120 }))).toContain(
      'the numbers carry B: the difference lies between +1.4 and +6.6 percentage points',
    );
  });
});

describe('when it is decided', () => {
  const sendAt = instantOf('2027-01-12T09:00:00Z');
  const record = { sendAt, pauses: [] };

  it('is so many hours after the first mail, and after an operator’s “now”', () => {
    expect(decidesAt(record, { waitHours: 4 })).toBe(at);
    expect(decidesAt({ ...record, sendNow: later(sendAt, { hours: -2 }) }, { waitHours: 4 })).toBe(
      later(at, { hours: -2 }),
    );
  });

  it('is later by what it was paused for since it began', () => {
    const pauses = [
      { since: later(sendAt, { hours: -1 }), until: later(sendAt, { minutes: 30 }) },
      { since: later(sendAt, { hours: 1 }), until: later(sendAt, { hours: 2 }) },
    ];
    expect(decidesAt({ sendAt, pauses }, { waitHours: 4 })).toBe(later(at, { minutes: 90 }));
  });
});
