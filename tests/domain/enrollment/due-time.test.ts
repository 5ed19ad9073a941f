import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { activateEnrollment } from '../../../lib/domain/enrollment/activate-enrollment.ts';
import { applyCourseRequest, waitingKey } from '../../../lib/domain/enrollment/course-request.ts';
import { beginningFor, changeZone, courseDueAt } from '../../../lib/domain/enrollment/due-time.ts';
import { withRequestToConfirm } from '../../../lib/domain/enrollment/enroll.ts';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import { nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import {
  resubscribeToCourse,
  unsubscribeFromCourse,
} from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { restBetweenLessons } from '../../../lib/domain/time/cadence.ts';
import { type Instant, instantOf, later, millisecondsBetween } from '../../../lib/domain/time/instant.ts';
import { weekdayIn } from '../../../lib/domain/time/schedule.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { cadences } from '../../fixtures/cadences.ts';
import {
  given,
  london,
  one,
  outline,
  pending,
  sent,
  three,
  tuesday,
  two,
} from '../../fixtures/in-a-course.ts';

type Course = typeof outline;

/** As the confirmation of a form leaves it that showed this course. */
const joining = (course: Course, now: Instant = tuesday, zone = london): Enrollment => {
  const request = {
    address: emailAddress.parse('ada@example.org'),
    zone,
    cadence: course.cadence,
    consent: { textHash: 'hash', requestedAt: now, mechanism: 'sign-up form' as const },
  };
  const asked = withRequestToConfirm(pending, request, now);
  const activation = activateEnrollment(asked, { episode: 1, number: 1 }, course, now);
  if (activation.kind !== 'activated') throw new Error('A fresh sign-up can be confirmed.');
  return activation.enrollment;
};

const stepOf = (enrollment: Enrollment, course: Course, now: Instant) => nextStep(enrollment, course, now);

describe('whoever joins', () => {
  it('gets lessons as often as the form said, whatever the course says by then', () => {
    const daily = joining({ ...outline, cadence: 'daily' });
    expect(daily.cadence).toBe('daily');
    const weekly: Course = { ...outline, cadence: 'weekly' };
    expect(sent(daily, tuesday, weekly).dueAt).toBe(instantOf('2026-11-25T09:00:00Z'));
  });

  it('gets the first lesson at once, on whichever day, and the next at a regular time', () => {
    const saturday = instantOf('2026-11-28T15:00:00Z');
    const weekdays = joining({ ...outline, cadence: 'weekdays' }, saturday);
    expect(weekdays.dueAt).toBe(saturday);
    expect(sent(weekdays, saturday).dueAt).toBe(instantOf('2026-11-30T09:00:00Z'));
  });
});

describe('a course with a date', () => {
  const course: Course = { ...outline, start: '2027-01-12' };
  const begin = instantOf('2027-01-12T09:00:00Z');

  it('has whoever joins before it wait for its hour, and go on on that weekday', () => {
    const waiting = joining(course);
    expect(waiting.dueAt).toBe(begin);
    expect(beginningFor(waiting, course, tuesday)).toBe(begin);
    expect(waiting.weekday).toBe(2);
    expect(sent(waiting, begin, course).dueAt).toBe(instantOf('2027-01-19T09:00:00Z'));
  });

  it('begins at once for whoever joins after it, on their own day', () => {
    const thursday = instantOf('2027-01-14T18:00:00Z');
    const late = joining(course, thursday);
    expect(late).toMatchObject({ dueAt: thursday, weekday: 4 });
    expect(beginningFor(late, course, thursday)).toBeUndefined();
  });

  it('begins on the first of its days, where those are promised to everybody', () => {
    const fixed: Course = { ...course, cadence: 'on wednesday friday' };
    expect(joining(fixed).dueAt).toBe(instantOf('2027-01-13T09:00:00Z'));
  });

  it('begins at its hour in every zone, and never before that date there', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), cadences, (name, cadence) => {
        const zone = timeZone.parse(name);
        const { dueAt } = joining({ ...course, cadence }, tuesday, zone);
        if (!dueAt) throw new Error('The first lesson is due.');
        const shown = Temporal.Instant.from(dueAt).toZonedDateTimeISO(zone);
        expect(shown.hour).toBe(9);
        const days = Temporal.PlainDate.from('2027-01-12').until(shown.toPlainDate()).days;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(7);
      }),
      { numRuns: 500 },
    );
  });

  it('that is moved later sends nothing at the old one, and says when it begins', () => {
    const moved: Course = { ...course, start: '2027-01-19' };
    expect(stepOf(joining(course), moved, begin)).toMatchObject({
      kind: 'save',
      outcome: 'postponed',
      enrollment: { dueAt: instantOf('2027-01-19T09:00:00Z') },
    });
  });

  it('that is given to a course under way holds nobody back who has had a lesson', () => {
    const inIt = sent(joining(outline), tuesday);
    const due = inIt.dueAt ?? tuesday;
    expect(stepOf(inIt, course, due)).toEqual({ kind: 'send', key: two, attempt: 1 });
  });

  it('waits through all that its reader can ask for, and a lesson is not to be had before it', () => {
    const waiting = joining(course);
    const key = waitingKey(waiting, course, tuesday);
    expect(key).toBe(one);
    expect(applyCourseRequest(waiting, { kind: 'next-now', key: one }, course, tuesday)).toBeUndefined();
    const paused = given(
      applyCourseRequest(waiting, { kind: 'pause', until: later(tuesday, { days: 3 }) }, course, tuesday),
    );
    const resumed = given(applyCourseRequest(paused, { kind: 'resume' }, course, tuesday));
    const skipped = given(applyCourseRequest(waiting, { kind: 'skip', key: one }, course, tuesday));
    const again = given(
      resubscribeToCourse(given(unsubscribeFromCourse(waiting, 'unsubscribed', tuesday)), course, tuesday),
    );
    for (const enrollment of [paused, resumed, skipped, again]) expect(enrollment.dueAt).toBe(begin);
    const friday = { kind: 'rhythm', cadence: 'weekly', weekday: 5, hour: 18 } as const;
    expect(applyCourseRequest(waiting, friday, course, tuesday)?.dueAt).toBe(
      instantOf('2027-01-15T18:00:00Z'),
    );
    const tokyo = timeZone.parse('Asia/Tokyo');
    expect(changeZone(waiting, tokyo, course, tuesday).dueAt).toBe(instantOf('2027-01-12T00:00:00Z'));
  });
});

