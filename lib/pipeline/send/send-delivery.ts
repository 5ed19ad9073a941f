import type { AfterRefusal } from '../../domain/delivery/refusals.ts';
import type { Metric } from '../../domain/reports/metric.ts';
import type { MailKind } from '../../domain/sending/permits.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type Instant, later, millisecondsApart, millisecondsBetween } from '../../domain/time/instant.ts';
import type { OutgoingMail, SendResult } from '../ports/mailer.ts';
import type { Saved } from '../ports/record.ts';
import type { Ports } from '../ports.ts';
import type { NoPermit, Permit, RateLimiter } from './rate-limiter.ts';

export type DeliveryOutcome =
  | 'sent'
  | 'failed'
  | 'skipped'
  | 'put-off'
  | 'throttled'
  | 'quota-used-up'
  | 'share-used-up'
  /** SES refused it for the account. The sweep goes on until so many people say that it is so, and all is held. */
  | 'given-back'
  | 'halted'
  | 'unknown'
  | 'held'
  | 'postponed'
  | 'paused'
  | 'awaits-subject'
  | 'expired'
  | 'idle'
  | 'waiting'
  | 'lost-race'
  | 'gone';

/**
 * One delivery as the protocol sees it. `Item` is what holds its ledger entry, an enrollment or an issue's
 * delivery; the changes are pure, and whoever saves one must have read the item before.
 */
export type Delivery<Item extends { version: number }> = {
  tag: string;
  recipient: SubscriberId;
  kind: MailKind;
  /** What was read, which the claim is written over. */
  seen: Item;
  load(): Promise<Item | undefined>;
  save(item: Item, replaces: Item): Promise<Saved>;
  claim(owner: string, now: Instant, leaseUntil: Instant): Item;
  isHeldBy(item: Item, owner: string): boolean;
  /** What comes between the claim and its permit: the last look at who gets it, and the mail. */
  prepare(held: Item): Promise<Prepared<Item>>;
  sent(held: Item, at: Instant): Item;
  failed(held: Item, reason: string, at: Instant): Item;
  /** Refused for no fault that is proven to be the recipient's: due again after a wait, or failed after too many. */
  putOff(held: Item, reason: string, now: Instant): AfterRefusal<Item>;
  giveBack(held: Item, now: Instant): Item;
  becomeUnknown(held: Item, since: Instant): Item;
};

export type Prepared<Item> =
  | { kind: 'ready'; mail: OutgoingMail }
  /** Not to be sent: `record` says so in the ledger, or without one the claim is taken back. */
  | { kind: 'not-ready'; outcome: DeliveryOutcome; record?: (held: Item) => Item };

type Needs = Pick<Ports, 'clock' | 'random' | 'mailer' | 'telemetry'> & { rateLimiter: RateLimiter };

/** What whoever delivers a mail of some kind needs in any case: to look at who gets it, to compose it and to send it. */
export type DeliveryPorts = Needs &
  Pick<Ports, 'subscribers' | 'suppressions' | 'newsletters' | 'tokens' | 'baseUrl' | 'imagesUrl'>;

/** From the claim to the last write: longer than a late permit, the mailer's time limit and the recording together. */
const lease = { minutes: 5 } as const;
const leaseMilliseconds = lease.minutes * 60_000;
/** How much of the lease must be left for the answer to be recorded. */
const recordingMilliseconds = 30_000;
/** A permit that takes longer than this to come is left to the next sweep. */
const patienceMilliseconds = 4 * 60_000;
/**
 * How long a last look holds good. A look takes longer than a permit waits when the machine is busy, and looking anew
 * for each permit would then miss one after the other.
 */
const lookMilliseconds = 2_000;

