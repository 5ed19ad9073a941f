import { type ListId, listId, newsletterSchema } from '../lib/domain/content/newsletter.ts';
import type { PublishedCourse } from '../lib/domain/content/published-course.ts';
import type { IssueDelivery } from '../lib/domain/newsletter/issue-delivery.ts';
import { issueRecordSchema } from '../lib/domain/newsletter/issue-record.ts';
import { publishedIssueSchema } from '../lib/domain/newsletter/published-issue.ts';
import type { Subscription } from '../lib/domain/newsletter/subscription.ts';
import type { Instant } from '../lib/domain/time/instant.ts';
import type {
  IssueDeliveries,
  IssueRecords,
  Newsletters,
  Saved,
  SubscriptionRef,
  Subscriptions,
} from '../lib/pipeline/ports.ts';

export const letters: ListId = listId.parse('letters');

const list = newsletterSchema.parse({
  id: letters,
  title: 'Notes from the oven',
  promise: 'One letter a month about what went wrong, and what came of it.',
  language: 'en',
  fromName: 'Plain Letters',
  sendHour: 9,
});

/** A newsletter held in maps, with one issue that was sent to everybody and one that was not. */
export const memoryNewsletters = ({ site }: PublishedCourse, sentAt: Instant) => {
  const issues = [
    { id: '2026-01-05-the-burnt-one', subject: 'The burnt one & what it said', audience: { who: 'all' } },
    {
      id: '2026-01-06-for-bakers',
      subject: 'For those who finished',
      audience: { who: 'tag', tag: 'bakers' },
    },
    { id: '2030-01-05-later', subject: 'Not yet', audience: { who: 'all' } },
  ].map(({ id, subject, audience }, index) =>
    publishedIssueSchema.parse({
      version: String(index).repeat(64),
      publishedAt: sentAt,
      site,
      list,
      id,
      send: { date: id.slice(0, 10), hour: 9, zone: 'Europe/London' },
      audience,
      windowHours: 72,
      mail: {
        key: id,
        subject,
        preview: 'What a black crust can teach, <once> it has cooled.',
        html: [],
        text: [],
        web: `<article class="lesson"><h1>${subject.replace('&', '&amp;')}</h1><p>All of ${id}.</p></article>`,
      },
    }),
  );
  const records = issues.map(({ id, version, send }) =>
    issueRecordSchema.parse({
      listId: letters,
      issueId: id,
      version: 1,
      standing: id.startsWith('2030') ? { status: 'scheduled' } : { status: 'sending' },
      published: version,
      sendAt: `${send.date}T09:00:00.000Z`,
      candidates: 0,
    }),
  );
  const members = new Map<string, Subscription>();
  const deliveries = new Map<string, IssueDelivery>();
  const keyOf = ({ subscriberId, listId: id }: SubscriptionRef) => `${subscriberId} ${id}`;
  const copyOf = (ref: SubscriptionRef & { issueId: string }) => `${keyOf(ref)} ${ref.issueId}`;
  const save = <Item extends { version: number }>(map: Map<string, Item>, key: string, item: Item): Saved => {
    if ((map.get(key)?.version ?? 0) !== item.version) return 'stale';
    map.set(key, { ...item, version: item.version + 1 });
    return 'saved';
  };

  const newsletters: Newsletters = {
    lists: async () => [{ site, list }],
    list: async (id) => (id === letters ? { site, list } : undefined),
    issue: async ({ issueId }, version) =>
      issues.find((issue) => issue.id === issueId && issue.version === version),
    publishList: async () => {},
    publishIssue: async () => {},
  };
  const issueRecords: IssueRecords = {
    load: async ({ issueId }) => records.find((record) => record.issueId === issueId),
    of: async (id) => (id === letters ? records : []),
    save: async () => 'saved',
  };
  const issueDeliveries: IssueDeliveries = {
    load: async (ref) => deliveries.get(copyOf(ref)),
    save: async (delivery) => save(deliveries, copyOf(delivery), delivery),
    remove: async (ref) => {
      deliveries.delete(copyOf(ref));
    },
    of: async function* () {},
  };
  const subscriptions: Subscriptions = {
    load: async (ref) => members.get(keyOf(ref)),
    save: async (subscription) => save(members, keyOf(subscription), subscription),
    remove: async (ref) => {
      members.delete(keyOf(ref));
    },
    page: async () => ({ found: [...members.values()], unreadable: 0 }),
  };
  return { newsletters, issueRecords, issueDeliveries, subscriptions, members, deliveries };
};