describe('a lesson that wants days before it', () => {
  const course: Course = { ...outline, cadence: 'daily', gaps: { [two]: 7 } };
  const wednesday = instantOf('2026-11-25T09:00:00Z');
  const aWeekLater = instantOf('2026-12-01T09:00:00Z');

  it('comes so many days after the one before it, and the next as usual', () => {
    const first = sent(joining(course), tuesday, course);
    expect(first.dueAt).toBe(aWeekLater);
    expect(sent(first, aWeekLater, course).dueAt).toBe(instantOf('2026-12-02T09:00:00Z'));
  });

  it('does not come sooner because the lesson before it is skipped, and does not hold up the one after it', () => {
    const plain: Course = { ...outline, cadence: 'daily', gaps: { [three]: 7 } };
    const first = sent(joining(plain), tuesday, plain);
    expect(first.dueAt).toBe(wednesday);
    const skipped = given(applyCourseRequest(first, { kind: 'skip', key: two }, plain, tuesday));
    expect(courseDueAt(skipped)).toBe(aWeekLater);
    const back = given(applyCourseRequest(skipped, { kind: 'take-after-all', key: two }, plain, tuesday));
    expect(courseDueAt(back)).toBe(wednesday);

    const held = sent(joining(course), tuesday, course);
    const passedOver = given(applyCourseRequest(held, { kind: 'skip', key: two }, course, tuesday));
    expect(courseDueAt(passedOver)).toBe(wednesday);
  });

  it('comes at once to whoever asks for it', () => {
    const first = sent(joining(course), tuesday, course);
    const asked = given(applyCourseRequest(first, { kind: 'next-now', key: two }, course, wednesday));
    expect(stepOf(asked, course, wednesday)).toEqual({ kind: 'send', key: two, attempt: 1 });
  });
});

