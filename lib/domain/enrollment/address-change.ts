import type { DeliveryKey } from '../delivery/delivery-key.ts';
import { hasBounced } from '../subscriber/standing.ts';
import type { Subscriber } from '../subscriber/subscriber.ts';
import { type Instant, later } from '../time/instant.ts';
import { withOutOfTurn } from './due-time.ts';
import { type Enrollment, ledgerOf } from './enrollment.ts';

/**
 * Exchanging an address: asked for on the subscriber's own page, agreed to at the new address, told to the old
 * one. The enrollment holds what is pending; the subscriber's record changes when the new address agrees.
 */

/** A link to agree to a new address lives this long. */
export const addressChangeLife = { hours: 24 } as const;

type Mailbox = Pick<Subscriber, 'address' | 'addressHash'>;

const highestRequest = (enrollment: Enrollment): number => {
  const keys = [...ledgerOf(enrollment).map(([key]) => key), ...enrollment.outOfTurn.map(({ key }) => key)];
  const numbers = keys.flatMap((key) =>
    key.startsWith('address-change-') ? [Number(key.slice('address-change-'.length))] : [],
  );
  return Math.max(0, enrollment.addressChange?.request ?? 0, ...numbers);
};

/**
 * A mail to the new address is due; an earlier request that was not agreed to is void. Undefined after leaving, but for
 * those whose mail came back.
 */
export const startAddressChange = (
  enrollment: Enrollment,
  to: Mailbox,
  now: Instant,
): Enrollment | undefined => {
  const { status } = enrollment.standing;
  if (status !== 'active' && status !== 'completed' && !hasBounced(enrollment)) return undefined;
  const request = highestRequest(enrollment) + 1;
  const outOfTurn = enrollment.outOfTurn.filter(
    ({ key }) => !key.startsWith('address-change-') || enrollment.ledger[key],
  );
  return withOutOfTurn(
    { ...enrollment, outOfTurn, addressChange: { request, to, at: now } },
    { key: `address-change-${request}`, to },
    now,
  );
};

/** What request `request` asked for, while it is neither too old nor overtaken by another. */
export const pendingAddressChange = (
  { addressChange }: Enrollment,
  request: number,
  now: Instant,
): Enrollment['addressChange'] | undefined =>
  addressChange?.request === request && now < later(addressChange.at, addressChangeLife)
    ? addressChange
    : undefined;

const noticeKey = (request: number): DeliveryKey => `address-changed-${request}`;

/** Whether the old address has been told of this request's change, or will be. */
export const isToldOf = (enrollment: Enrollment, request: number): boolean =>
  enrollment.ledger[noticeKey(request)] !== undefined ||
  enrollment.outOfTurn.some(({ key }) => key === noticeKey(request));

/** The new address has agreed: the old one is kept until all is done, and a mail to it is due, once for each change. */
export const acceptAddressChange = (
  enrollment: Enrollment,
  old: Mailbox,
  now: Instant,
): Enrollment | undefined => {
  const { addressChange } = enrollment;
  if (!addressChange) return undefined;
  const agreed = { ...enrollment, addressChange: { ...addressChange, from: old } };
  return isToldOf(enrollment, addressChange.request)
    ? agreed
    : withOutOfTurn(agreed, { key: noticeKey(addressChange.request), to: old }, now);
};

/** Nothing is pending any more: the new address is kept in the subscriber's record alone. */
export const withoutAddressChange = ({ addressChange: _, ...rest }: Enrollment): Enrollment => rest;

/** Looked at once more when nobody can agree any longer: an address that did not agree is not kept. */
export const addressChangeForgottenAt = ({ addressChange }: Enrollment): Instant | undefined =>
  addressChange && later(addressChange.at, addressChangeLife);

export const withoutStaleAddressChange = (enrollment: Enrollment, now: Instant): Enrollment => {
  const { addressChange: _, ...rest } = enrollment;
  const forgetAt = addressChangeForgottenAt(enrollment);
  return forgetAt && forgetAt <= now ? rest : enrollment;
};
