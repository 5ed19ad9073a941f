import { courseId } from '../../lib/domain/content/course.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import type { IssueDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import { type IssueRecord, memberCursor, scheduleIssue } from '../../lib/domain/newsletter/issue-record.ts';
import { type PublishedIssue, publishedIssueSchema } from '../../lib/domain/newsletter/published-issue.ts';
import {
  activateSubscription,
  newSubscription,
  type Subscription,
} from '../../lib/domain/newsletter/subscription.ts';
import { subscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import type { IssueDeliveries, IssueRecords, Saved, Subscriptions } from '../../lib/pipeline/ports.ts';
import { silentTelemetry } from '../silent-telemetry.ts';

const sendAt = instantOf('2027-01-12T09:00:00Z');
const list = listId.parse('notes');

export const issue: PublishedIssue = publishedIssueSchema.parse({
  version: 'a'.repeat(64),
  publishedAt: sendAt,
  site: {
    brand: 'Notes',
    senders: { lessons: 'a@notes.test', confirmations: 'b@notes.test' },
    replyTo: 'c@notes.test',
    contact: 'd@notes.test',
    postalAddress: 'Notes, 1 Paper Street',
    baseUrl: 'https://notes.test',
    timeZone: 'UTC',
    defaultCourse: courseId.parse('bread'),
  },
  list: {
    id: list,
    title: 'Notes',
    promise: 'A note.',
    language: 'en',
    fromName: 'Notes',
    sendHour: 9,
    unknownPolicy: 'resend-once',
  },
  id: issueId.parse('2027-01-12-hello'),
  send: { date: '2027-01-12', hour: 9, zone: 'UTC' },
  audience: { who: 'all' },
  windowHours: 72,
  mail: { key: '2027-01-12-hello', subject: 'Hello', preview: '', html: [], text: [], web: '' },
});
export const ref = { listId: list, issueId: issue.id };

const idOf = (number: number) =>
  subscriberId.parse(`member${String(number).padStart(2, '0')}`.padEnd(26, '0'));

/** Ends the process of a test in the middle of whatever it does. */
export class Killed extends Error {}

/**
 * A list and one scheduled issue in memory, with the sender's ports around it. `killAt` counts the calls to
 * the record: that call either never happens, or happens and its answer is lost.
 */
export const createMemoryNewsletter = (people: number, pageSize = 2) => {
  const subscriptions = new Map<string, Subscription>();
  const deliveries = new Map<string, IssueDelivery>();
  const counts = new Map<string, number>();
  let record: IssueRecord = {
    ...scheduleIssue({ ...ref, published: issue.version, sendAt }),
    version: 1,
  };
  let now = later(sendAt, { minutes: -15 });
  let calls = 0;
  let death: { at: number; how: 'before' | 'after' } | undefined;

  const call = async <Value>(effect: () => Value): Promise<Value> => {
    calls += 1;
    const dies = death && calls >= death.at;
    if (dies && (death?.how === 'before' || calls > (death?.at ?? 0))) throw new Killed();
    const value = effect();
    if (dies) throw new Killed();
    return value;
  };
  const put = <Item extends { version: number }>(before: Item | undefined, item: Item): Saved =>
    (before?.version ?? 0) === item.version ? 'saved' : 'stale';

  const join = (number: number) => {
    const who = { subscriberId: idOf(number), listId: list, zone: timeZone.parse('UTC') };
    const member = activateSubscription(newSubscription(who, now), now);
    if (member) subscriptions.set(who.subscriberId, { ...member, version: 1 });
  };
  for (let number = 0; number < people; number += 1) join(10 * number);

  const subscriptionPort: Subscriptions = {
    load: ({ subscriberId: id }) => call(() => subscriptions.get(id)),
    save: async () => 'saved',
    remove: async () => {},
    page: (_, after) =>
      call(() => {
        const found = [...subscriptions.values()]
          .filter(({ subscriberId: id }) => after === undefined || id > String(after))
          .sort((a, b) => (a.subscriberId < b.subscriberId ? -1 : 1))
          .slice(0, pageSize);
        const last = found.at(-1);
        return found.length === pageSize && last
          ? { found, unreadable: 0, next: memberCursor.parse(last.subscriberId) }
          : { found, unreadable: 0 };
      }),
  };
  const issueRecords: IssueRecords = {
    load: () => call(() => record),
    of: async () => [record],
    save: (next) =>
      call(() => {
        const saved = put(record, next);
        if (saved === 'saved') record = { ...next, version: next.version + 1 };
        return saved;
      }),
  };
  const issueDeliveries: IssueDeliveries = {
    load: ({ subscriberId: id }) => call(() => deliveries.get(id)),
    save: (delivery) =>
      call(() => {
        const saved = put(deliveries.get(delivery.subscriberId), delivery);
        if (saved === 'saved')
          deliveries.set(delivery.subscriberId, { ...delivery, version: delivery.version + 1 });
        return saved;
      }),
    remove: async () => {},
    of: async function* () {
      yield { found: [...deliveries.values()], unreadable: 0 };
    },
  };

  return {
    ports: {
      clock: { now: () => now, wait: async () => {} },
      subscriptions: subscriptionPort,
      issueRecords,
      issueDeliveries,
      newsletters: {
        lists: async () => [],
        list: async () => undefined,
        issue: async () => issue,
        publishList: async () => {},
        publishIssue: async () => {},
      },
      telemetry: {
        ...silentTelemetry,
        count: (metric: string, by = 1) => void counts.set(metric, (counts.get(metric) ?? 0) + by),
      },
    },
    deliveries,
    counts,
    join,
    record: () => record,
    changeRecord: (change: (record: IssueRecord) => IssueRecord) => {
      record = { ...change(record), version: record.version + 1 };
    },
    wait: (by: Parameters<typeof later>[1]) => {
      now = later(now, by);
    },
    calls: () => calls,
    dieAt: (at: number, how: 'before' | 'after') => {
      death = { at, how };
    },
    liveAgain: () => {
      death = undefined;
    },
  };
};
