import { type HealthHour, healthHourSchema } from '../../lib/domain/sending/health.ts';
import type { Health } from '../../lib/pipeline/ports/sending-record.ts';
import type { Keep } from './keep.ts';

export const createMemoryHealth = (keep: Keep) => {
  const hours = keep(new Map<string, HealthHour>());

  const health: Health = {
    add: async (hour, counts) => {
      const { sent = 0, bounces = 0, complaints = 0 } = counts;
      if (sent + bounces + complaints === 0) return;
      const known = hours.get(hour) ?? healthHourSchema.parse({ hour });
      hours.set(hour, {
        hour,
        sent: known.sent + sent,
        bounces: known.bounces + bounces,
        complaints: known.complaints + complaints,
      });
    },
    since: async (hour) =>
      [...hours.values()].filter((each) => each.hour >= hour).sort((a, b) => (a.hour < b.hour ? -1 : 1)),
  };
  return { health, hours };
};
