import type { DeliveryKey } from '../delivery/delivery-key.ts';
import type { SignUp } from '../sign-up/sign-up.ts';
import type { Subscriber } from '../subscriber/subscriber.ts';
import type { Instant } from '../time/instant.ts';
import { withOutOfTurn } from './due-time.ts';
import { type Enrollment, ledgerOf } from './enrollment.ts';

/**
 * The lost link: who signs up although they are in the course, or have completed it, is sent the link to their own
 * page. The enrollment notes which form was answered last, so that one form leads to one mail however often it is taken.
 */

const prefix = 'own-page-';
const isOwnPageKey = (key: DeliveryKey): boolean => key.startsWith(prefix);

const nextKey = ({ outOfTurn, ...enrollment }: Enrollment): DeliveryKey => {
  const keys = [
    ...ledgerOf({ outOfTurn, ...enrollment }).map(([key]) => key),
    ...outOfTurn.map(({ key }) => key),
  ];
  const numbers = keys.filter(isOwnPageKey).map((key) => Number(key.slice(prefix.length)));
  return `own-page-${Math.max(0, ...numbers) + 1}`;
};

/** Whether a mail with that link has answered this form, or one that was posted later. */
export const isAnsweredByOwnPage = (
  { ownPageAskedAt }: Enrollment,
  { askedAt }: Pick<SignUp, 'askedAt'>,
): boolean => ownPageAskedAt !== undefined && askedAt <= ownPageAskedAt;

/**
 * A mail with that link is due, unless one waits already; to `to`, where that is not the address on record. Undefined for
 * whoever is not in the course.
 */
export const askForOwnPage = (
  enrollment: Enrollment,
  { askedAt, to }: Pick<SignUp, 'askedAt'> & { to?: Pick<Subscriber, 'address' | 'addressHash'> | undefined },
  now: Instant,
): Enrollment | undefined => {
  const { standing, outOfTurn, ledger } = enrollment;
  if (standing.status !== 'active' && standing.status !== 'completed') return undefined;
  const asked = { ...enrollment, ownPageAskedAt: askedAt };
  const waits = outOfTurn.some(({ key }) => isOwnPageKey(key) && ledger[key] === undefined);
  return waits ? asked : withOutOfTurn(asked, { key: nextKey(enrollment), ...(to ? { to } : {}) }, now);
};