describe('a reader who chooses how often', () => {
  const daily: Course = { ...outline, cadence: 'daily', choices: ['weekly', 'on saturday sunday'] };
  const asking = (cadence: Enrollment['cadence']) => ({ kind: 'rhythm', cadence, hour: 9 }) as const;

  it('may choose what the course allows, and keeps their weekday where none was asked', () => {
    const first = sent(joining(daily), tuesday, daily);
    const weekend = given(applyCourseRequest(first, asking('on saturday sunday'), daily, tuesday));
    expect(weekend).toMatchObject({ weekday: 2, dueAt: instantOf('2026-11-28T09:00:00Z') });
    const weekly = given(applyCourseRequest(weekend, asking('weekly'), daily, tuesday));
    expect(weekly.dueAt).toBe(instantOf('2026-12-01T09:00:00Z'));
  });

  it('may not choose anything else, but keep what they have', () => {
    const first = sent(joining(daily), tuesday, daily);
    expect(applyCourseRequest(first, asking('every 2 days'), daily, tuesday)).toBeUndefined();
    const changed: Course = { ...outline, choices: [] };
    expect(applyCourseRequest(first, asking('daily'), changed, tuesday)).toBeDefined();
  });
});

describe('however often lessons come', () => {
  it('an outage of any length costs one lesson its time, and the next keeps the rest', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    fc.assert(
      fc.property(zones, cadences, fc.integer({ min: 0, max: 60 * 24 * 60 }), (name, cadence, outage) => {
        const zone = timeZone.parse(name);
        const course: Course = { ...outline, cadence };
        const waiting = sent(joining(course, tuesday, zone), tuesday, course);
        const due = waiting.dueAt ?? tuesday;
        const back = later(due, { minutes: outage });
        const step = stepOf(waiting, course, back);
        const postponed = step.kind === 'save' ? step.enrollment : waiting;
        const sentAt = step.kind === 'save' ? (postponed.dueAt ?? back) : back;
        expect(stepOf(postponed, course, sentAt)).toEqual({ kind: 'send', key: two, attempt: 1 });
        if (step.kind === 'save' && cadence === 'weekdays')
          expect(weekdayIn(zone, sentAt)).toBeLessThanOrEqual(5);
        const after = sent(postponed, sentAt, course);
        const rest = restBetweenLessons(cadence).hours * 3_600_000;
        expect(millisecondsBetween(sentAt, after.dueAt ?? sentAt)).toBeGreaterThanOrEqual(rest);
        expect(after.ledger[three]).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it('nothing comes in a pause, and the course goes on at its first regular time after it', () => {
    fc.assert(
      fc.property(cadences, fc.integer({ min: 1, max: 365 }), (cadence, days) => {
        const course: Course = { ...outline, cadence };
        const first = sent(joining(course), tuesday, course);
        const until = later(tuesday, { days });
        const paused = given(applyCourseRequest(first, { kind: 'pause', until }, course, tuesday));
        expect((paused.dueAt ?? tuesday) >= until).toBe(true);
        expect((paused.dueAt ?? tuesday) >= (first.dueAt ?? tuesday)).toBe(true);
        const resumed = given(applyCourseRequest(paused, { kind: 'resume' }, course, tuesday));
        expect(resumed.dueAt).toBe(first.dueAt);
      }),
    );
  });
});
