import type { SendingSettings } from '../../domain/content/site.ts';
import {
  furthestFree,
  grantPermits,
  type MailKind,
  permitTolerance,
  type QuotaHeadroom,
  slowDown,
} from '../../domain/sending/permits.ts';
import {
  countAcceptance,
  countRefusal,
  holdBack,
  type SendingState,
  type StoreIdentity,
} from '../../domain/sending/sending-state.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { millisecondsApart } from '../../domain/time/instant.ts';
import type { Changed } from '../change-item.ts';
import type { SendResult } from '../ports/mailer.ts';
import type { Ports } from '../ports.ts';
import { changeSending, readQuota } from './read-quota.ts';

/** One mail may go at this moment (Unix milliseconds), and hardly later. */
export type Permit = { kind: MailKind; at: number };

/**
 * `none-in-time`: others come first for longer than there is time. `held` and `quota-used-up` are not about this
 * mail: whoever asked should stop asking for a while. `share-used-up` is about this kind of mail: others may go.
 */
export type NoPermit = 'none-in-time' | 'held' | 'quota-used-up' | 'share-used-up';

export type RateLimiter = {
  /**
   * Waits at most `patience` milliseconds until a permit at the account's rate is near: near enough to make ready
   * for it, so that nothing needs to be held while others are first.
   */
  take(kind: MailKind, patience: number): Promise<Permit | NoPermit>;
  /** Waits for the moment itself; false when making ready took so long that it has passed. */
  comes(permit: Permit): Promise<boolean>;
  /** The permit is not needed after all: the next one in this process may have it. */
  putBack(permit: Permit): void;
  /**
   * Tells what became of a mail, and whose it was: throttling slows every worker down, and of refusals those of
   * different people add up. A mail of nobody on record, such as a test, proves nothing about others.
   */
  report(result: SendResult, recipient?: SubscriberId): Promise<unknown>;
};

type Needs = Pick<Ports, 'clock' | 'random' | 'sending' | 'mailer' | 'telemetry' | 'sendingSettings'>;

const quotaFreshMilliseconds = 30_000;

/** A permit is given out so many milliseconds before its moment: what a claim and a last look usually take. */
const lead = 100;

/** Nobody sleeps longer than this before looking again whether there still is time. */
const longestNap = 1_000;

export const quotaHeadroomOf = ({
  keepForConfirmations,
  keepForLessons,
}: SendingSettings): QuotaHeadroom => ({
  confirmation: 0,
  lesson: keepForConfirmations,
  newsletter: keepForLessons,
});

