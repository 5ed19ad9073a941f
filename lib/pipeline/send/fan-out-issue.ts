import pLimit from 'p-limit';
import {
  awaitSubject,
  newDelivery,
  plannedDelivery,
  withAudience,
} from '../../domain/newsletter/issue-delivery.ts';
import {
  advanceFanOut,
  finishFanOut,
  type IssueRecord,
  isFanOutLate,
  pauseFanOut,
  takeUpFanOut,
} from '../../domain/newsletter/issue-record.ts';
import type { PublishedIssue } from '../../domain/newsletter/published-issue.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import { decidesAt, partInTest } from '../../domain/subjects/subject-test.ts';
import type { IssueRef } from '../ports/issues.ts';
import { UnreadableItem } from '../ports/record.ts';
import type { Ports } from '../ports.ts';
import { isInAudience } from './is-in-audience.ts';

export type FanOutOutcome = 'fanned-out' | 'fanning-out' | 'waiting' | 'lost-race' | 'gone';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'courses'
  | 'enrollments'
  | 'subscribers'
  | 'subscriptions'
  | 'newsletters'
  | 'issueRecords'
  | 'issueDeliveries'
  | 'telemetry'
>;

/** Pages of a list in one step: some tens of thousands of members, so that other mail does not wait long. */
const pagesAStep = 200;
const concurrency = 32;

/**
 * Makes a delivery for each member whom an issue is meant for: one step, as long as `mayGoOn` says so, and
 * what a crash anywhere in it leaves:
 *
 *     take up     the record is due again in two minutes; the next sweep goes on from the cursor
 *     a delivery  put only where there is none: a page that is done twice makes nobody a second one
 *     the cursor  moves with the count in one write, after its page; it only saves work
 *
 * Who joins meanwhile gets the issue if the cursor has not passed them, and at most once.
 */
export const fanOutIssue =
  (ports: Needs) =>
  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: one loop, each of whose writes can lose its race.
  async (ref: IssueRef, mayGoOn: () => boolean): Promise<FanOutOutcome> => {
    const { clock, issueRecords, newsletters, subscriptions, telemetry } = ports;
    const record = await issueRecords.load(ref);
    const issue = record && (await newsletters.issue(ref, record.published));
    if (!record || !issue) return 'gone';
    const taken = takeUpFanOut(record, clock.now());
    if (!taken) return 'waiting';
    if ((await issueRecords.save(taken)) === 'stale') return 'lost-race';

    let held = { ...taken, version: taken.version + 1 };
    for (let pages = 0; mayGoOn() && pages < pagesAStep; pages += 1) {
      const page = await subscriptions.page(ref.listId, held.standing.position);
      if (page.unreadable > 0) telemetry.count('unreadableItems', page.unreadable);
      const reached = await makeDeliveries(ports, held, issue, page.found);
      if (page.next === undefined) {
        const finished = finishFanOut(held, reached, clock.now());
        if ((await issueRecords.save(finished)) === 'stale') return 'lost-race';
        telemetry.note('fanned-out', { ...ref, candidates: finished.candidates });
        return 'fanned-out';
      }
      const moved = advanceFanOut(held, page.next, reached, clock.now());
      if ((await issueRecords.save(moved)) === 'stale') return 'lost-race';
      held = { ...moved, version: moved.version + 1 };
    }
    await issueRecords.save(pauseFanOut(held, clock.now()));
    if (isFanOutLate(held, clock.now())) {
      telemetry.count('notFinished');
      telemetry.warn('not-finished', { work: 'fan-out', ...ref, candidates: held.candidates });
    }
    return 'fanning-out';
  };

/** How many of these members the issue is meant for; each of them has a delivery afterwards. */
const makeDeliveries = async (
  ports: Needs,
  record: IssueRecord,
  issue: PublishedIssue,
  subscriptions: readonly Subscription[],
): Promise<number> => {
  const { sendNow, subjectDecision } = record;
  const { subjectTest } = issue;
  const meant = await pLimit(concurrency).map(subscriptions, async (subscription) => {
    if (!(await readableOr(ports, () => isInAudience(ports)(issue, subscription)))) return 0;
    const { subscriberId, zone } = subscription;
    const ref = { subscriberId, listId: issue.list.id, issueId: issue.id };
    const copy = sendNow
      ? newDelivery(ref, sendNow, issue.windowHours)
      : plannedDelivery(ref, issue, zone, ports.clock.now());
    const waits = subjectTest && !subjectDecision && partInTest(ref, subjectTest) === 'rest';
    const timed = waits ? awaitSubject(copy, decidesAt(record, subjectTest)) : copy;
    await ports.issueDeliveries.save(withAudience(timed, issue.audience));
    return 1;
  });
  return meant.reduce<number>((sum, one) => sum + one, 0);
};

/** One person whose items cannot be read must not keep the issue from everybody behind them. */
const readableOr = async ({ telemetry }: Needs, ask: () => Promise<boolean>): Promise<boolean> => {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof UnreadableItem)) throw error;
    telemetry.count('unreadableItems');
    telemetry.surprise(error, { where: 'fan-out' });
    return false;
  }
};
