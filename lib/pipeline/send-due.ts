import pLimit from 'p-limit';
import { type Instant, millisecondsBetween } from '../domain/instant.ts';
import type { Deliver, DeliveryOutcome } from './deliver.ts';
import type { Clock, Enrollments, Mailer, Telemetry } from './ports.ts';

export type SweepSummary = {
  /** How many enrollments the due index named. */
  due: number;
  sent: number;
  outcomes: Partial<Record<DeliveryOutcome, number>>;
  /** Why the sweep ended before the index was empty, if it did. The next sweep goes on. */
  stopped?: 'out-of-time' | 'quota-used-up' | 'halted';
};

type Ports = {
  clock: Clock;
  enrollments: Enrollments;
  mailer: Mailer;
  telemetry: Telemetry;
  deliver: Deliver;
};

/** Deliveries under way at once in one sweep: enough to fill SES's rate at its usual latency. */
const concurrency = 16;

/**
 * One scheduled run of the sender: reads what is due, shard by shard, and delivers it at the account's pace.
 * Ends cleanly when `mayGoOn` says that time is short; correct however many sweeps run at once.
 */
export const sendDue =
  (ports: Ports) =>
  async (mayGoOn: () => boolean): Promise<SweepSummary> => {
    const { clock, enrollments, mailer, telemetry, deliver } = ports;
    const now = clock.now();
    const { perSecond, leftToday } = await mailer.quota();
    const summary: SweepSummary = { due: 0, sent: 0, outcomes: {} };
    if (leftToday < 1) summary.stopped = 'quota-used-up';

    const pause = evenly(clock, perSecond);
    const limit = pLimit(concurrency);
    for (let shard = 0; shard < enrollments.shards && !summary.stopped; shard += 1) {
      for await (const page of enrollments.due(shard, now)) {
        summary.due += page.length;
        await Promise.all(
          page.map((ref) =>
            limit(async () => {
              if (!summary.stopped && !mayGoOn()) summary.stopped = 'out-of-time';
              if (summary.stopped) return;
              await pause();
              record(summary, await deliver(ref));
            }),
          ),
        );
        if (summary.stopped) break;
      }
    }
    if (summary.due > 0)
      telemetry.note('sweep', { ...summary.outcomes, due: summary.due, stopped: summary.stopped ?? 'no' });
    telemetry.count('oldestDueMinutes', await oldestDueMinutes(enrollments, clock.now()));
    return summary;
  };

const record = (summary: SweepSummary, outcome: DeliveryOutcome): void => {
  summary.outcomes[outcome] = (summary.outcomes[outcome] ?? 0) + 1;
  if (outcome === 'sent') summary.sent += 1;
  if (outcome === 'halted' || outcome === 'quota-used-up') summary.stopped = outcome;
};

/** Lets one caller through every 1/perSecond seconds, in order. */
const evenly = (clock: Clock, perSecond: number): (() => Promise<void>) => {
  const gap = 1000 / Math.max(perSecond, 0.1);
  const start = clock.now();
  let slots = 0;
  return async () => {
    const elapsed = millisecondsBetween(start, clock.now());
    slots = Math.max(slots, Math.floor(elapsed / gap));
    const wait = slots * gap - elapsed;
    slots += 1;
    if (wait >= 1) await clock.wait(wait);
  };
};

const oldestDueMinutes = async (enrollments: Enrollments, now: Instant): Promise<number> => {
  const oldest = await enrollments.nextDueAt();
  return oldest && oldest < now ? Math.floor(millisecondsBetween(oldest, now) / 60_000) : 0;
};