/**
 * Sends one mail that is due. The steps, and what a crash after each leaves:
 *
 *     read, permit     nothing has changed; the next sweep finds it due
 *     claim+marker   `sending` with a lease; when the lease is over it becomes `unknown`, never "due" again
 *     look           as above: provably not sent, but we died before we could say so; the event never comes
 *     moment         as above; when the look took so long that the permit is over: another permit, and a look that is fresh
 *     SES            accepted and not recorded: `unknown` until SES's own event settles it
 *     record         sent, next due time and index key are one write: all of it or nothing
 *
 * The permit at the account's rate is waited for first, which can take long, so that a crash leaves no more claims
 * behind than mails were about to go, and an unsubscribe in the meantime wins. Whoever leaves, is suppressed or
 * is erased after the claim gets the mail only if that happens within seconds of the call.
 * Two workers: both read, one claim wins on the item's version, the other finds it taken.
 */
export const sendDelivery = async <Item extends { version: number }>(
  ports: Needs,
  delivery: Delivery<Item>,
): Promise<DeliveryOutcome> => {
  const { clock, random, mailer, rateLimiter, telemetry } = ports;
  const permit = await rateLimiter.take(delivery.kind, patienceMilliseconds);
  if (typeof permit === 'string') return outcomeOfNoTurn[permit];

  const owner = random.ownerToken();
  const now = clock.now();
  const leaseUntil = later(now, lease);
  const claimed = await saveClaim(delivery, delivery.claim(owner, now, leaseUntil), owner);
  if (!claimed) {
    rateLimiter.putBack(permit);
    return 'lost-race';
  }
  const hold: Hold<Item> = { claimed, owner, claimedAt: now, leaseUntil };
  const settle = (change: (held: Item) => Item) => settleClaim(ports, delivery, hold, change);
  const notSent = (held: Item) => delivery.giveBack(held, clock.now());
  /** SES has not been asked: say so before the surprise goes on its way. */
  const notAsked = async (error: unknown): Promise<never> => {
    await settle(notSent);
    throw error;
  };

  const prepared = await makeReady(ports, delivery, hold, permit).catch(notAsked);
  if (prepared.kind === 'not-ready') {
    await settle(prepared.record ?? notSent);
    return prepared.outcome;
  }
  // A worker that slept past its lease (a frozen function, a long pause) must not send: another may have.
  if (timeToSpare(ports, hold) < 0) {
    await settle(notSent);
    return 'lost-race';
  }

  // A mailer throws only for a mail that it cannot put together.
  const result = await mailer.send(prepared.mail).catch(notAsked);
  const answered = afterAnswer(delivery, claimed, result, clock.now());
  const { outcome } = answered;
  await settle((held) =>
    held === claimed ? answered.item : afterAnswer(delivery, held, result, clock.now()).item,
  );
  await rateLimiter.report(result, delivery.recipient);
  telemetry.count(metricOf[result.kind]);
  if (outcome === 'failed') telemetry.count('failed');
  if ('reason' in result) telemetry.warn(result.kind, { delivery: delivery.tag, reason: result.reason });
  return outcome;
};

/** One worker's hold on one delivery. */
type Hold<Item> = { claimed: Item; owner: string; claimedAt: Instant; leaseUntil: Instant };

/**
 * How many milliseconds later the call could still begin; less than none when its answer might not be recorded. A clock
 * that was put back to before the claim cannot tell how much of the lease is left: by the others' it may be over.
 */
const timeToSpare = ({ clock, mailer }: Needs, { claimedAt, leaseUntil }: Hold<unknown>): number => {
  const now = clock.now();
  return millisecondsBetween(now, claimedAt) > lookMilliseconds
    ? -1
    : millisecondsBetween(now, leaseUntil) - mailer.timeLimitMilliseconds - recordingMilliseconds;
};

/**
 * The last look, and the wait for the permit. When looking took longer than the permit could wait, another permit is
 * waited for. That can take minutes in which people leave, so that a look from before it counts no more.
 */
