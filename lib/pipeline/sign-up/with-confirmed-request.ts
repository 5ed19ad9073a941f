import type { WaitingRequest } from '../../domain/sign-up/waiting-request.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';

/**
 * Where nobody has confirmed anything at this address before, what the confirmed form said becomes their record; undefined
 * where somebody has.
 */
export const withConfirmedRequest = (
  subscriber: Subscriber,
  request: WaitingRequest | undefined,
  now: Instant,
): Subscriber | undefined => {
  if (subscriber.consent.confirmedAt) return undefined;
  if (!request) return { ...subscriber, consent: { ...subscriber.consent, confirmedAt: now } };
  const { firstName: _, ...rest } = subscriber;
  const { address, firstName, zone, consent } = request;
  return {
    ...rest,
    address,
    ...(firstName ? { firstName } : {}),
    zone,
    consent: { ...consent, confirmedAt: now },
  };
};
