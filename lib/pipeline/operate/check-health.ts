import { breakerFor, hourOf } from '../../domain/sending/health.ts';
import { holdBack, type SendingState } from '../../domain/sending/sending-state.ts';
import { later } from '../../domain/time/instant.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

/** Far enough back to find a thousand sends of a small list. */
const lookBack = { days: -14 } as const;

/**
 * Looks at bounces and complaints before a sweep, and stops all sending where they are too many, before SES
 * does it for longer. Counts `held` as long as sending is stopped, which raises the alarm.
 */
export const checkHealth =
  (ports: Pick<Ports, 'clock' | 'random' | 'sending' | 'health' | 'telemetry' | 'sendingSettings'>) =>
  async (state: SendingState): Promise<void> => {
    const { clock, sending, health, telemetry, sendingSettings } = ports;
    const now = clock.now();
    if (state.hold) {
      telemetry.count('held');
      return;
    }
    const from = hourOf(later(now, lookBack));
    // What was released is answered for: the hour it happened in counts no more. A release that lies ahead of the clock, which
    // was put back since, says nothing: by it no bounce would count until then.
    const { healthSince } = state;
    const isAhead = healthSince !== undefined && healthSince > later(now, { minutes: 1 });
    const answered = healthSince && !isAhead ? hourOf(later(healthSince, { hours: 1 })) : from;
    const [, since = from] = [from, answered].sort();
    const reason = breakerFor(await health.since(since), await sendingSettings(), now);
    if (!reason) return;
    // That others took permits meanwhile must not keep the brake from being put on.
    await changeItem(ports, {
      what: 'the state of sending',
      load: sending.load,
      save: sending.save,
      decide: (current) => holdBack(current, reason, now),
    });
    telemetry.count('held');
    telemetry.warn('held', { reason });
  };
