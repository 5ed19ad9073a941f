import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import type { LedgerEntry } from '../../../lib/domain/delivery/ledger-entry.ts';
import { activateEnrollment } from '../../../lib/domain/enrollment/activate-enrollment.ts';
import type { Outline } from '../../../lib/domain/enrollment/course-outline.ts';
import { enroll } from '../../../lib/domain/enrollment/enroll.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import { nextKey } from '../../../lib/domain/enrollment/next-step.ts';
import { unsubscribeFromCourse } from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import {
  activateSubscription,
  newSubscription,
  type Subscription,
} from '../../../lib/domain/newsletter/subscription.ts';
import type { Consent } from '../../../lib/domain/subscriber/consent.ts';
import { subscriberId, subscriberSchema } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { weekdays } from '../../../lib/domain/time/weekday.ts';
import { enrollFromRow } from '../../../lib/domain/transfer/enroll-from-row.ts';
import { parseRow } from '../../../lib/domain/transfer/parse-row.ts';
import { writeRows } from '../../../lib/domain/transfer/write-rows.ts';
import { cadences } from '../../fixtures/cadences.ts';

const now = instantOf('2027-03-03T12:00:00Z');
const lessons = ['flour', 'oven', 'crust', 'crumb'].map((id) => lessonId.parse(id));
const outline: Outline = {
  lessons,
  cadence: 'weekly',
  choices: ['weekly', 'twice-weekly'],
  sendHour: 9,
  start: undefined,
  gaps: {},
  unknownPolicy: 'resend-once',
};
const who = {
  subscriberId: subscriberId.parse('a'.repeat(26)),
  courseId: courseId.parse('bread'),
  zone: timeZone.parse('Europe/London'),
};
const consent: Consent = {
  textHash: 'course',
  requestedAt: instantOf('2026-11-01T10:00:00Z'),
  confirmedAt: instantOf('2026-11-01T11:00:00Z'),
  mechanism: 'sign-up form',
};
const ownConsent: Consent = {
  ...consent,
  textHash: 'list',
  requestedAt: now,
  confirmedAt: now,
  mechanism: 'own page',
};
const texts = new Map([
  ['course', 'A lesson a week.'],
  ['list', 'A letter now and then.'],
]);
const subscriber = subscriberSchema.parse({
  id: who.subscriberId,
  version: 1,
  address: 'ada@example.org',
  addressHash: 'hash',
  firstName: 'Ada',
  zone: who.zone,
  createdAt: consent.requestedAt,
  tags: ['early', 'vip'],
  consent,
});

const active = (): Enrollment => {
  const confirmed = activateEnrollment(
    enroll(who, consent.requestedAt),
    { episode: 1 },
    outline,
    consent.requestedAt,
  );
  if (confirmed.kind !== 'activated') throw new Error('A fresh sign-up can be confirmed.');
  return confirmed.enrollment;
};
const member = (list: string, given?: Consent): Subscription => {
  const joined = activateSubscription(newSubscription({ ...who, listId: listId.parse(list) }, now), now);
  if (!joined) throw new Error('A fresh sign-up can be confirmed.');
  return { ...joined, consents: given ? [given] : [] };
};
const rowsIn = (enrollments: Enrollment[], subscriptions: Subscription[] = []) =>
  writeRows({
    subscriber,
    courses: enrollments.map((enrollment) => ({ enrollment, outline })),
    subscriptions,
    texts,
  });
const rows = (enrollment: Enrollment, subscriptions: Subscription[] = []) =>
  rowsIn([enrollment], subscriptions);

const at = later(now, { days: -9 });
const outcomes: (LedgerEntry | undefined)[] = [
  undefined,
  { status: 'sent', at, attempt: 1 },
  { status: 'unknown', since: at, attempt: 2, final: true },
  { status: 'sending', since: at, attempt: 1, owner: 'me', leaseUntil: now },
  { status: 'failed', at, reason: 'refused' },
  { status: 'skipped', at, reason: 'by the subscriber' },
];

