import type { DeliveryKey } from './delivery.ts';
import { withOutOfTurn } from './due-time.ts';
import { type Enrollment, ledgerOf } from './enrollment.ts';
import { type Instant, later } from './instant.ts';
import type { Subscriber } from './subscriber.ts';

/**
 * Exchanging an address: asked for on the subscriber's own page, agreed to at the new address, told to the old
 * one. The enrollment holds what is pending; the subscriber's record changes when the new address agrees.
 */

/** A link to agree to a new address lives this long. */
export const moveLife = { hours: 24 } as const;

type Mailbox = Pick<Subscriber, 'address' | 'addressHash'>;

const highestRequest = (enrollment: Enrollment): number => {
  const keys = [...ledgerOf(enrollment).map(([key]) => key), ...enrollment.outOfTurn.map(({ key }) => key)];
  const numbers = keys.flatMap((key) => (key.startsWith('move-') ? [Number(key.slice('move-'.length))] : []));
  return Math.max(0, enrollment.move?.request ?? 0, ...numbers);
};

/** A mail to the new address is due; an earlier request that was not agreed to is void. Undefined after leaving. */
export const askToMove = (enrollment: Enrollment, to: Mailbox, now: Instant): Enrollment | undefined => {
  const { status } = enrollment.standing;
  if (status !== 'active' && status !== 'completed') return undefined;
  const request = highestRequest(enrollment) + 1;
  const outOfTurn = enrollment.outOfTurn.filter(
    ({ key }) => !key.startsWith('move-') || enrollment.ledger[key],
  );
  return withOutOfTurn(
    { ...enrollment, outOfTurn, move: { request, to, at: now } },
    { key: `move-${request}`, to },
    now,
  );
};

/** What request `request` asked for, while it is neither too old nor overtaken by another. */
export const pendingMove = (
  { move }: Enrollment,
  request: number,
  now: Instant,
): Enrollment['move'] | undefined =>
  move?.request === request && now < later(move.at, moveLife) ? move : undefined;

const noticeKey = (request: number): DeliveryKey => `moved-${request}`;

/** Whether the old address has been told of this request's move, or will be. */
export const isToldOf = (enrollment: Enrollment, request: number): boolean =>
  enrollment.ledger[noticeKey(request)] !== undefined ||
  enrollment.outOfTurn.some(({ key }) => key === noticeKey(request));

/** The new address has agreed: the old one is kept until all is done, and a mail to it is due, once for each move. */
export const agreeToMove = (enrollment: Enrollment, old: Mailbox, now: Instant): Enrollment | undefined => {
  const { move } = enrollment;
  if (!move) return undefined;
  const agreed = { ...enrollment, move: { ...move, from: old } };
  return isToldOf(enrollment, move.request)
    ? agreed
    : withOutOfTurn(agreed, { key: noticeKey(move.request), to: old }, now);
};

/** Nothing is pending any more: the new address is kept in the subscriber's record alone. */
export const withoutMove = ({ move: _, ...rest }: Enrollment): Enrollment => rest;

/** Looked at once more when nobody can agree any longer: an address that did not agree is not kept. */
export const forgetMoveAt = ({ move }: Enrollment): Instant | undefined => move && later(move.at, moveLife);

export const withoutStaleMove = (enrollment: Enrollment, now: Instant): Enrollment => {
  const { move: _, ...rest } = enrollment;
  const forgetAt = forgetMoveAt(enrollment);
  return forgetAt && forgetAt <= now ? rest : enrollment;
};
