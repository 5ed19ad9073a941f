import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { type DeliveryKey, occasionOf } from '../../../lib/domain/delivery/delivery-key.ts';
import { isUnsettled } from '../../../lib/domain/delivery/ledger-entry.ts';
import {
  earlierAddressChange,
  highestEarlierRequest,
} from '../../../lib/domain/enrollment/address-change.ts';
import {
  againKey,
  applyCourseRequest,
  type CourseRequest,
  mayAskFrom,
  startOverKey,
  waitingKey,
} from '../../../lib/domain/enrollment/course-request.ts';
import { changeZone, withOutOfTurn } from '../../../lib/domain/enrollment/due-time.ts';
import { type Enrollment, isOutOfTurn, ledgerOf } from '../../../lib/domain/enrollment/enrollment.ts';
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
import { type AddressHash, emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { restBetweenLessons } from '../../../lib/domain/time/cadence.ts';
import { type Instant, instantOf, later, millisecondsBetween } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';

import { activated, outline, sent, tuesday } from '../../fixtures/in-a-course.ts';

const wednesday = later(tuesday, { days: 1 });

/** After the first lesson: the second waits for Tuesday, 1 December, at nine. */
const underWay = () => sent(activated(), tuesday);

const finished = () => {
  let enrollment = underWay();
  while (enrollment.dueAt) enrollment = sent(enrollment, enrollment.dueAt);
  return enrollment;
};

const granted = (enrollment: Enrollment, request: CourseRequest, at: Instant): Enrollment => {
  const after = applyCourseRequest(enrollment, request, outline, at);
  if (!after) throw new Error(`${request.kind} was not granted`);
  return after;
};

const requestFor = (
  enrollment: Enrollment,
  request: 'next-now' | 'skip' | 'again' | 'start-over',
  at: Instant,
): CourseRequest => {
  const keys = {
    'next-now': waitingKey(enrollment, outline, at),
    skip: waitingKey(enrollment, outline, at),
    again: againKey(enrollment, at),
    'start-over': startOverKey(enrollment, outline, at),
  };
  return { kind: request, key: keys[request] ?? lessonId.parse('nothing') };
};

describe('the next lesson now', () => {
  it('is due at once, and the one after it keeps its rest', () => {
    const hurried = granted(underWay(), { kind: 'next-now', key: lessonId.parse('two') }, wednesday);
    expect(nextStep(hurried, outline, wednesday)).toEqual({ kind: 'send', key: 'two', attempt: 1 });
    expect(sent(hurried, wednesday).dueAt).toBe('2026-12-01T09:00:00.000Z');
    const monday = instantOf('2026-11-30T12:00:00Z');
    const late = granted(underWay(), { kind: 'next-now', key: lessonId.parse('two') }, monday);
    expect(sent(late, monday).dueAt).toBe('2026-12-08T09:00:00.000Z');
  });

  it('comes once for a button pressed twice, before and after it was sent', () => {
    const request: CourseRequest = { kind: 'next-now', key: lessonId.parse('two') };
    const hurried = granted(underWay(), request, wednesday);
    expect(applyCourseRequest(hurried, request, outline, wednesday)).toBeUndefined();
    expect(
      applyCourseRequest(sent(hurried, wednesday), request, outline, later(wednesday, { days: 2 })),
    ).toBeUndefined();
  });

  it('can be had once in 24 hours', () => {
    const once = sent(
      granted(underWay(), requestFor(underWay(), 'next-now', wednesday), wednesday),
      wednesday,
    );
    const hour23 = later(wednesday, { hours: 23 });
    expect(applyCourseRequest(once, requestFor(once, 'next-now', hour23), outline, hour23)).toBeUndefined();
    expect(applyCourseRequest(once, requestFor(once, 'again', hour23), outline, hour23)).toBeUndefined();
    expect(mayAskFrom(once, hour23)).toBe(later(wednesday, { hours: 24 }));
    const hour24 = later(wednesday, { hours: 24 });
    expect(applyCourseRequest(once, requestFor(once, 'next-now', hour24), outline, hour24)).toBeDefined();
  });
});

describe('skipping a lesson', () => {
  it('leaves the time to the one after it, and is said so in the ledger', () => {
    const skipped = granted(underWay(), { kind: 'skip', key: lessonId.parse('two') }, wednesday);
    expect(skipped.ledger[lessonId.parse('two')]).toEqual({
      status: 'skipped',
      at: wednesday,
      reason: 'by the subscriber',
    });
    expect(nextKey(skipped, outline)).toBe('three');
    expect(skipped.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(
      applyCourseRequest(skipped, { kind: 'skip', key: lessonId.parse('two') }, outline, wednesday),
    ).toBeUndefined();
  });

  it('can be undone: the lesson is next again', () => {
    const skipped = granted(underWay(), { kind: 'skip', key: lessonId.parse('two') }, wednesday);
    const back = granted(skipped, { kind: 'take-after-all', key: lessonId.parse('two') }, wednesday);
    expect(nextKey(back, outline)).toBe('two');
  });

  it('is not possible for the closing mail, nor for a lesson that was sent', () => {
    let enrollment = underWay();
    for (const _ of ['two', 'three'])
      enrollment = granted(enrollment, requestFor(enrollment, 'skip', wednesday), wednesday);
    expect(nextKey(enrollment, outline)).toBe('closing');
    expect(
      applyCourseRequest(enrollment, { kind: 'skip', key: 'closing' }, outline, wednesday),
    ).toBeUndefined();
    expect(
      applyCourseRequest(enrollment, { kind: 'skip', key: lessonId.parse('one') }, outline, wednesday),
    ).toBeUndefined();
  });
});

describe('the last lesson again', () => {
  it('is one more copy at once, and acts no other lesson', () => {
    const asked = granted(underWay(), requestFor(underWay(), 'again', wednesday), wednesday);
    expect(nextStep(asked, outline, wednesday)).toEqual({ kind: 'send', key: 'one_1_2', attempt: 1 });
    const after = sent(asked, wednesday);
    expect(after.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(nextKey(after, outline)).toBe('two');
    expect(againKey(after, wednesday)).toBe('one_1_3');
  });

  it('can be had after the end of the course, which stays ended', () => {
    const end = finished();
    const at = instantOf('2027-03-01T12:00:00Z');
    const after = sent(granted(end, requestFor(end, 'again', at), at), at);
    expect(after.standing).toEqual(end.standing);
    expect(after.dueAt).toBeUndefined();
    expect(after.ledger).toHaveProperty('closing_1_2');
  });

  it('waits for a lesson that is under way', () => {
    const due = instantOf('2026-12-01T09:00:00Z');
    const claimed = claim(
      underWay(),
      { key: lessonId.parse('two'), attempt: 1 },
      'me',
      due,
      later(due, { minutes: 5 }),
    );
    const asked = granted(claimed, requestFor(claimed, 'again', due), due);
    const after = recordSent(asked, lessonId.parse('two'), 1, outline, due);
    expect(nextStep(after, outline, due)).toEqual({ kind: 'send', key: 'one_1_2', attempt: 1 });
    expect(sent(after, due).dueAt).toBe('2026-12-08T09:00:00.000Z');
  });
});

describe('starting over', () => {
  it('sends the first lesson at once and all of them in order, under keys of a second round', () => {
    const end = finished();
    let again = granted(end, requestFor(end, 'start-over', wednesday), wednesday);
    const keys: (DeliveryKey | undefined)[] = [];
    let now: Instant | undefined = wednesday;
    while (now) {
      keys.push(nextKey(again, outline));
      again = sent(again, now);
      now = again.dueAt;
    }
    expect(keys).toEqual(['one_2', 'two_2', 'three_2', 'closing_2']);
    expect(again.standing.status).toBe('completed');
  });

  it('once for a button pressed twice', () => {
    const request = requestFor(underWay(), 'start-over', wednesday);
    const begun = granted(underWay(), request, wednesday);
    expect(applyCourseRequest(begun, request, outline, later(wednesday, { days: 2 }))).toBeUndefined();
  });

  it('can be taken back: the course goes on where it stood, at its regular time', () => {
    const begun = sent(
      granted(underWay(), requestFor(underWay(), 'start-over', wednesday), wednesday),
      wednesday,
    );
    const back = granted(begun, { kind: 'go-back' }, later(wednesday, { hours: 1 }));
    expect(nextKey(back, outline)).toBe('two');
    expect(back.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(applyCourseRequest(back, { kind: 'go-back' }, outline, wednesday)).toBeUndefined();
    const later2 = later(wednesday, { days: 3 });
    expect(startOverKey(back, outline, later2)).toBe('one_3');
  });
});

describe('a pause', () => {
  const until = instantOf('2027-01-01T00:00:00Z');

  it('sends nothing before its end and goes on by itself at the regular time', () => {
    const paused = granted(underWay(), { kind: 'pause', until }, wednesday);
    expect(paused.dueAt).toBe('2027-01-05T09:00:00.000Z');
    expect(sent(paused, instantOf('2027-01-05T09:00:00Z')).dueAt).toBe('2027-01-12T09:00:00.000Z');
  });

  it('stops a lesson that is due already', () => {
    const due = instantOf('2026-12-01T09:30:00Z');
    expect(granted(underWay(), { kind: 'pause', until }, due).dueAt).toBe('2027-01-05T09:00:00.000Z');
  });

  it('does not send again what was without an answer when it began, nor a copy that was asked for', () => {
    const copy = granted(underWay(), requestFor(underWay(), 'again', wednesday), wednesday);
    const stopped = granted(copy, { kind: 'pause', until }, wednesday);
    expect(nextStep(stopped, outline, wednesday)).toMatchObject({
      kind: 'save',
      enrollment: { outOfTurn: [], dueAt: '2027-01-05T09:00:00.000Z' },
    });

    const unknown = becomeUnknown(underWay(), lessonId.parse('two'), 1, wednesday);
    const paused = granted(unknown, { kind: 'pause', until }, wednesday);
    const aDayLater = later(wednesday, { hours: 24 });
    expect(nextStep(paused, outline, aDayLater)).toMatchObject({
      kind: 'save',
      enrollment: { dueAt: '2027-01-05T09:00:00.000Z' },
    });
  });

  it('ends when its reader wants it to', () => {
    const paused = granted(underWay(), { kind: 'pause', until }, wednesday);
    const back = granted(paused, { kind: 'resume' }, later(wednesday, { days: 2 }));
    expect(back.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(back.pausedUntil).toBeUndefined();
  });

  it('lasts a year at most, and is not for the past', () => {
    for (const at of [later(wednesday, { days: 367 }), wednesday, tuesday])
      expect(
        applyCourseRequest(underWay(), { kind: 'pause', until: at }, outline, wednesday),
      ).toBeUndefined();
  });
});

describe('the rhythm', () => {
  it('twice a week brings the next lesson forward, never within two days of the last', () => {
    const request = { kind: 'rhythm', cadence: 'twice-weekly', weekday: 2, hour: 9 } as const;
    expect(granted(underWay(), request, wednesday).dueAt).toBe('2026-11-27T09:00:00.000Z');
  });

  it('of another weekday and hour keeps the rest', () => {
    const request = { kind: 'rhythm', cadence: 'weekly', weekday: 6, hour: 18 } as const;
    const changed = granted(underWay(), request, wednesday);
    expect(changed.dueAt).toBe('2026-12-05T18:00:00.000Z');
    expect(changeZone(changed, timeZone.parse('Asia/Tokyo'), outline, wednesday).dueAt).toBe(
      '2026-12-05T09:00:00.000Z',
    );
  });
});

describe('an address change that an earlier version put into an enrollment', () => {
  const to = { address: emailAddress.parse('new@example.org'), addressHash: 'hash' as AddressHash };
  const asked = (enrollment: Enrollment, at: Instant): Enrollment =>
    withOutOfTurn(
      { ...enrollment, addressChange: { request: 1, to, at } },
      { key: 'address-change-1', to },
      at,
    );

  it('can be agreed to for a day, by its own link', () => {
    const waiting = asked(underWay(), wednesday);
    expect(earlierAddressChange(waiting, 1, wednesday)).toMatchObject({ to });
    expect(earlierAddressChange(waiting, 2, wednesday)).toBeUndefined();
    expect(earlierAddressChange(waiting, 1, later(wednesday, { hours: 24 }))).toBeUndefined();
    expect(highestEarlierRequest(waiting)).toBe(1);
    expect(highestEarlierRequest(underWay())).toBe(0);
  });

  it('sends no mail from there any more, and keeps no lesson waiting', () => {
    const before = underWay();
    const step = nextStep(asked(before, wednesday), outline, wednesday);
    expect(step).toMatchObject({ kind: 'save', outcome: 'skipped', enrollment: { outOfTurn: [] } });
    if (step.kind === 'save') expect(step.enrollment.dueAt).toBe(before.dueAt);
  });

  it('is forgotten with the next lesson, or when its link has run out', () => {
    const queued = nextStep(asked(underWay(), wednesday), outline, wednesday);
    if (queued.kind !== 'save') throw new Error('The mail is not dropped.');
    expect(queued.enrollment.addressChange).toBeDefined();
    const due = instantOf(queued.enrollment.dueAt ?? '');
    expect(sent(queued.enrollment, due).addressChange).toBeUndefined();

    const at = instantOf('2027-03-01T12:00:00Z');
    const dropped = nextStep(asked(finished(), at), outline, at);
    if (dropped.kind !== 'save') throw new Error('The mail is not dropped.');
    expect(dropped.enrollment.dueAt).toBe('2027-03-02T12:00:00.000Z');
    const step = nextStep(dropped.enrollment, outline, instantOf('2027-03-02T12:00:00Z'));
    expect(step).toMatchObject({ kind: 'save', outcome: 'idle' });
    if (step.kind === 'save')
      expect([step.enrollment.addressChange, step.enrollment.dueAt]).toEqual([undefined, undefined]);
  });
});

describe('any history of requests, sweeps and accidents', () => {
  type Act =
    | 'sweep'
    | 'crash'
    | 'event'
    | 'unsubscribe'
    | 'undo'
    | 'throttle'
    | 'no-answer'
    | 'change-address'
    | 'pause'
    | 'faster'
    | 'slower'
    | 'resume'
    | 'go-back'
    | 'take-after-all'
    | 'next-now'
    | 'skip'
    | 'again'
    | 'start-over';
  const acts: Act[] = [
    'sweep',
    'crash',
    'event',
    'unsubscribe',
    'undo',
    'throttle',
    'no-answer',
    'change-address',
    'pause',
    'faster',
    'slower',
    'resume',
    'go-back',
    'take-after-all',
    'next-now',
    'skip',
    'again',
    'start-over',
  ];
  const histories = fc.array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constant<Act>('sweep') },
        { weight: 14, arbitrary: fc.constantFrom(...acts) },
      ),
      fc.integer({ min: 1, max: 100 }),
    ),
    { maxLength: 80 },
  );

  const requestOf = (act: Act, enrollment: Enrollment, now: Instant): CourseRequest | undefined => {
    switch (act) {
      case 'pause':
        return { kind: 'pause', until: later(now, { days: 20 }) };
      case 'faster':
        return { kind: 'rhythm', cadence: 'twice-weekly', weekday: 4, hour: 7 };
      case 'slower':
        return { kind: 'rhythm', cadence: 'weekly', weekday: 1, hour: 20 };
      case 'resume':
      case 'go-back':
        return { kind: act };
      case 'take-after-all':
        return { kind: act, key: lessonId.parse('two') };
      case 'next-now':
      case 'skip':
      case 'again':
      case 'start-over':
        return requestFor(enrollment, act, now);
      default:
        return undefined;
    }
  };

  type Handed = { key: DeliveryKey; at: Instant; attempt: 1 | 2; before: Enrollment };

  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one branch for each act.
  const play = (history: [Act, number][]) => {
    let enrollment = activated();
    let now = tuesday;
    let addresses = 0;
    const handed: Handed[] = [];
    const sweep = (fate: Act) => {
      const step = nextStep(enrollment, outline, now);
      if (step.kind === 'save') enrollment = step.enrollment;
      if (step.kind !== 'send') return;
      handed.push({ key: step.key, at: now, attempt: step.attempt, before: enrollment });
      enrollment = claim(enrollment, step, 'me', now, later(now, { minutes: 5 }));
      if (fate === 'throttle') {
        enrollment = giveBack(enrollment, step.key, step.attempt, now);
        handed.pop();
      }
      if (fate === 'sweep') enrollment = recordSent(enrollment, step.key, step.attempt, outline, now);
      if (fate === 'no-answer') enrollment = becomeUnknown(enrollment, step.key, step.attempt, now);
    };
    for (const [act, hours] of history) {
      now = later(now, { hours });
      const request = requestOf(act, enrollment, now);
      if (request) enrollment = applyCourseRequest(enrollment, request, outline, now) ?? enrollment;
      if (act === 'unsubscribe')
        enrollment = unsubscribeFromCourse(enrollment, 'unsubscribed', now) ?? enrollment;
      if (act === 'undo') enrollment = resubscribeToCourse(enrollment, outline, now) ?? enrollment;
      if (act === 'event')
        for (const key of Object.keys(enrollment.ledger) as DeliveryKey[])
          enrollment = settleByEvent(enrollment, key, outline) ?? enrollment;
      if (act === 'change-address' && enrollment.standing.status !== 'left') {
        addresses += 1;
        enrollment = withOutOfTurn(enrollment, { key: `address-change-${addresses}` }, now);
      }
      if (['sweep', 'crash', 'throttle', 'no-answer'].includes(act)) sweep(act);
    }
    const sweepAt = (at: Instant): Enrollment => {
      now = at;
      sweep('sweep');
      return enrollment;
    };
    return { enrollment, now, handed, sweepAt };
  };

  it('hands each key to SES once, or twice where the resend allows; none after leaving, no lesson in a pause', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { handed } = play(history);
        for (const { key, at, attempt, before } of handed) {
          expect(handed.filter((other) => other.key === key && other.attempt === attempt)).toHaveLength(1);
          expect(before.standing.status).not.toBe('left');
          if (occasionOf(key)) expect((before.pausedUntil ?? at) <= at).toBe(true);
          else expect(attempt).toBe(1);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps the rest between two lessons, unless their reader asked for the second', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const inTurn = play(history).handed.filter(({ key, attempt }) => attempt === 1 && !isOutOfTurn(key));
        inTurn.forEach(({ at, before }, index) => {
          const last = inTurn[index - 1];
          if (!last) return;
          const asked = before.askedAt !== undefined && before.askedAt >= last.at;
          const rest = restBetweenLessons(before.cadence).hours * 3_600_000;
          // A lesson whose fate was settled by the policy counts from when it was handed over.
          if (!asked) expect(millisecondsBetween(last.at, at)).toBeGreaterThanOrEqual(rest);
        });
      }),
      { numRuns: 1500 },
    );
  });

  it('never strands anybody: with time, and SES answering, the course comes to its end, for those who left too', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const played = play(history);
        let { enrollment, now } = played;
        const end = enrollment.standing.status === 'left' ? 'left' : 'completed';
        for (let turn = 0; turn < 60 && enrollment.dueAt; turn += 1) {
          now = enrollment.dueAt > now ? enrollment.dueAt : later(now, { minutes: 10 });
          enrollment = played.sweepAt(now);
        }
        expect(enrollment.standing.status).toBe(end);
        expect(enrollment.dueAt).toBeUndefined();
        expect(enrollment.outOfTurn).toEqual([]);
        expect(ledgerOf(enrollment).filter(([, entry]) => isUnsettled(entry))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});
