import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/course.ts';
import { changeZone } from '../../lib/domain/due-time.ts';
import type { Enrollment } from '../../lib/domain/enrollment.ts';
import {
  becomeUnknown,
  claim,
  giveBack,
  heldBy,
  recordFailed,
  recordSent,
  settleByEvent,
} from '../../lib/domain/enrollment-ledger.ts';
import { type Instant, instantOf, later } from '../../lib/domain/instant.ts';
import { confirm, enroll, enrollAgain } from '../../lib/domain/joining.ts';
import { leave, rejoin } from '../../lib/domain/leaving.ts';
import { lessonId } from '../../lib/domain/lesson.ts';
import { nextKey, nextStep } from '../../lib/domain/next-step.ts';
import type { Outline } from '../../lib/domain/outline.ts';
import { timeZone } from '../../lib/domain/site.ts';
import { subscriberId } from '../../lib/domain/subscriber.ts';

const london = timeZone.parse('Europe/London');
const lessons = ['one', 'two', 'three'].map((id) => lessonId.parse(id));
const [one, two, three] = lessons as [(typeof lessons)[0], (typeof lessons)[0], (typeof lessons)[0]];
const outline: Outline = { lessons, sendHour: 9, unknownPolicy: 'resend-once' };
const tuesday = instantOf('2026-11-24T15:00:00Z');

const pending = enroll(
  { subscriberId: subscriberId.parse('a'.repeat(26)), courseId: courseId.parse('a-course'), zone: london },
  tuesday,
);

const activated = (): Enrollment => {
  const confirmation = confirm(pending, 1, tuesday);
  if (confirmation.outcome !== 'activated') throw new Error('not activated');
  return confirmation.enrollment;
};

const sent = (enrollment: Enrollment, at: Instant): Enrollment => {
  const step = nextStep(enrollment, outline, at);
  if (step.do !== 'send') throw new Error(`expected to send, got ${step.do}`);
  const claimed = claim(enrollment, step, 'me', at, later(at, { minutes: 5 }));
  return recordSent(claimed, step.key, step.attempt, outline, at);
};

describe('signing up', () => {
  it('makes a confirmation mail due at once, and no lesson', () => {
    expect(nextStep(pending, outline, tuesday)).toEqual({ do: 'send', key: 'confirm-1', attempt: 1 });
    expect(
      nextKey({ ...pending, ledger: { 'confirm-1': { state: 'sent', at: tuesday, attempt: 1 } } }, outline),
    ).toBeUndefined();
  });

  it('again while pending asks for another mail, and the first link still works', () => {
    const again = enrollAgain(pending, london, later(tuesday, { hours: 1 }));
    expect(again && nextKey(again, outline)).toBe('confirm-2');
    expect(again && confirm(again, 1, tuesday).outcome).toBe('activated');
  });

  it('again while active changes nothing', () => {
    expect(enrollAgain(activated(), london, tuesday)).toBeUndefined();
  });

  it('again after leaving asks afresh, and the links of the first sign-up open nothing', () => {
    const left = leave(activated(), 'unsubscribed', tuesday);
    const again = left && enrollAgain(left, london, tuesday);
    expect(again?.standing.status).toBe('pending');
    expect(again && confirm(again, 1, tuesday).outcome).toBe('no-longer-valid');
    expect(again && confirm(again, 2, tuesday).outcome).toBe('activated');
  });

  it.each(['bounce', 'complaint'] as const)('after a %s is not possible', (reason) => {
    const left = leave(activated(), reason, tuesday);
    expect(left && enrollAgain(left, london, tuesday)).toBeUndefined();
  });

  it('that is never confirmed ends after 72 hours', () => {
    const asked = sent(pending, tuesday);
    expect(asked.dueAt).toBe(later(tuesday, { hours: 72 }));
    const step = nextStep(asked, outline, later(tuesday, { hours: 72 }));
    expect(step).toMatchObject({
      do: 'save',
      outcome: 'expired',
      enrollment: { standing: { reason: 'confirmation-expired' } },
    });
  });
});

