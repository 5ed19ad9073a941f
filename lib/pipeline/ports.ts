/**
 * The whole outside world on one page: what use cases ask of it, and in which file of `ports/` each method says what it promises.
 * Adapters implement them. A method that can lose a race or meet an expected refusal says so in its result; what it throws is a surprise.
 * What commands alone ask (a doctor's surroundings, dead letters, an author's model) is in `ports/` too, and not in this list.
 */
import type { SendingSettings } from '../domain/content/site.ts';
import type { ApiKeys } from './ports/api-keys.ts';
import type { Clock } from './ports/clock.ts';
import type { CompileCourse, CompileIssue, CompileList, CompileReport } from './ports/compile.ts';
import type { Editions, Images, ReadContent } from './ports/content.ts';
import type { DayCounts, StandingsRecord, Tally, WeeklyMails } from './ports/counts.ts';
import type { CountDeadLetters, KeepDeadLetters, ReadUntaken } from './ports/dead-letters.ts';
import type { Probes } from './ports/doctor.ts';
import type { DueQueue } from './ports/due-queue.ts';
import type { BooksRounds, EnrollmentScan, Enrollments } from './ports/enrollments.ts';
import type { IssueBooksRounds, IssueDeliveries, IssueRecords } from './ports/issues.ts';
import type { Hashes, Tokens } from './ports/links.ts';
import type { Mailer } from './ports/mailer.ts';
import type { Courses, Newsletters } from './ports/published.ts';
import type { Random } from './ports/random.ts';
import type { Health, SendingRecord } from './ports/sending-record.ts';
import type { Caps, Captcha, ConsentTexts, StartJob } from './ports/sign-up.ts';
import type { AddressChanges, PartingWordsRecord, PeopleScan, Subscribers } from './ports/subscribers.ts';
import type { ListRequests, Subscriptions } from './ports/subscriptions.ts';
import type { Suppressions } from './ports/suppressions.ts';
import type { Telemetry } from './ports/telemetry.ts';
import type { EventBus, PostWebhook, ReadChanges, WebhookEndpoints, WebhookQueue } from './ports/webhooks.ts';

/** Every port, and what a stage says of itself. A use case asks for its share of them: `Pick<Ports, 'clock' | …>`. */
export type Ports = {
  clock: Clock;
  random: Random;
  telemetry: Telemetry;

  // The record: one item, one conditional write.
  subscribers: Subscribers;
  addressChanges: AddressChanges;
  enrollments: Enrollments;
  enrollmentScan: EnrollmentScan;
  peopleScan: PeopleScan;
  booksRounds: BooksRounds;
  subscriptions: Subscriptions;
  listRequests: ListRequests;
  issueRecords: IssueRecords;
  issueDeliveries: IssueDeliveries;
  issueBooksRounds: IssueBooksRounds;
  queue: DueQueue;
  suppressions: Suppressions;
  sending: SendingRecord;
  health: Health;
  tally: Tally;
  dayCounts: DayCounts;
  standings: StandingsRecord;
  partingWords: PartingWordsRecord;
  weeklyMails: WeeklyMails;
  consentTexts: ConsentTexts;
  caps: Caps;
  apiKeys: ApiKeys;
  webhookEndpoints: WebhookEndpoints;
  probes: Probes;

  // What is published, and what makes it.
  editions: Editions;
  images: Images;
  courses: Courses;
  newsletters: Newsletters;
  readContent: ReadContent;
  compileCourse: CompileCourse;
  compileIssue: CompileIssue;
  compileList: CompileList;
  compileReport: CompileReport;

  // What goes out, and what others are told and asked.
  mailer: Mailer;
  tokens: Tokens;
  hashes: Hashes;
  startJob: StartJob;
  captcha: Captcha;
  readChanges: ReadChanges;
  webhookQueue: WebhookQueue;
  postWebhook: PostWebhook;
  eventBus: EventBus;
  countDeadLetters: CountDeadLetters;
  keepDeadLetters: KeepDeadLetters;
  readUntaken: ReadUntaken;

  // What a stage says of itself.
  /** Where the pages are reached from outside, without a slash at the end. */
  baseUrl: string;
  /** Where mails find their images: in front of an image's name and a slash. */
  imagesUrl: string;
  /** How careful to be, as the live content says. */
  sendingSettings(): Promise<SendingSettings>;
};
