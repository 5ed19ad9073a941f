import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { changeZone, rhythmOf } from '../../../lib/domain/enrollment/due-time.ts';
import { enroll } from '../../../lib/domain/enrollment/enroll.ts';
import {
  becomeUnknown,
  claim,
  giveBack,
  recordSent,
  settleByEvent,
} from '../../../lib/domain/enrollment/enrollment-ledger.ts';
import { nextKey, nextStep } from '../../../lib/domain/enrollment/next-step.ts';
import {
  resubscribeToCourse,
  unsubscribeFromCourse,
} from '../../../lib/domain/enrollment/unsubscribe-from-course.ts';
import { instantOf, later, millisecondsBetween } from '../../../lib/domain/time/instant.ts';
import { nextRegularHour, nextRegularTime } from '../../../lib/domain/time/schedule.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import {
  activated,
  lessons,
  one,
  outline,
  pending,
  sent,
  three,
  tuesday,
  two,
} from '../../fixtures/in-a-course.ts';

describe('the course', () => {
  it('sends each lesson once, in order, a week apart, then the closing mail, then nothing', () => {
    let enrollment = activated();
    const received: [string, string][] = [];
    let now = tuesday;
    while (enrollment.dueAt) {
      now = enrollment.dueAt;
      const key = nextKey(enrollment, outline);
      received.push([String(key), now]);
      enrollment = sent(enrollment, now);
    }
    expect(received).toEqual([
      ['one', '2026-11-24T15:00:00.000Z'],
      ['two', '2026-12-01T09:00:00.000Z'],
      ['three', '2026-12-08T09:00:00.000Z'],
      ['closing', '2026-12-15T09:00:00.000Z'],
    ]);
    expect(enrollment.standing.status).toBe('completed');
    expect(nextKey(enrollment, outline)).toBeUndefined();
  });

  it('sends an inserted lesson next, and nobody a lesson twice', () => {
    const inserted = lessonId.parse('inserted');
    const enrollment = sent(sent(activated(), tuesday), later(tuesday, { days: 7 }));
    expect(nextKey(enrollment, { ...outline, lessons: [inserted, one, two, three] })).toBe(inserted);
    expect(nextKey(enrollment, { ...outline, lessons: [three, two] })).toBe(three);
    expect(nextKey(enrollment, { ...outline, lessons: [one] })).toBe('closing');
  });

  it('holds a late lesson for the next regular hour, and moves the rest along', () => {
    const enrollment = sent(activated(), tuesday);
    const outageEnds = instantOf('2026-12-22T20:00:00Z');
    const step = nextStep(enrollment, outline, outageEnds);
    expect(step).toMatchObject({
      kind: 'save',
      outcome: 'postponed',
      enrollment: { dueAt: '2026-12-23T09:00:00.000Z' },
    });
    if (step.kind !== 'save') return;
    expect(sent(step.enrollment, instantOf('2026-12-23T09:00:00Z')).dueAt).toBe('2026-12-29T09:00:00.000Z');
  });

  it('after an outage of any length, in any zone, goes on at the regular hour, five days apart and on its weekday again', () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 60 });
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 23 }), minutes, (zone, sendHour, outage) => {
        const course = { ...outline, sendHour };
        const begun = activated(enroll({ ...pending, zone: timeZone.parse(zone) }, tuesday));
        const waiting = recordSent(begun, one, 1, course, tuesday);
        const { dueAt } = waiting;
        if (!dueAt) throw new Error('the second lesson is due');
        const back = later(dueAt, { minutes: outage });

        const step = nextStep(waiting, course, back);
        // Within six hours it still goes at once; later, it is the next lesson all the same, at the next regular hour.
        expect(step.kind).toBe(outage <= 6 * 60 ? 'send' : 'save');
        const postponed = step.kind === 'save' ? step.enrollment : waiting;
        const sentAt = step.kind === 'save' ? (postponed.dueAt ?? back) : back;
        expect(nextStep(postponed, course, sentAt)).toEqual({ kind: 'send', key: two, attempt: 1 });
        if (step.kind === 'save') {
          expect(nextRegularHour(back, rhythmOf(waiting, course, back))).toBe(sentAt);
          expect(millisecondsBetween(back, sentAt)).toBeLessThanOrEqual(49 * 3_600_000);
        }

        const after = recordSent(postponed, two, 1, course, sentAt);
        expect(nextKey(after, course)).toBe(three);
        expect(millisecondsBetween(sentAt, after.dueAt ?? sentAt)).toBeGreaterThanOrEqual(5 * 86_400_000);
        expect(after.dueAt).toBe(nextRegularTime(sentAt, rhythmOf(waiting, course, tuesday)));
      }),
      { numRuns: 500 },
    );
  });

  it('moves the next lesson to the same hour of a new zone', () => {
    const enrollment = sent(activated(), tuesday);
    expect(changeZone(enrollment, timeZone.parse('Asia/Kathmandu'), outline, tuesday).dueAt).toBe(
      '2026-12-01T03:15:00.000Z',
    );
  });
});

describe('any history of steps', () => {
  type Act = 'sweep' | 'crash' | 'event' | 'unsubscribe' | 'undo' | 'throttle' | 'no-answer';
  const moves = fc.array(
    fc.tuple(
      fc.constantFrom<Act>('sweep', 'crash', 'event', 'unsubscribe', 'undo', 'throttle', 'no-answer'),
      fc.integer({ min: 1, max: 200 }),
    ),
    { maxLength: 60 },
  );

  it('hands no lesson to SES more often than the one resend allows, none after leaving, and all in order', () => {
    fc.assert(
      // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one branch for each act.
      fc.property(moves, (history) => {
        let enrollment = activated();
        let now = tuesday;
        const handed: string[] = [];
        for (const [act, hours] of history) {
          now = later(now, { hours });
          if (act === 'unsubscribe')
            enrollment = unsubscribeFromCourse(enrollment, 'unsubscribed', now) ?? enrollment;
          if (act === 'undo') enrollment = resubscribeToCourse(enrollment, outline, now) ?? enrollment;
          if (act === 'event')
            for (const key of [...lessons, 'closing' as const])
              enrollment = settleByEvent(enrollment, key, outline) ?? enrollment;
          if (!['sweep', 'crash', 'throttle', 'no-answer'].includes(act)) continue;
          const step = nextStep(enrollment, outline, now);
          if (step.kind === 'save') enrollment = step.enrollment;
          if (step.kind !== 'send') continue;
          expect(enrollment.standing.status).toBe('active');
          enrollment = claim(enrollment, step, 'me', now, later(now, { minutes: 5 }));
          if (act === 'throttle') {
            enrollment = giveBack(enrollment, step.key, step.attempt, now);
            continue;
          }
          handed.push(step.key);
          if (act === 'sweep') enrollment = recordSent(enrollment, step.key, step.attempt, outline, now);
          if (act === 'no-answer') enrollment = becomeUnknown(enrollment, step.key, step.attempt, now);
        }
        for (const key of new Set(handed))
          expect(handed.filter((other) => other === key).length).toBeLessThanOrEqual(2);
        const order = [...lessons, 'closing'].map(String);
        const positions = handed.map((key) => order.indexOf(key));
        expect(positions).toEqual([...positions].sort((a, b) => a - b));
      }),
      { numRuns: 1000 },
    );
  });
});