describe('the row of somebody in a course', () => {
  it('brings them back to the same place, whatever became of their lessons', () => {
    const rhythm = fc.record({
      cadence: cadences,
      weekday: fc.constantFrom(...weekdays),
      hour: fc.integer({ min: 0, max: 23 }),
      pausedUntil: fc.constantFrom(later(now, { days: 40 }), later(now, { days: 3 })),
    });
    const ledgers = fc.array(fc.constantFrom(...outcomes), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rhythm, ledgers, (chosen, entries) => {
        const ledger = Object.fromEntries(
          lessons.flatMap((lesson, index) => (entries[index] ? [[lesson, entries[index]]] : [])),
        );
        const enrollment = { ...active(), ...chosen, ledger };
        const [cells = {}] = rows(enrollment);
        const reading = parseRow(cells, now);
        if (reading.says !== 'join') throw new Error(JSON.stringify(reading));
        const back = enrollFromRow(reading.row, who, outline, now);
        if ('fault' in back) throw new Error(back.fault);
        expect(back.enrollment).toMatchObject(chosen);
        expect(Object.keys(back.enrollment.ledger).sort()).toEqual(Object.keys(ledger).sort());
        expect(nextKey(back.enrollment, outline)).toBe(nextKey(enrollment, outline));
        expect(rows(back.enrollment)).toEqual([{ ...cells, lessonsReceived: expect.anything() }]);
      }),
    );
  });

  it('holds only lessons that the course still has, and those of the round they are in', () => {
    const sent = { status: 'sent', at, attempt: 1 } as const;
    const enrollment = {
      ...active(),
      round: 2,
      ledger: { flour: sent, oven: sent, flour_2: sent, gone_2: sent },
    };
    expect(rows(enrollment)[0]).toMatchObject({ lessonsReceived: `flour@${at}`, lessonsSkipped: '' });
  });

  it.each([
    ['bounce', 'bounced'],
    ['complaint', 'complained'],
    ['unsubscribed', 'unsubscribed'],
  ] as const)('says of one who has left by %s: %s', (reason, standing) => {
    expect(rows(unsubscribeFromCourse(active(), reason, now) ?? active())[0]).toMatchObject({ standing });
  });

  it('says of one who never confirmed that they did not, whether they wait or went', () => {
    const pending = enroll(who, now);
    for (const reason of ['unsubscribed', 'confirmation-expired'] as const)
      expect(rows(unsubscribeFromCourse(pending, reason, now) ?? active())[0]).toMatchObject({
        standing: 'unconfirmed',
      });
    expect(rows(pending)[0]).toMatchObject({ standing: 'unconfirmed' });
  });
});

it('the row of a course has the proof given for that course, whatever its reader agreed to first', () => {
  expect(rows({ ...active(), consents: [ownConsent] })).toMatchObject([
    { course: 'bread', consentText: 'A letter now and then.', consentAt: now },
  ]);
});

describe('the newsletters of somebody in a course', () => {
  it('are in the row of the course where one consent covered both', () => {
    expect(rows(active(), [member('notes'), member('letters', consent)])).toMatchObject([
      { course: 'bread', newsletters: 'notes letters' },
    ]);
  });

  it('have a row with the proof of their own where they were joined later', () => {
    expect(rows(active(), [member('notes', ownConsent)])).toMatchObject([
      { course: 'bread', newsletters: '', consentText: 'A lesson a week.' },
      {
        newsletters: 'notes',
        consentText: 'A letter now and then.',
        consentSource: 'own page',
        consentAt: now,
      },
    ]);
  });

  it('have a row of their own where the course was left, and none once they are left too', () => {
    const gone = unsubscribeFromCourse(active(), 'unsubscribed', now) ?? active();
    expect(rows(gone, [member('notes')])).toMatchObject([
      { standing: 'unsubscribed', newsletters: '' },
      { newsletters: 'notes', consentText: 'A lesson a week.' },
    ]);
    const left = { status: 'left', at: now, reason: 'unsubscribed', was: 'active' } as const;
    expect(rows(gone, [{ ...member('notes'), standing: left }])).toHaveLength(1);
  });

  it('are each in one row, however many courses their reader is in', () => {
    const courses = ['bread', 'cake', 'tea'].map((id) => ({ ...active(), courseId: courseId.parse(id) }));
    const left = (enrollment: Enrollment) =>
      unsubscribeFromCourse(enrollment, 'unsubscribed', now) ?? enrollment;
    const subscriptions = [member('notes'), member('letters', consent), member('crumbs', ownConsent)];
    fc.assert(
      fc.property(
        fc.subarray(courses),
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        (of, areLeft) => {
          const enrollments = of.map((each, index) => (areLeft[index] ? left(each) : each));
          const written = rowsIn(enrollments, subscriptions);
          expect(written.flatMap(({ course }) => course ?? [])).toEqual(of.map(({ courseId: id }) => id));
          const named = written.flatMap(({ newsletters = '' }) => newsletters.split(' ').filter(Boolean));
          expect(named.sort()).toEqual(['crumbs', 'letters', 'notes']);
        },
      ),
    );
  });
});