const makeReady = async <Item extends { version: number }>(
  ports: Needs,
  { load, isHeldBy, prepare }: Delivery<Item>,
  hold: Hold<Item>,
  first: Permit,
): Promise<Prepared<Item>> => {
  const { clock, rateLimiter } = ports;
  let permit = first;
  let lookedAt = clock.now();
  let prepared = await prepare(hold.claimed);
  for (;;) {
    if (prepared.kind === 'not-ready') {
      rateLimiter.putBack(permit);
      return prepared;
    }
    if (await rateLimiter.comes(permit)) return prepared;
    const next = await rateLimiter.take(permit.kind, timeToSpare(ports, hold));
    if (typeof next === 'string') return { kind: 'not-ready', outcome: outcomeOfNoTurn[next] };
    permit = next;
    if (millisecondsApart(lookedAt, clock.now()) > lookMilliseconds) {
      lookedAt = clock.now();
      const held = await load();
      prepared =
        held && isHeldBy(held, hold.owner)
          ? await prepare(held)
          : { kind: 'not-ready', outcome: 'lost-race' };
    }
  }
};

/** The claim is won when it is stored, also when the store's answer was lost on the way. */
const saveClaim = async <Item extends { version: number }>(
  { seen, save, load, isHeldBy }: Delivery<Item>,
  claimed: Item,
  owner: string,
): Promise<Item | undefined> => {
  if ((await save(claimed, seen)) === 'saved') return { ...claimed, version: claimed.version + 1 };
  const stored = await load();
  return stored && isHeldBy(stored, owner) ? stored : undefined;
};

/**
 * Writes the outcome onto whatever the item has become meanwhile (an unsubscribe keeps its place), as long
 * as this worker still holds the delivery. Tries longer than anything else does: what is not recorded here
 * is unknown until an event settles it.
 */
const settleClaim = async <Item extends { version: number }>(
  { clock, telemetry }: Needs,
  { tag, load, save, isHeldBy }: Delivery<Item>,
  { claimed, owner, leaseUntil }: Hold<Item>,
  change: (held: Item) => Item,
): Promise<void> => {
  let held: Item | undefined = claimed;
  let lastFault: { error: unknown } | undefined;
  // Waiting is counted as well: a clock put back would have this go on for as long as it was put back.
  let waited = 0;
  for (
    let pause = 100;
    held && isHeldBy(held, owner) && clock.now() < leaseUntil && waited < leaseMilliseconds;
    pause = Math.min(2 * pause, 5_000)
  ) {
    try {
      if ((await save(change(held), held)) === 'saved') return;
      held = await load();
    } catch (error) {
      lastFault = { error };
      await clock.wait(pause);
      waited += pause;
    }
  }
  telemetry.warn('outcome-not-recorded', { delivery: tag });
  if (lastFault) telemetry.surprise(lastFault.error, { where: 'record-outcome', delivery: tag });
};

const afterAnswer = <Item extends { version: number }>(
  delivery: Delivery<Item>,
  held: Item,
  result: SendResult,
  now: Instant,
): { item: Item; outcome: DeliveryOutcome } => {
  switch (result.kind) {
    case 'accepted':
      return { item: delivery.sent(held, now), outcome: 'sent' };
    case 'refused':
      return { item: delivery.failed(held, result.reason, now), outcome: 'failed' };
    case 'not-verified':
    case 'not-taken':
      return delivery.putOff(held, result.reason, now);
    case 'throttled':
    case 'quota-used-up':
      return { item: delivery.giveBack(held, now), outcome: result.kind };
    case 'halted':
      return { item: delivery.giveBack(held, now), outcome: 'given-back' };
    case 'no-answer':
      return { item: delivery.becomeUnknown(held, now), outcome: 'unknown' };
  }
};

const outcomeOfNoTurn = {
  'none-in-time': 'waiting',
  'quota-used-up': 'quota-used-up',
  'share-used-up': 'share-used-up',
  held: 'halted',
} as const satisfies Record<NoPermit, DeliveryOutcome>;

const metricOf = {
  accepted: 'accepted',
  refused: 'refused',
  'not-verified': 'refused',
  'not-taken': 'refused',
  throttled: 'throttled',
  'quota-used-up': 'quotaUsedUp',
  halted: 'halted',
  'no-answer': 'unknown',
} as const satisfies Record<SendResult['kind'], Metric>;