describe('confirming', () => {
  it('makes the first lesson due at once', () => {
    expect(nextStep(activated(), outline, tuesday)).toEqual({ do: 'send', key: one, attempt: 1 });
  });

  it('twice is fine and changes nothing', () => {
    expect(confirm(activated(), 1, tuesday)).toEqual({ outcome: 'already-active' });
  });

  it('after leaving does not bring anybody back', () => {
    const left = leave(activated(), 'unsubscribed', tuesday);
    expect(left && confirm(left, 1, tuesday).outcome).toBe('no-longer-valid');
  });
});

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
      do: 'save',
      outcome: 'postponed',
      enrollment: { dueAt: '2026-12-23T09:00:00.000Z' },
    });
    if (step.do !== 'save') return;
    expect(sent(step.enrollment, instantOf('2026-12-23T09:00:00Z')).dueAt).toBe('2026-12-29T09:00:00.000Z');
  });

  it('moves the next lesson to the same hour of a new zone', () => {
    const enrollment = sent(activated(), tuesday);
    expect(changeZone(enrollment, timeZone.parse('Asia/Kathmandu'), outline, tuesday).dueAt).toBe(
      '2026-12-01T03:15:00.000Z',
    );
  });
});

describe('leaving', () => {
  it('leaves nothing due, also while a mail is in flight', () => {
    const claimed = claim(
      activated(),
      { key: one, attempt: 1 },
      'me',
      tuesday,
      later(tuesday, { minutes: 5 }),
    );
    const left = leave(claimed, 'unsubscribed', tuesday);
    expect(left?.dueAt).toBeUndefined();
    expect(left && recordSent(left, one, 1, outline, tuesday).dueAt).toBeUndefined();
    expect(left && becomeUnknown(left, one, 1, tuesday).dueAt).toBeUndefined();
    expect(left && giveBack(left, one, 1, tuesday).dueAt).toBeUndefined();
  });

  it('twice keeps the first date; a complaint still replaces an unsubscribe', () => {
    const left = leave(activated(), 'unsubscribed', tuesday);
    expect(left && leave(left, 'unsubscribed', later(tuesday, { days: 1 }))).toBeUndefined();
    expect(left && leave(left, 'complaint', later(tuesday, { days: 1 }))?.standing).toMatchObject({
      reason: 'complaint',
      at: tuesday,
    });
  });

  it('can be undone: the next lesson keeps its regular time', () => {
    const left = leave(sent(activated(), tuesday), 'unsubscribed', later(tuesday, { days: 1 }));
    const back = left && rejoin(left, outline, later(tuesday, { days: 2 }));
    expect(back?.standing.status).toBe('active');
    expect(back?.dueAt).toBe('2026-12-01T09:00:00.000Z');
  });

  it.each(['bounce', 'complaint'] as const)('after a %s can not be undone', (reason) => {
    const left = leave(activated(), reason, tuesday);
    expect(left && rejoin(left, outline, tuesday)).toBeUndefined();
  });
});

