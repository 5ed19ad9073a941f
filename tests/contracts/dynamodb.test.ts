import { describe } from 'vitest';
import { createApiKeys } from '../../lib/adapters/dynamodb/access/api-keys.ts';
import { createWebhookEndpoints } from '../../lib/adapters/dynamodb/access/webhook-endpoints.ts';
import { createAddressChanges } from '../../lib/adapters/dynamodb/address-changes.ts';
import { createBooksRounds } from '../../lib/adapters/dynamodb/books/books-rounds.ts';
import { createIssueBooksRounds } from '../../lib/adapters/dynamodb/books/issue-books-rounds.ts';
import { createCaps } from '../../lib/adapters/dynamodb/caps.ts';
import { createConsentTexts } from '../../lib/adapters/dynamodb/consent-texts.ts';
import { createDayCounts } from '../../lib/adapters/dynamodb/counts/day-counts.ts';
import { createStandingsRecord } from '../../lib/adapters/dynamodb/counts/standings-record.ts';
import { createCourses } from '../../lib/adapters/dynamodb/courses.ts';
import { createDueQueue } from '../../lib/adapters/dynamodb/due-queue.ts';
import { createEditions } from '../../lib/adapters/dynamodb/edition/editions.ts';
import { createImages } from '../../lib/adapters/dynamodb/edition/images.ts';
import { createEnrollmentScan } from '../../lib/adapters/dynamodb/enrollment/enrollment-scan.ts';
import { createEnrollments } from '../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { createPeopleScan } from '../../lib/adapters/dynamodb/enrollment/people-scan.ts';
import { createHealth } from '../../lib/adapters/dynamodb/health.ts';
import { createIssueDeliveries } from '../../lib/adapters/dynamodb/issue-deliveries.ts';
import { createIssueRecords } from '../../lib/adapters/dynamodb/issue-records.ts';
import { itemsSchema, nameOf } from '../../lib/adapters/dynamodb/keys.ts';
import { createListRequests } from '../../lib/adapters/dynamodb/list-requests.ts';
import { createNewsletters } from '../../lib/adapters/dynamodb/newsletters.ts';
import { createProbes } from '../../lib/adapters/dynamodb/probes.ts';
import { createPartingWords } from '../../lib/adapters/dynamodb/report/parting-words.ts';
import { createWeeklyMails } from '../../lib/adapters/dynamodb/report/weekly-mails.ts';
import { createSendingRecord } from '../../lib/adapters/dynamodb/sending-record.ts';
import { createSubscribers } from '../../lib/adapters/dynamodb/subscribers.ts';
import { createSubscriptions } from '../../lib/adapters/dynamodb/subscriptions.ts';
import { createSuppressions } from '../../lib/adapters/dynamodb/suppressions.ts';
import type { Table } from '../../lib/adapters/dynamodb/table.ts';
import { createHashes } from '../../lib/adapters/keys/hashes.ts';
import { createKeyring } from '../../lib/adapters/keys/keyring.ts';
import { scanPages } from '../../lib/local/dynamodb/scan-pages.ts';
import { embeddedDynamoDb } from '../worlds/embedded-dynamodb.ts';
import { recordContract } from './record.ts';
import type { RecordPorts, Subject } from './subject.ts';

const { newTable } = await embeddedDynamoDb();
const hashes = createHashes(createKeyring('{"current":"k1","k1":"a key for this test"}'));
const shards = 4;

const portsOf = (table: Table): RecordPorts => ({
  subscribers: createSubscribers(table),
  addressChanges: createAddressChanges(table, shards),
  enrollments: createEnrollments(table, shards),
  enrollmentScan: createEnrollmentScan(table),
  peopleScan: createPeopleScan(table),
  booksRounds: createBooksRounds(table),
  issueBooksRounds: createIssueBooksRounds(table),
  subscriptions: createSubscriptions(table),
  listRequests: createListRequests(table, shards),
  issueRecords: createIssueRecords(table, shards),
  issueDeliveries: createIssueDeliveries(table, shards),
  queue: createDueQueue(table, shards),
  suppressions: createSuppressions(table),
  sending: createSendingRecord(table),
  health: createHealth(table),
  dayCounts: createDayCounts(table),
  standings: createStandingsRecord(table),
  partingWords: createPartingWords(table),
  weeklyMails: createWeeklyMails(table),
  consentTexts: createConsentTexts(table),
  caps: createCaps(table, hashes),
  apiKeys: createApiKeys(table),
  webhookEndpoints: createWebhookEndpoints(table),
  probes: createProbes(table),
  editions: createEditions(table),
  images: createImages(table),
  courses: createCourses(table),
  newsletters: createNewsletters(table),
});

const refParts = ['subscriberId', 'courseId', 'listId', 'issueId'] as const;

/** Puts something that no version has ever written into the item of this ref, whatever its key. */
const spoil = async (table: Table, ref: Partial<Record<(typeof refParts)[number], string>>) => {
  for await (const page of scanPages(table.calls, { TableName: table.name }))
    for (const item of itemsSchema.parse(page)) {
      const name = nameOf(item);
      const named: Record<string, unknown> = 'ref' in name ? name.ref : {};
      if (refParts.every((part) => named[part] === ref[part]))
        await table.put({ ...item, standing: 'spoilt', entry: 'spoilt' });
    }
};

const create = async (): Promise<Subject> => {
  const table = await newTable();
  return { ports: portsOf(table), spoil: (ref) => spoil(table, ref) };
};

describe('in DynamoDB', () => recordContract(create));
