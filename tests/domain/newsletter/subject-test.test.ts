import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { issueId } from '../../../lib/domain/content/issue.ts';
import {
  decideByCount,
  decidesAt,
  isWithinChance,
  partInTest,
  type SubjectFigures,
} from '../../../lib/domain/newsletter/subject-test.ts';
import { decisionInWords } from '../../../lib/domain/newsletter/subject-test-in-words.ts';
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

  it('is the one with the more clicks for each mail, not the one that more people got', () => {
    expect(decide({ sent: 100, seen: 30 }, { sent: 20, seen: 10 })).toMatchObject({
      winner: 'b',
      because: 'more',
    });
    expect(decide({ sent: 50, seen: 30 }, { sent: 50, seen: 10 }).winner).toBe('a');
  });

  it('is the first where they did equally well, or too little is known', () => {
    expect(decide({ sent: 50, seen: 10 }, { sent: 50, seen: 10 })).toMatchObject({
      winner: 'a',
      because: 'tie',
    });
    expect(decide({ sent: 5, seen: 1 }, { sent: 5, seen: 4 })).toMatchObject({
      winner: 'a',
      because: 'too-few',
    });
    expect(decide({ sent: 0, seen: 0 }, { sent: 90, seen: 40 })).toMatchObject({
      winner: 'a',
      because: 'too-few',
    });
  });

  it('is said to be within chance where equal ones would often differ as much', () => {
    // Worked by hand: 12 % against 8 % of 100 each, z = 0.94; of 1,000 each, z = 2.98.
    expect(isWithinChance({ a: { sent: 100, seen: 12 }, b: { sent: 100, seen: 8 } })).toBe(true);
    expect(isWithinChance({ a: { sent: 1_000, seen: 120 }, b: { sent: 1_000, seen: 80 } })).toBe(false);
    expect(decisionInWords(decide({ sent: 100, seen: 12 }, { sent: 100, seen: 8 }))).toContain(
      'within chance',
    );
    expect(decisionInWords(decide({ sent: 1_000, seen: 120 }, { sent: 1_000, seen: 80 }))).not.toContain(
      'within chance',
    );
    expect(decisionInWords(decide({ sent: 5, seen: 1 }, { sent: 5, seen: 4 }))).toContain(
      'fewer than 10 clicks',
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
