import { hourOf } from '../../domain/sending/health.ts';
import type { Ports } from '../ports.ts';
import type { DeliveryOutcome } from './send-delivery.ts';

/**
 * Sends one mail outside a sweep, and counts it as a sweep does at its end: bounces and complaints are held against
 * everything that went out.
 */
export const deliverAndCount =
  <Ref>({
    clock,
    health,
    deliver,
  }: Pick<Ports, 'clock' | 'health'> & {
    deliver: (ref: Ref) => Promise<DeliveryOutcome>;
  }) =>
  async (ref: Ref): Promise<DeliveryOutcome> => {
    const outcome = await deliver(ref);
    if (outcome === 'sent') await health.add(hourOf(clock.now()), { sent: 1 });
    return outcome;
  };
