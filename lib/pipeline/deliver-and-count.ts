import { hourOf } from '../domain/health.ts';
import type { Deliver } from './deliver.ts';
import type { Clock, Health } from './ports.ts';

/**
 * Sends one mail outside a sweep, and counts it as a sweep does at its end: bounces and complaints are held against
 * everything that went out.
 */
export const deliverAndCount =
  ({ clock, health, deliver }: { clock: Clock; health: Health; deliver: Deliver }): Deliver =>
  async (ref) => {
    const outcome = await deliver(ref);
    if (outcome === 'sent') await health.add(hourOf(clock.now()), { sent: 1 });
    return outcome;
  };
