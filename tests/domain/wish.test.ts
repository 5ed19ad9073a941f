import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeliveryKey, occasionOf } from '../../lib/domain/delivery.ts';
import { changeZone, withOutOfTurn } from '../../lib/domain/due-time.ts';
import { type Enrollment, isOutOfTurn, ledgerOf } from '../../lib/domain/enrollment.ts';
import {
  becomeUnknown,
  claim,
  giveBack,
  recordSent,
  settleByEvent,
} from '../../lib/domain/enrollment-ledger.ts';
import { type Instant, instantOf, later, millisecondsBetween } from '../../lib/domain/instant.ts';
import { leave, rejoin } from '../../lib/domain/leaving.ts';
import { isUnsettled } from '../../lib/domain/ledger.ts';
import { lessonId } from '../../lib/domain/lesson.ts';
import { askToMove, pendingMove } from '../../lib/domain/move.ts';
import { nextKey, nextStep } from '../../lib/domain/next-step.ts';
import { restBetweenLessons } from '../../lib/domain/schedule.ts';
import { timeZone } from '../../lib/domain/site.ts';
import { type AddressHash, emailAddress } from '../../lib/domain/subscriber.ts';
import { againKey, grant, mayAskFrom, startOverKey, type Wish, waitingKey } from '../../lib/domain/wish.ts';

import { activated, outline, sent, tuesday } from './in-a-course.ts';

const wednesday = later(tuesday, { days: 1 });

/** After the first lesson: the second waits for Tuesday, 1 December, at nine. */
const underWay = () => sent(activated(), tuesday);

const finished = () => {
  let enrollment = underWay();
  while (enrollment.dueAt) enrollment = sent(enrollment, enrollment.dueAt);
  return enrollment;
};

const granted = (enrollment: Enrollment, wish: Wish, at: Instant): Enrollment => {
  const after = grant(enrollment, wish, outline, at);
  if (!after) throw new Error(`${wish.do} was not granted`);
  return after;
};

const wishFor = (
  enrollment: Enrollment,
  wish: 'next-now' | 'skip' | 'again' | 'start-over',
  at: Instant,
): Wish => {
  const keys = {
    'next-now': waitingKey(enrollment, outline, at),
    skip: waitingKey(enrollment, outline, at),
    again: againKey(enrollment, at),
    'start-over': startOverKey(enrollment, outline, at),
  };
  return { do: wish, key: keys[wish] ?? lessonId.parse('nothing') };
};

describe('the next lesson now', () => {
  it('is due at once, and the one after it keeps its rest', () => {
    const hurried = granted(underWay(), { do: 'next-now', key: lessonId.parse('two') }, wednesday);
    expect(nextStep(hurried, outline, wednesday)).toEqual({ do: 'send', key: 'two', attempt: 1 });
    expect(sent(hurried, wednesday).dueAt).toBe('2026-12-01T09:00:00.000Z');
    const monday = instantOf('2026-11-30T12:00:00Z');
    const late = granted(underWay(), { do: 'next-now', key: lessonId.parse('two') }, monday);
    expect(sent(late, monday).dueAt).toBe('2026-12-08T09:00:00.000Z');
  });

  it('comes once for a button pressed twice, before and after it was sent', () => {
    const wish: Wish = { do: 'next-now', key: lessonId.parse('two') };
    const hurried = granted(underWay(), wish, wednesday);
    expect(grant(hurried, wish, outline, wednesday)).toBeUndefined();
    expect(grant(sent(hurried, wednesday), wish, outline, later(wednesday, { days: 2 }))).toBeUndefined();
  });

  it('can be had once in 24 hours', () => {
    const once = sent(granted(underWay(), wishFor(underWay(), 'next-now', wednesday), wednesday), wednesday);
    const hour23 = later(wednesday, { hours: 23 });
    expect(grant(once, wishFor(once, 'next-now', hour23), outline, hour23)).toBeUndefined();
    expect(grant(once, wishFor(once, 'again', hour23), outline, hour23)).toBeUndefined();
    expect(mayAskFrom(once, hour23)).toBe(later(wednesday, { hours: 24 }));
    const hour24 = later(wednesday, { hours: 24 });
    expect(grant(once, wishFor(once, 'next-now', hour24), outline, hour24)).toBeDefined();
  });
});

