import * as z from 'zod';
import { type Instant, later } from '../time/instant.ts';

/** What happened in one hour, all courses together. */
export const healthHourSchema = z.object({
  /** `2026-11-24T09` */
  hour: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/),
  sent: z.int().nonnegative().default(0),
  bounces: z.int().nonnegative().default(0),
  complaints: z.int().nonnegative().default(0),
});
export type HealthHour = z.infer<typeof healthHourSchema>;

export const hourOf = (at: Instant): string => at.slice(0, 13);

export type Thresholds = { bounceRate: number; complaintRate: number };

const windowSends = 1_000;
/** One bounce or complaint is an event, not a rate. */
const fewestEvents = 2;

/**
 * Whether the last 24 hours, or the last 1,000 sends where those reach further back, are worse than the
 * thresholds allow. SES reviews accounts at 5 % bounces and 0.1 % complaints: ours trip before. With fewer
 * than 1,000 sends on record the rate is still taken of 1,000.
 */
export const breakerFor = (
  hours: readonly HealthHour[],
  thresholds: Thresholds,
  now: Instant,
): 'bounce-rate' | 'complaint-rate' | undefined => {
  const dayAgo = hourOf(later(now, { days: -1 }));
  // Hours ahead were counted before a clock was put back: they would be of the last day for as long as it was put back.
  const nextHour = hourOf(later(now, { hours: 1 }));
  const total = { sent: 0, bounces: 0, complaints: 0 };
  const past = hours.filter(({ hour }) => hour <= nextHour);
  for (const hour of past.sort((a, b) => (a.hour < b.hour ? 1 : -1))) {
    if (hour.hour < dayAgo && total.sent >= windowSends) break;
    total.sent += hour.sent;
    total.bounces += hour.bounces;
    total.complaints += hour.complaints;
  }
  const base = Math.max(total.sent, windowSends);
  const exceeds = (events: number, rate: number) => events >= fewestEvents && events / base >= rate;
  if (exceeds(total.complaints, thresholds.complaintRate)) return 'complaint-rate';
  return exceeds(total.bounces, thresholds.bounceRate) ? 'bounce-rate' : undefined;
};