describe('a delivery', () => {
  const claimed = claim(activated(), { key: one, attempt: 1 }, 'me', tuesday, later(tuesday, { minutes: 5 }));
  const afterLease = later(tuesday, { minutes: 6 });

  it('that one worker holds is not sent by another', () => {
    expect(nextStep(claimed, outline, later(tuesday, { minutes: 4 }))).toEqual({ do: 'wait' });
    expect(heldBy(claimed, one, 'me')).toBeDefined();
    expect(heldBy(claimed, one, 'another')).toBeUndefined();
  });

  it('whose worker died is unknown, never simply due again', () => {
    const step = nextStep(claimed, outline, afterLease);
    expect(step).toMatchObject({ do: 'save', outcome: 'unknown' });
    if (step.do === 'save') expect(nextStep(step.enrollment, outline, afterLease)).toEqual({ do: 'wait' });
  });

  it('that is unknown for a day is sent once more, and never a third time', () => {
    const unknown = becomeUnknown(claimed, one, 1, tuesday);
    const aDayLater = later(tuesday, { hours: 24 });
    expect(nextStep(unknown, outline, later(tuesday, { hours: 23 }))).toEqual({ do: 'wait' });
    expect(nextStep(unknown, outline, aDayLater)).toEqual({ do: 'send', key: one, attempt: 2 });
    const second = becomeUnknown(
      claim(unknown, { key: one, attempt: 2 }, 'me', aDayLater, later(aDayLater, { minutes: 5 })),
      one,
      2,
      aDayLater,
    );
    const end = nextStep(second, outline, later(aDayLater, { hours: 24 }));
    expect(end).toMatchObject({ do: 'save', outcome: 'held' });
    if (end.do === 'save') expect(nextKey(end.enrollment, outline)).toBe(two);
  });

  it('that is unknown is left alone where the course says "hold", and the course goes on', () => {
    const unknown = becomeUnknown(claimed, one, 1, tuesday);
    const step = nextStep(unknown, { ...outline, unknownPolicy: 'hold' }, later(tuesday, { hours: 24 }));
    expect(step).toMatchObject({
      do: 'save',
      outcome: 'held',
      enrollment: { dueAt: '2026-12-01T09:00:00.000Z' },
    });
  });

  it('that is unknown becomes sent by an event, with the next lesson at its regular time', () => {
    const unknown = becomeUnknown(claimed, one, 1, tuesday);
    const settled = settleByEvent(unknown, one, outline);
    expect(settled?.ledger[one]).toMatchObject({ state: 'sent' });
    expect(settled?.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(settled && settleByEvent(settled, one, outline)).toBeUndefined();
  });

  it('that is under way becomes sent by an event that overtook the answer, and its worker has nothing to add', () => {
    const settled = settleByEvent(claimed, one, outline);
    expect(settled?.ledger[one]).toEqual({ state: 'sent', at: tuesday, attempt: 1 });
    expect(settled?.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(settled && heldBy(settled, one, 'me')).toBeUndefined();
  });

  it('that was throttled is due again, as if never tried', () => {
    const back = giveBack(claimed, one, 1, tuesday);
    expect(back.ledger).toEqual(activated().ledger);
    expect(nextStep(back, outline, later(tuesday, { seconds: 30 }))).toEqual({
      do: 'send',
      key: one,
      attempt: 1,
    });
  });

  it('that SES refuses for the address is failed, and the course goes on', () => {
    const failed = recordFailed(claimed, one, 'InvalidParameterValue', outline, tuesday);
    expect(nextKey(failed, outline)).toBe(two);
  });
});

describe('any history of steps', () => {
  type Move = 'sweep' | 'crash' | 'event' | 'leave' | 'undo' | 'throttle' | 'no-answer';
  const moves = fc.array(
    fc.tuple(
      fc.constantFrom<Move>('sweep', 'crash', 'event', 'leave', 'undo', 'throttle', 'no-answer'),
      fc.integer({ min: 1, max: 200 }),
    ),
    { maxLength: 60 },
  );

  it('hands no lesson to SES more often than the one resend allows, none after leaving, and all in order', () => {
    fc.assert(
      fc.property(moves, (history) => {
        let enrollment = activated();
        let now = tuesday;
        const handed: string[] = [];
        for (const [move, hours] of history) {
          now = later(now, { hours });
          if (move === 'leave') enrollment = leave(enrollment, 'unsubscribed', now) ?? enrollment;
          if (move === 'undo') enrollment = rejoin(enrollment, outline, now) ?? enrollment;
          if (move === 'event')
            for (const key of [...lessons, 'closing' as const])
              enrollment = settleByEvent(enrollment, key, outline) ?? enrollment;
          if (!['sweep', 'crash', 'throttle', 'no-answer'].includes(move)) continue;
          const step = nextStep(enrollment, outline, now);
          if (step.do === 'save') enrollment = step.enrollment;
          if (step.do !== 'send') continue;
          expect(enrollment.standing.status).toBe('active');
          enrollment = claim(enrollment, step, 'me', now, later(now, { minutes: 5 }));
          if (move === 'throttle') {
            enrollment = giveBack(enrollment, step.key, step.attempt, now);
            continue;
          }
          handed.push(step.key);
          if (move === 'sweep') enrollment = recordSent(enrollment, step.key, step.attempt, outline, now);
          if (move === 'no-answer') enrollment = becomeUnknown(enrollment, step.key, step.attempt, now);
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