describe('skipping a lesson', () => {
  it('leaves the time to the one after it, and is said so in the ledger', () => {
    const skipped = granted(underWay(), { do: 'skip', key: lessonId.parse('two') }, wednesday);
    expect(skipped.ledger[lessonId.parse('two')]).toEqual({
      state: 'skipped',
      at: wednesday,
      reason: 'by the subscriber',
    });
    expect(nextKey(skipped, outline)).toBe('three');
    expect(skipped.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(grant(skipped, { do: 'skip', key: lessonId.parse('two') }, outline, wednesday)).toBeUndefined();
  });

  it('can be undone: the lesson is next again', () => {
    const skipped = granted(underWay(), { do: 'skip', key: lessonId.parse('two') }, wednesday);
    const back = granted(skipped, { do: 'take-after-all', key: lessonId.parse('two') }, wednesday);
    expect(nextKey(back, outline)).toBe('two');
  });

  it('is not possible for the closing mail, nor for a lesson that was sent', () => {
    let enrollment = underWay();
    for (const _ of ['two', 'three'])
      enrollment = granted(enrollment, wishFor(enrollment, 'skip', wednesday), wednesday);
    expect(nextKey(enrollment, outline)).toBe('closing');
    expect(grant(enrollment, { do: 'skip', key: 'closing' }, outline, wednesday)).toBeUndefined();
    expect(grant(enrollment, { do: 'skip', key: lessonId.parse('one') }, outline, wednesday)).toBeUndefined();
  });
});

describe('the last lesson again', () => {
  it('is one more copy at once, and moves no other lesson', () => {
    const asked = granted(underWay(), wishFor(underWay(), 'again', wednesday), wednesday);
    expect(nextStep(asked, outline, wednesday)).toEqual({ do: 'send', key: 'one_1_2', attempt: 1 });
    const after = sent(asked, wednesday);
    expect(after.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(nextKey(after, outline)).toBe('two');
    expect(againKey(after, wednesday)).toBe('one_1_3');
  });

  it('can be had after the end of the course, which stays ended', () => {
    const end = finished();
    const at = instantOf('2027-03-01T12:00:00Z');
    const after = sent(granted(end, wishFor(end, 'again', at), at), at);
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
    const asked = granted(claimed, wishFor(claimed, 'again', due), due);
    const after = recordSent(asked, lessonId.parse('two'), 1, outline, due);
    expect(nextStep(after, outline, due)).toEqual({ do: 'send', key: 'one_1_2', attempt: 1 });
    expect(sent(after, due).dueAt).toBe('2026-12-08T09:00:00.000Z');
  });
});

describe('starting over', () => {
  it('sends the first lesson at once and all of them in order, under keys of a second round', () => {
    const end = finished();
    let again = granted(end, wishFor(end, 'start-over', wednesday), wednesday);
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
    const wish = wishFor(underWay(), 'start-over', wednesday);
    const begun = granted(underWay(), wish, wednesday);
    expect(grant(begun, wish, outline, later(wednesday, { days: 2 }))).toBeUndefined();
  });

  it('can be taken back: the course goes on where it stood, at its regular time', () => {
    const begun = sent(
      granted(underWay(), wishFor(underWay(), 'start-over', wednesday), wednesday),
      wednesday,
    );
    const back = granted(begun, { do: 'go-back' }, later(wednesday, { hours: 1 }));
    expect(nextKey(back, outline)).toBe('two');
    expect(back.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(grant(back, { do: 'go-back' }, outline, wednesday)).toBeUndefined();
    const later2 = later(wednesday, { days: 3 });
    expect(startOverKey(back, outline, later2)).toBe('one_3');
  });
});

describe('a pause', () => {
  const until = instantOf('2027-01-01T00:00:00Z');

  it('sends nothing before its end and goes on by itself at the regular time', () => {
    const paused = granted(underWay(), { do: 'pause', until }, wednesday);
    expect(paused.dueAt).toBe('2027-01-05T09:00:00.000Z');
    expect(sent(paused, instantOf('2027-01-05T09:00:00Z')).dueAt).toBe('2027-01-12T09:00:00.000Z');
  });

  it('stops a lesson that is due already', () => {
    const due = instantOf('2026-12-01T09:30:00Z');
    expect(granted(underWay(), { do: 'pause', until }, due).dueAt).toBe('2027-01-05T09:00:00.000Z');
  });

  it('does not send again what was without an answer when it began, nor a copy that was asked for', () => {
    const copy = granted(underWay(), wishFor(underWay(), 'again', wednesday), wednesday);
    const stopped = granted(copy, { do: 'pause', until }, wednesday);
    expect(nextStep(stopped, outline, wednesday)).toMatchObject({
      do: 'save',
      enrollment: { outOfTurn: [], dueAt: '2027-01-05T09:00:00.000Z' },
    });

    const unknown = becomeUnknown(underWay(), lessonId.parse('two'), 1, wednesday);
    const paused = granted(unknown, { do: 'pause', until }, wednesday);
    const aDayLater = later(wednesday, { hours: 24 });
    expect(nextStep(paused, outline, aDayLater)).toMatchObject({
      do: 'save',
      enrollment: { dueAt: '2027-01-05T09:00:00.000Z' },
    });
  });

  it('ends when its reader wants it to', () => {
    const paused = granted(underWay(), { do: 'pause', until }, wednesday);
    const back = granted(paused, { do: 'resume' }, later(wednesday, { days: 2 }));
    expect(back.dueAt).toBe('2026-12-01T09:00:00.000Z');
    expect(back.pausedUntil).toBeUndefined();
  });

  it('lasts a year at most, and is not for the past', () => {
    for (const at of [later(wednesday, { days: 367 }), wednesday, tuesday])
      expect(grant(underWay(), { do: 'pause', until: at }, outline, wednesday)).toBeUndefined();
  });

  it('lets a mail about the address through', () => {
    const paused = granted(underWay(), { do: 'pause', until }, wednesday);
    const asked = withOutOfTurn(paused, { key: 'move-1' }, wednesday);
    expect(nextStep(asked, outline, wednesday)).toEqual({ do: 'send', key: 'move-1', attempt: 1 });
    expect(sent(asked, wednesday).dueAt).toBe(paused.dueAt);
  });
});

describe('the rhythm', () => {
  it('twice a week brings the next lesson forward, never within two days of the last', () => {
    const wish = { do: 'rhythm', cadence: 'twice-weekly', weekday: 2, hour: 9 } as const;
    expect(granted(underWay(), wish, wednesday).dueAt).toBe('2026-11-27T09:00:00.000Z');
  });

  it('of another weekday and hour keeps the rest', () => {
    const wish = { do: 'rhythm', cadence: 'weekly', weekday: 6, hour: 18 } as const;
    const changed = granted(underWay(), wish, wednesday);
    expect(changed.dueAt).toBe('2026-12-05T18:00:00.000Z');
    expect(changeZone(changed, timeZone.parse('Asia/Tokyo'), outline, wednesday).dueAt).toBe(
      '2026-12-05T09:00:00.000Z',
    );
  });
});

describe('an address that was not agreed to', () => {
  const to = { address: emailAddress.parse('new@example.org'), addressHash: 'hash' as AddressHash };

  it('is forgotten with the next lesson', () => {
    const asked = askToMove(underWay(), to, wednesday);
    if (!asked) throw new Error('not asked');
    const waiting = sent(asked, wednesday);
    expect(waiting.move).toBeDefined();
    expect(waiting.outOfTurn).toEqual([]);
    expect(sent(waiting, instantOf('2026-12-01T09:00:00Z')).move).toBeUndefined();
  });

  it('is forgotten when its link has run out, where no lesson comes any more', () => {
    const end = finished();
    const at = instantOf('2027-03-01T12:00:00Z');
    const asked = askToMove(end, to, at);
    if (!asked) throw new Error('not asked');
    const waiting = sent(asked, at);
    expect(waiting.dueAt).toBe('2027-03-02T12:00:00.000Z');
    const step = nextStep(waiting, outline, instantOf('2027-03-02T12:00:00Z'));
    expect(step).toMatchObject({ do: 'save', outcome: 'idle' });
    if (step.do === 'save')
      expect([step.enrollment.move, step.enrollment.dueAt]).toEqual([undefined, undefined]);
  });

  it('is void once another is asked, or after leaving', () => {
    const first = askToMove(underWay(), to, wednesday);
    const second = first && askToMove(first, to, wednesday);
    expect(second && pendingMove(second, 1, wednesday)).toBeUndefined();
    expect(second && pendingMove(second, 2, wednesday)).toMatchObject({ to });
    expect(second?.outOfTurn.map(({ key }) => key)).toEqual(['move-2']);
    const left = second && leave(second, 'unsubscribed', wednesday);
    expect(left && pendingMove(left, 2, wednesday)).toBeUndefined();
    expect(left && askToMove(left, to, wednesday)).toBeUndefined();
  });
});

describe('any history of wishes, sweeps and accidents', () => {
  type Move =
    | 'sweep'
    | 'crash'
    | 'event'
    | 'leave'
    | 'undo'
    | 'throttle'
    | 'no-answer'
    | 'move-address'
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
  const moves: Move[] = [
    'sweep',
    'crash',
    'event',
    'leave',
    'undo',
    'throttle',
    'no-answer',
    'move-address',
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
        { weight: 6, arbitrary: fc.constant<Move>('sweep') },
        { weight: 14, arbitrary: fc.constantFrom(...moves) },
      ),
      fc.integer({ min: 1, max: 100 }),
    ),
    { maxLength: 80 },
  );

  const wishOf = (move: Move, enrollment: Enrollment, now: Instant): Wish | undefined => {
    switch (move) {
      case 'pause':
        return { do: 'pause', until: later(now, { days: 20 }) };
      case 'faster':
        return { do: 'rhythm', cadence: 'twice-weekly', weekday: 4, hour: 7 };
      case 'slower':
        return { do: 'rhythm', cadence: 'weekly', weekday: 1, hour: 20 };
      case 'resume':
      case 'go-back':
        return { do: move };
      case 'take-after-all':
        return { do: move, key: lessonId.parse('two') };
      case 'next-now':
      case 'skip':
      case 'again':
      case 'start-over':
        return wishFor(enrollment, move, now);
      default:
        return undefined;
    }
  };

  type Handed = { key: DeliveryKey; at: Instant; attempt: 1 | 2; before: Enrollment };

  const play = (history: [Move, number][]) => {
    let enrollment = activated();
    let now = tuesday;
    let addresses = 0;
    const handed: Handed[] = [];
    const sweep = (fate: Move) => {
      const step = nextStep(enrollment, outline, now);
      if (step.do === 'save') enrollment = step.enrollment;
      if (step.do !== 'send') return;
      handed.push({ key: step.key, at: now, attempt: step.attempt, before: enrollment });
      enrollment = claim(enrollment, step, 'me', now, later(now, { minutes: 5 }));
      if (fate === 'throttle') {
        enrollment = giveBack(enrollment, step.key, step.attempt, now);
        handed.pop();
      }
      if (fate === 'sweep') enrollment = recordSent(enrollment, step.key, step.attempt, outline, now);
      if (fate === 'no-answer') enrollment = becomeUnknown(enrollment, step.key, step.attempt, now);
    };
    for (const [move, hours] of history) {
      now = later(now, { hours });
      const wish = wishOf(move, enrollment, now);
      if (wish) enrollment = grant(enrollment, wish, outline, now) ?? enrollment;
      if (move === 'leave') enrollment = leave(enrollment, 'unsubscribed', now) ?? enrollment;
      if (move === 'undo') enrollment = rejoin(enrollment, outline, now) ?? enrollment;
      if (move === 'event')
        for (const key of Object.keys(enrollment.ledger) as DeliveryKey[])
          enrollment = settleByEvent(enrollment, key, outline) ?? enrollment;
      if (move === 'move-address' && enrollment.standing.status !== 'left') {
        addresses += 1;
        enrollment = withOutOfTurn(enrollment, { key: `move-${addresses}` }, now);
      }
      if (['sweep', 'crash', 'throttle', 'no-answer'].includes(move)) sweep(move);
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
          const rest = restBetweenLessons[before.cadence].days * 86_400_000;
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
