import pLimit from 'p-limit';
import { hourOf } from '../../domain/sending/health.ts';
import type { Share } from '../../domain/sending/share.ts';
import { type Instant, later, millisecondsBetween } from '../../domain/time/instant.ts';
import type { Due, DueQueue } from '../ports/due-queue.ts';
import type { Ports } from '../ports.ts';
import type { Dispatch, Dispatched } from './dispatch.ts';

export type SweepSummary = {
  /** How much the due index named. */
  due: number;
  sent: number;
  outcomes: Partial<Record<Dispatched | 'failed-to-try', number>>;
  /** Why the sweep ended before the index was empty, if it did. The next sweep goes on. */
  stopped?: 'out-of-time' | 'quota-used-up' | 'halted';
};

type Needs = Pick<Ports, 'clock' | 'queue' | 'health' | 'telemetry'> & {
  dispatch: Dispatch;
};

/**
 * Enough to fill a rate of several hundred a second at SES's usual latency, and to read many items in one call to
 * DynamoDB. More would have more mails in memory than a sender under 256 MB has room for (`npm run bench`).
 */
export const deliveriesAtOnce = 96;

/**
 * One scheduled run of the sender: reads what is due, shard by shard, and dispatches it at the account's rate.
 * Ends cleanly when `mayGoOn` says that time is short; correct however many sweeps run at once, on whatever
 * shards.
 */
export const sendDue =
  (ports: Needs) =>
  async (share: Share, mayGoOn: () => boolean): Promise<SweepSummary> => {
    const { clock, queue, health, telemetry } = ports;
    const now = clock.now();
    const summary: SweepSummary = { due: 0, sent: 0, outcomes: {} };
    const limit = pLimit(deliveriesAtOnce);

    for (const shard of shardsInTurn(share, queue.shards, now)) {
      if (summary.stopped) break;
      for await (const page of queue.due(shard, now)) {
        summary.due += page.length;
        await limit.map(page, (due) => dispatchOne(ports, due, summary, mayGoOn));
        if (summary.stopped) break;
      }
    }

    await health.add(hourOf(now), { sent: summary.sent });
    if (summary.due > 0)
      telemetry.note('sweep', { ...summary.outcomes, due: summary.due, stopped: summary.stopped ?? 'no' });
    telemetry.count('oldestDueMinutes', await oldestDueMinutes(queue, now));
    return summary;
  };

/**
 * The shards of a sweep. Each minute begins with another one, so that where there is more than a sweep can do,
 * what is in the last of them is not left until all the others are empty.
 */
const shardsInTurn = ({ sweeper, of }: Share, shards: number, now: Instant): number[] => {
  const own = Array.from({ length: shards }, (_, shard) => shard).filter((shard) => shard % of === sweeper);
  const first = Math.floor(Date.parse(now) / 60_000) % Math.max(1, own.length);
  return [...own.slice(first), ...own.slice(0, first)];
};

const dispatchOne = async (
  { dispatch, telemetry }: Needs,
  due: Due,
  summary: SweepSummary,
  mayGoOn: () => boolean,
): Promise<void> => {
  if (!summary.stopped && !mayGoOn()) summary.stopped = 'out-of-time';
  if (summary.stopped || (isIssueDelivery(due) && summary.outcomes['share-used-up'])) return;
  const outcome = await dispatch(due, mayGoOn).catch((error: unknown) => {
    // One item that cannot be read or written must not keep the others from their mail.
    telemetry.count('failedToTry');
    telemetry.surprise(error, { where: 'sweep', ...('listRequestOf' in due ? due.listRequestOf : due) });
    return 'failed-to-try' as const;
  });
  summary.outcomes[outcome] = (summary.outcomes[outcome] ?? 0) + 1;
  if (outcome === 'sent') summary.sent += 1;
  if (outcome === 'halted' || outcome === 'quota-used-up') summary.stopped = outcome;
};

/**
 * What is left of the day once any share is used up is not for issues: they are left in the index unread. Lessons
 * are looked at all the same, since a confirmation may be among them, which only its enrollment tells.
 */
const isIssueDelivery = (due: Due): boolean => 'subscriberId' in due && 'issueId' in due;

/** How long the oldest mail has been due, leaving out what this very sweep could not have seen yet. */
const oldestDueMinutes = async (queue: DueQueue, now: Instant): Promise<number> => {
  const oldest = await queue.nextDueAt();
  return oldest && oldest < later(now, { minutes: -1 })
    ? Math.floor(millisecondsBetween(oldest, now) / 60_000)
    : 0;
};