/**
 * The account's rate, shared through one record by every worker that sends: each is granted a
 * second's worth of permits at most, and uses none of them late. No server, and no reliance on how many run.
 * No permit is given out that would come later than `timeLeft` says, in milliseconds.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: reserving, waiting and giving back share one state.
export const createRateLimiter = (
  ports: Needs,
  timeLeft: () => number = () => Number.POSITIVE_INFINITY,
): RateLimiter => {
  const { clock, sending, telemetry } = ports;
  const lines = new Map<MailKind, Line>();
  let identity: Promise<StoreIdentity> | undefined;
  let seenRefusals = false;
  let lastGranted = 0;
  /** How far ahead a slot may lie, by the quota that was last seen. */
  let furthest = Number.POSITIVE_INFINITY;
  /** Permits up to this moment were granted at a rate that SES has called too fast. */
  let voidUntil = 0;

  const storeIdentity = () => {
    identity ??= sending.storeIdentity().catch((error: unknown) => {
      // One failed read is nobody else's: the next asks again.
      identity = undefined;
      throw error;
    });
    return identity;
  };

  const lineOf = (kind: MailKind): Line => {
    const line = lines.get(kind) ?? { slots: [], waiting: 0, asking: undefined };
    lines.set(kind, line);
    return line;
  };

  /** One try to get permits for everybody who waits in this line. */
  const takePermits = async (kind: MailKind, line: Line): Promise<Answered> => {
    const read = await sending.load();
    const now = clock.now();
    const foreign = read.madeIn !== undefined && read.madeIn !== (await storeIdentity());
    if (foreign) {
      await sending.save(holdBack(read, 'restored-table', now));
      telemetry.count('held');
      return 'held';
    }
    seenRefusals = countAcceptance(read) !== read;
    const state = { ...read, madeIn: read.madeIn ?? (await storeIdentity()) };
    const { quota } = state;
    if (!quota || millisecondsApart(quota.readAt, now) >= quotaFreshMilliseconds) {
      await readQuota(ports, state);
      return 'look-again';
    }
    furthest = furthestFree(quota);
    const grant = grantPermits(
      { ...state, quota },
      { now, wanted: line.waiting, kind, headroom: quotaHeadroomOf(await ports.sendingSettings()) },
    );
    switch (grant.kind) {
      case 'held':
      case 'quota-used-up':
      case 'share-used-up':
        return grant.kind;
      case 'later':
        await clock.wait(Math.min(grant.at - Date.parse(now), longestNap));
        return 'look-again';
      case 'granted': {
        if ((await sending.save(grant.sending)) === 'stale') return 'look-again';
        const { first, gap, count } = grant;
        line.slots.push(...Array.from({ length: count }, (_, index) => first + index * gap));
        lastGranted = first + (count - 1) * gap;
        return 'look-again';
      }
    }
  };

  const unixNow = () => Date.parse(clock.now());
  const waitUntil = async (moment: number): Promise<void> => {
    const early = moment - unixNow();
    if (early > 0 && early <= furthest) await clock.wait(early);
  };
  /** Neither late, nor so far ahead that the clock must have been put back since it was granted. */
  const isUsable = (slot: number): boolean => {
    const early = slot - unixNow();
    return slot > voidUntil && early >= -permitTolerance && early <= furthest;
  };

  const take = async (kind: MailKind, patience: number): Promise<Permit | NoPermit> => {
    const line = lineOf(kind);
    let left = Math.min(patience, timeLeft());
    let looked = unixNow();
    line.waiting += 1;
    try {
      while (left >= 0) {
        const slot = line.slots.shift();
        if (slot === undefined) {
          line.asking ??= takePermits(kind, line).finally(() => {
            line.asking = undefined;
          });
          const answered = await line.asking;
          if (answered !== 'look-again') return answered;
        } else {
          await waitUntil(slot - lead);
          if (isUsable(slot)) return { kind, at: slot };
        }
        // A clock that was put back gives nobody more time.
        const now = unixNow();
        left -= Math.max(0, now - looked);
        looked = now;
      }
      return 'none-in-time';
    } finally {
      line.waiting -= 1;
    }
  };

  const change = (decide: (state: SendingState) => SendingState): Promise<Changed<SendingState>> =>
    changeSending(ports, (state) => {
      const next = decide(state);
      return next === state ? undefined : next;
    });

  /** Counts a refusal, with the alarm at once if it was the one that stops everything. */
  const countOne = async (refusal: { recipient: SubscriberId; byAccount: boolean }): Promise<void> => {
    const limits = await ports.sendingSettings();
    const now = clock.now();
    seenRefusals = true;
    const changed = await change((state) => countRefusal(state, refusal, limits, now));
    if (changed.kind !== 'changed' || changed.before.hold || !changed.after.hold) return;
    telemetry.count('held');
    telemetry.warn('held', { reason: changed.after.hold.reason });
  };

  return {
    take,
    comes: async ({ at }) => {
      await waitUntil(at);
      return isUsable(at);
    },
    putBack: ({ kind, at }) => {
      lineOf(kind).slots.unshift(at);
    },
    report: async (result, recipient) => {
      const now = clock.now();
      switch (result.kind) {
        case 'throttled':
          // Who has a slot already waits for another, at the new rate.
          voidUntil = lastGranted;
          return change((state) => slowDown(state, now));
        case 'halted':
        case 'refused':
        case 'not-taken':
          return recipient && countOne({ recipient, byAccount: result.kind === 'halted' });
        case 'not-verified':
          // Strangers in a sandbox are no fault of anybody's, however many there are.
          return change((state) => ({ ...state, sandboxSeenAt: now }));
        case 'accepted':
          if (!seenRefusals || !recipient) return;
          seenRefusals = false;
          return change(countAcceptance);
        case 'quota-used-up':
        case 'no-answer':
          return;
      }
    },
  };
};

/** The slots one kind of mail holds in this process, and who waits for more. */
type Line = {
  slots: number[];
  waiting: number;
  asking: Promise<Answered> | undefined;
};

type Answered = 'look-again' | Exclude<NoPermit, 'none-in-time'>;
