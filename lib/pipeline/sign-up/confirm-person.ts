import type { SignUpSettings } from '../../domain/content/site.ts';
import type { WaitingRequest } from '../../domain/sign-up/waiting-request.ts';
import type { Consent } from '../../domain/subscriber/consent.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import type { Suppression } from '../../domain/subscriber/suppression.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { readmit } from '../readmit.ts';
import { withConfirmedRequest } from './with-confirmed-request.ts';

type Needs = Pick<Ports, 'clock' | 'random' | 'subscribers' | 'suppressions'>;

type Confirmed = {
  subscriber: Subscriber;
  /** What stands against the address, and gives way to this. */
  suppression: Suppression | undefined;
  /** What has been confirmed; an enrollment of an earlier version has none. */
  request: WaitingRequest | undefined;
  consent: Consent | undefined;
  askedAt: Instant;
  signUp: SignUpSettings;
};

/**
 * What a confirmed sign-up means for the person, before it does for a course or newsletter: it is on their record, and their address
 * is mailed again. `stale` where somebody else has written meanwhile, or more stands against the address now. Safe to repeat.
 */
export const confirmPerson =
  (ports: Needs) =>
  async (confirmed: Confirmed): Promise<'confirmed' | 'stale'> => {
    const { subscriber, suppression, request, consent, askedAt, signUp } = confirmed;
    // What bounced before it no longer counts.
    const { transientBounces: _, ...unbounced } = subscriber;
    const person = suppression ? unbounced : subscriber;
    const after = withConfirmedRequest(person, request, ports.clock.now()) ?? (suppression && person);
    if (after && (await ports.subscribers.save(after)) === 'stale') return 'stale';
    const by = {
      kind: 'confirmed-sign-up',
      requestedAt: consent?.requestedAt ?? askedAt,
      textHash: consent?.textHash,
    } as const;
    const readmitted = await readmit(ports)(subscriber.addressHash, { askedAt, by }, signUp);
    return readmitted === 'stands' ? 'stale' : 'confirmed';
  };
