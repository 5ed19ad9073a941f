import type { AddressHash } from '../domain/subscriber/email-address.ts';
import { type BounceWaits, givesWayTo, type Lifted } from '../domain/subscriber/suppression.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { Ports } from './ports.ts';
import { untilSaved } from './until-saved.ts';

/**
 * Takes an address off the list of those that are not mailed, where what stands there gives way to what its owner has asked
 * for and agreed to. `stands` where it does not: then nothing may be sent there. Safe to repeat.
 */
export const readmit =
  (ports: Pick<Ports, 'clock' | 'random' | 'suppressions'>) =>
  (
    address: AddressHash,
    { askedAt, by }: { askedAt: Instant; by: Lifted['by'] },
    waits: BounceWaits,
  ): Promise<'free' | 'stands'> =>
    untilSaved(ports, 'an address that is not mailed', async () => {
      const { clock, suppressions } = ports;
      const suppression = await suppressions.find(address);
      if (!suppression) return 'free';
      if (!givesWayTo(suppression, askedAt, waits)) return 'stands';
      const lifted = await suppressions.lift(address, suppression, { at: clock.now(), by });
      return lifted === 'saved' ? 'free' : 'stale';
    });
