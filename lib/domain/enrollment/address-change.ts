import { addressChangeLife } from '../delivery/address-change.ts';
import { type Instant, later } from '../time/instant.ts';
import type { Enrollment } from './enrollment.ts';

/**
 * An address change was held in an enrollment before it was a person's. What still lies there can be agreed to by the link
 * in its mail, and is forgotten in its time; nothing is put there any more.
 */

/** What request `request` asked for, while it is not too old. */
export const earlierAddressChange = (
  { addressChange }: Enrollment,
  request: number,
  now: Instant,
): Enrollment['addressChange'] =>
  addressChange?.request === request && now < later(addressChange.at, addressChangeLife)
    ? addressChange
    : undefined;

/** Looked at once more when nobody can agree any longer: an address that did not agree is not kept. */
export const addressChangeForgottenAt = ({ addressChange }: Enrollment): Instant | undefined =>
  addressChange && later(addressChange.at, addressChangeLife);

export const withoutStaleAddressChange = (enrollment: Enrollment, now: Instant): Enrollment => {
  const { addressChange: _, ...rest } = enrollment;
  const forgetAt = addressChangeForgottenAt(enrollment);
  return forgetAt && forgetAt <= now ? rest : enrollment;
};

/** The highest number that a request of the enrollment had: those of its person go on from there. */
export const highestEarlierRequest = ({ addressChange, ledger, outOfTurn }: Enrollment): number => {
  const keys = [...Object.keys(ledger), ...outOfTurn.map(({ key }) => key)];
  const numbers = keys.flatMap((key) => Number(/^address-change-(\d+)$/.exec(key)?.[1] ?? []));
  return Math.max(0, addressChange?.request ?? 0, ...numbers);
};
