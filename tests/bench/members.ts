import { createIssueRecords } from '../../lib/adapters/dynamodb/issue-records.ts';
import type { Item } from '../../lib/adapters/dynamodb/keys.ts';
import { createNewsletters } from '../../lib/adapters/dynamodb/newsletters.ts';
import { createSubscribers } from '../../lib/adapters/dynamodb/subscribers.ts';
import { createSubscriptions } from '../../lib/adapters/dynamodb/subscriptions.ts';
import { createTable } from '../../lib/adapters/dynamodb/table.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { scheduleIssue, sendIssueNow } from '../../lib/domain/newsletter/issue-record.ts';
import { type PublishedIssue, publishedIssueSchema } from '../../lib/domain/newsletter/published-issue.ts';
import type { Subscription } from '../../lib/domain/newsletter/subscription.ts';
import type { Instant } from '../../lib/domain/time/instant.ts';
import { localNames } from '../../lib/local/process/environment.ts';
import type { IssueRef } from '../../lib/pipeline/ports/issues.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { consentAt, subscriberOf, tableThat } from './people.ts';

const list = listId.parse('letters');

/** An issue with the words of a lesson: what differs between the two is what is written down of them. */
const issueOf = ({ published, mails }: CompiledCourse, name: string): PublishedIssue => {
  const id = issueId.parse(`2026-01-01-${name}`);
  const { language, fromName } = published.course;
  return publishedIssueSchema.parse({
    version: 'b'.repeat(64),
    publishedAt: published.publishedAt,
    site: published.site,
    list: {
      id: list,
      title: 'Letters',
      promise: 'Now and then.',
      language,
      fromName,
      sendHour: 9,
      unknownPolicy: 'hold',
    },
    id,
    send: { date: '2026-01-01', hour: 9, zone: 'UTC' },
    audience: { who: 'all' },
    windowHours: 72,
    mail: { ...mails[0], key: id },
  });
};

/** Publishes an issue that is due at once, for everybody. */
export const publishIssue = async (course: CompiledCourse, name: string): Promise<IssueRef> => {
  const issue = issueOf(course, name);
  const table = createTable(localNames.table);
  const { site, list: letters, version: published } = issue;
  await createNewsletters(table).publishList({ site, list: letters });
  await createNewsletters(table).publishIssue(issue);
  const ref = { listId: list, issueId: issue.id };
  const { dueAt: now } = crowdOf(course);
  const record = scheduleIssue({ ...ref, published, sendAt: now });
  await createIssueRecords(table, crowdOf(course).shards).save(sendIssueNow(record, now) ?? record);
  return ref;
};

const subscriptionOf = (index: number, since: Instant): Subscription => {
  const { id: subscriberId, zone } = subscriberOf(index, since);
  return {
    subscriberId,
    listId: list,
    version: 0,
    standing: { status: 'active', since },
    episode: 1,
    consents: [consentAt(since)],
    zone,
    changes: [],
  };
};

/** The items of one member of the list, exactly as the adapters write them. */
export const memberItemsOf = async (index: number, since: Instant): Promise<Item[]> => {
  const written: Item[] = [];
  const table = tableThat({
    get: async () => undefined,
    putVersion: async (item) => {
      written.push({ ...item, version: 1 });
      return 'saved';
    },
  });
  await createSubscribers(table).save(subscriberOf(index, since));
  await createSubscriptions(table).save(subscriptionOf(index, since));
  return written.map((item) => JSON.parse(JSON.stringify(item)));
};
