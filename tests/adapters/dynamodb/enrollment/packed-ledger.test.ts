import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  lessonsNeeded,
  packLedger,
  type SentAtOnce,
  unpackLedger,
} from '../../../../lib/adapters/dynamodb/enrollment/packed-ledger.ts';
import { lessonId } from '../../../../lib/domain/content/lesson.ts';
import { type CourseMail, keyOf } from '../../../../lib/domain/delivery/delivery-key.ts';
import { instantOf, instantSchema, later } from '../../../../lib/domain/time/instant.ts';

const all: CourseMail[] = [
  'closing',
  ...Array.from({ length: 300 }, (_, number) => lessonId.parse(`lesson-${number}`)),
];
const numberedBy = (mails: readonly CourseMail[]) => ({
  mails,
  numbers: new Map(mails.map((mail, number) => [mail, number])),
});
const known = numberedBy(all);

const moments = fc
  .integer({ min: 0, max: Date.parse('2200-01-01') / 1000 })
  .map((at) => instantSchema.parse(new Date(1000 * at).toISOString()));
const ledgers: fc.Arbitrary<SentAtOnce[]> = fc.uniqueArray(
  fc.record({ mail: fc.constantFrom(...all), round: fc.integer({ min: 1, max: 300 }), at: moments }),
  { selector: ({ mail, round }) => `${mail} ${round}`, maxLength: 60 },
);
const asEntries = (sent: readonly SentAtOnce[]) =>
  Object.fromEntries(
    sent.map(({ at, ...occasion }) => [keyOf({ ...occasion, copy: 1 }), { status: 'sent', at, attempt: 1 }]),
  );
const unpacked = (packed: Uint8Array, mails = all) => {
  const entries = unpackLedger(packed, { mails });
  return entries && Object.fromEntries(entries);
};

describe('a packed ledger', () => {
  it('says what went in, whatever that was', () => {
    fc.assert(
      fc.property(ledgers, (sent) => {
        expect(unpacked(packLedger(sent, known))).toEqual(asEntries(sent));
      }),
    );
  });

  it('says the same when lessons have been added to the course', () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 1, max: all.length }), (sent, length) => {
        const then = sent.filter(({ mail }) => all.indexOf(mail) < length);
        const packed = packLedger(then, numberedBy(all.slice(0, length)));
        expect(lessonsNeeded(packed)).toBeLessThanOrEqual(length);
        expect(unpacked(packed)).toEqual(asEntries(then));
      }),
    );
  });

  it('is never read as other lessons: with the numbers given otherwise it says nothing', () => {
    fc.assert(
      fc.property(ledgers, fc.shuffledSubarray(all, { minLength: all.length }), (sent, shuffled) => {
        const read = unpacked(packLedger(sent, known), shuffled);
        if (read !== undefined) expect(read).toEqual(asEntries(sent));
      }),
    );
  });

  it('says nothing where its numbers are not known', () => {
    const sent = [{ mail: lessonId.parse('lesson-7'), round: 1, at: instantOf('2026-11-24T09:00:00Z') }];
    const packed = packLedger(sent, known);
    expect(lessonsNeeded(packed)).toBe(9);
    expect(unpacked(packed, all.slice(0, 8))).toBeUndefined();
  });

  it('that is damaged is never read as another one', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        const read = unpackLedger(bytes, { mails: all });
        if (read) expect(read.every(([, entry]) => entry.status === 'sent')).toBe(true);
        lessonsNeeded(bytes);
      }),
    );
    const [first, ...rest] = packLedger(
      [{ mail: 'closing', round: 1, at: instantOf('2026-11-24T09:00:00Z') }],
      known,
    );
    expect(unpacked(Uint8Array.from([(first ?? 0) ^ 1, ...rest]))).toBeUndefined();
    expect(unpacked(Uint8Array.from([first ?? 0, ...rest].slice(0, -1)))).toBeUndefined();
  });

  it('keeps the second in which a lesson was sent', () => {
    const packed = packLedger(
      [{ mail: 'closing', round: 1, at: instantOf('2026-11-24T09:00:07.999Z') }],
      known,
    );
    expect(unpacked(packed)).toMatchObject({ closing: { at: '2026-11-24T09:00:07.000Z' } });
  });

  it('takes four bytes for each lesson of a weekly course', () => {
    const weekly = all.slice(0, 61).map((mail, week) => ({
      mail,
      round: 1,
      at: later(instantOf('2026-11-24T09:00:00Z'), { days: 7 * week }),
    }));
    expect(packLedger(weekly, known).length).toBeLessThanOrEqual(4 + 4 * weekly.length + 2);
  });
});
