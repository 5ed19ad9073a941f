import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { IssueDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import type { ListRequest } from '../../lib/domain/newsletter/list-request.ts';
import type { Subscription } from '../../lib/domain/newsletter/subscription.ts';
import { createMemoryAddressChanges } from './address-changes.ts';
import { createMemoryApiKeys } from './api-keys.ts';
import { createMemoryBooksRounds } from './books-rounds.ts';
import { createMemoryCaps } from './caps.ts';
import { createMemoryConsentTexts } from './consent-texts.ts';
import { createMemoryCourses } from './courses.ts';
import { createMemoryDayCounts } from './day-counts.ts';
import { createMemoryDueIndex, type DueIndexSettings } from './due-index.ts';
import { createMemoryEditions } from './editions.ts';
import { createMemoryEnrollments, type Watch } from './enrollments.ts';
import { createMemoryHealth } from './health.ts';
import { createMemoryImages } from './images.ts';
import { createMemoryIssueDeliveries } from './issue-deliveries.ts';
import { createMemoryIssueRecords } from './issue-records.ts';
import type { Keep } from './keep.ts';
import { createMemoryListRequests } from './list-requests.ts';
import { createMemoryNewsletters } from './newsletters.ts';
import { createMemoryPartingWords } from './parting-words.ts';
import { createMemoryPeopleScan } from './people-scan.ts';
import { createMemoryProbes } from './probes.ts';
import { createMemorySendingRecord } from './sending-record.ts';
import { createMemoryStandings } from './standings.ts';
import { createMemorySubscribers } from './subscribers.ts';
import { createMemorySubscriptions } from './subscriptions.ts';
import { createMemorySuppressions } from './suppressions.ts';
import { createMemoryWebhookEndpoints } from './webhook-endpoints.ts';
import { createMemoryWeeklyMails } from './weekly-mails.ts';

export type RecordSettings = {
  keep?: Keep;
  index?: DueIndexSettings;
  /** How many members of a list are read at once. */
  membersAPage?: number;
  watchEnrollments?: Watch<Enrollment>;
  watchRemovals?: (removed: Enrollment) => void;
  watchDeliveries?: Watch<IssueDelivery>;
  watchSubscriptions?: Watch<Subscription>;
  watchListRequests?: Watch<ListRequest>;
};

/**
 * The whole record in memory: `ports` are what the pipeline asks for, the rest is what a test looks into and what
 * it does behind the pipeline's back. `tests/contracts` holds it against the adapters of DynamoDB.
 */
export const createMemoryRecord = (settings: RecordSettings = {}) => {
  const { keep = (part) => part } = settings;
  const index = createMemoryDueIndex(keep, settings.index);
  const { subscribers, ...people } = createMemorySubscribers(keep);
  const { addressChanges, ...moving } = createMemoryAddressChanges(keep, index);
  const { enrollments, enrollmentScan, ...enrolled } = createMemoryEnrollments(
    keep,
    index,
    settings.watchEnrollments,
    settings.watchRemovals,
  );
  const { subscriptions, ...members } = createMemorySubscriptions(
    keep,
    settings.membersAPage,
    settings.watchSubscriptions,
  );
  const peopleScan = createMemoryPeopleScan({ subscribers, enrollments }, people.people);
  const { listRequests, ...askedFor } = createMemoryListRequests(keep, index, settings.watchListRequests);
  const { issueRecords, ...standings } = createMemoryIssueRecords(keep, index);
  const { issueDeliveries, ...copies } = createMemoryIssueDeliveries(keep, index, settings.watchDeliveries);
  const { suppressions, ...suppressed } = createMemorySuppressions(keep);
  const { sending, ...sendingState } = createMemorySendingRecord(keep);
  const { health, ...hours } = createMemoryHealth(keep);
  const { dayCounts, ...days } = createMemoryDayCounts(keep);
  const { standings: standingsRecord } = createMemoryStandings(keep);
  const { partingWords, ...said } = createMemoryPartingWords(keep);
  const { weeklyMails, ...weeks } = createMemoryWeeklyMails(keep);
  const { consentTexts, ...texts } = createMemoryConsentTexts(keep);
  const { editions, ...live } = createMemoryEditions(keep);
  const { images } = createMemoryImages(keep);
  const { booksRounds, issueBooksRounds } = createMemoryBooksRounds(keep);
  const { caps } = createMemoryCaps(keep);
  const { apiKeys } = createMemoryApiKeys(keep);
  const { webhookEndpoints } = createMemoryWebhookEndpoints(keep);
  const { probes } = createMemoryProbes(keep);
  const { courses } = createMemoryCourses(keep);
  const { newsletters } = createMemoryNewsletters(keep);

  return {
    ports: {
      subscribers,
      addressChanges,
      enrollments,
      enrollmentScan,
      peopleScan,
      booksRounds,
      issueBooksRounds,
      subscriptions,
      listRequests,
      issueRecords,
      issueDeliveries,
      queue: index.queue,
      suppressions,
      sending,
      health,
      dayCounts,
      standings: standingsRecord,
      partingWords,
      weeklyMails,
      consentTexts,
      caps,
      apiKeys,
      webhookEndpoints,
      probes,
      editions,
      images,
      courses,
      newsletters,
    },
    index,
    ...people,
    ...moving,
    ...enrolled,
    ...members,
    ...askedFor,
    ...standings,
    ...copies,
    ...suppressed,
    ...sendingState,
    ...hours,
    ...days,
    ...said,
    ...weeks,
    ...texts,
    ...live,
  };
};
export type MemoryRecord = ReturnType<typeof createMemoryRecord>;
