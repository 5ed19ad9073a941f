/**
 * The whole outside world on one page. Use cases take what they need from here; adapters implement it.
 * A method that can lose a race or meet an expected refusal says so in its result; what it throws is a surprise.
 */
import type { ApiKey, ApiKeyId } from '../domain/api/api-key.ts';
import type { Article } from '../domain/content/article.ts';
import type { Content, ContentFiles, Fault, Note } from '../domain/content/content.ts';
import type { CourseId } from '../domain/content/course.ts';
import type { IssueId } from '../domain/content/issue.ts';
import type { ListId } from '../domain/content/newsletter.ts';
import type { Finding, ParsedContent } from '../domain/content/parsed-content.ts';
import type { WentLive } from '../domain/content/published/edition-history.ts';
import type { CourseVersion, PublishedCourse } from '../domain/content/published/published-course.ts';
import type { SendingSettings, SignUpSettings, Site } from '../domain/content/site.ts';
import type { AddressChange } from '../domain/delivery/address-change.ts';
import type { IssueDeliveryRef } from '../domain/delivery/delivery-tag.ts';
import type { ProbeId } from '../domain/doctor/probe.ts';
import type {
  AlarmMailbox,
  ConfigurationSet,
  NamedBus,
  SecretCare,
  SendingAccount,
  SendingIdentity,
  StageFunction,
  StageSchedule,
  TableCare,
  TwoClocks,
} from '../domain/doctor/surroundings.ts';
import type { Enrollment } from '../domain/enrollment/enrollment.ts';
import type { ImageName } from '../domain/image/image.ts';
import type { Claims, ClaimsFor, Purpose } from '../domain/links/claims.ts';
import type { CompiledMail, IssueMail, MailKey, MailParts, Notice } from '../domain/mail/mail.ts';
import type { MergeValues } from '../domain/mail/merge-template.ts';
import type { IssueDelivery } from '../domain/newsletter/issue-delivery.ts';
import type { IssueRecord, MemberCursor } from '../domain/newsletter/issue-record.ts';
import type { ListRequest } from '../domain/newsletter/list-request.ts';
import type {
  IssueVersion,
  ListVersion,
  PublishedIssue,
  PublishedList,
} from '../domain/newsletter/published-issue.ts';
import type { Subscription } from '../domain/newsletter/subscription.ts';
import type { BooksRound, ScanCursor } from '../domain/reports/books-round.ts';
import type { CountedOf, DayCount, Happening } from '../domain/reports/happening.ts';
import type { IssueBooksRound } from '../domain/reports/issue-books-round.ts';
import type { Metric } from '../domain/reports/metric.ts';
import type { Standings } from '../domain/reports/standings.ts';
import type { WeeklyMail, WeeklyReport } from '../domain/reports/weekly-report.ts';
import type { Verdict } from '../domain/sending/feedback.ts';
import type { HealthHour } from '../domain/sending/health.ts';
import type { SendingState, StoreIdentity } from '../domain/sending/sending-state.ts';
import type { Share } from '../domain/sending/share.ts';
import type { Job } from '../domain/sign-up/job.ts';
import type { RequestId } from '../domain/sign-up/request-id.ts';
import type { Cap, CountReason } from '../domain/sign-up/sign-up-caps.ts';
import type { StackOutput, StackPart, StackResource } from '../domain/stage/stack.ts';
import type { AddressHash, EmailAddress } from '../domain/subscriber/email-address.ts';
import type { PartingWords } from '../domain/subscriber/parting-words.ts';
import type { Subscriber, SubscriberId } from '../domain/subscriber/subscriber.ts';
import type { Lifted, Suppression, SuppressionRecord } from '../domain/subscriber/suppression.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { BusEntry } from '../domain/webhooks/bus-entry.ts';
import type {
  WebhookEndpoint,
  WebhookEndpointId,
  WebhookLetter,
} from '../domain/webhooks/webhook-endpoint.ts';
import type { WrittenChange } from '../domain/webhooks/webhook-event.ts';

export type Clock = {
  now(): Instant;
  /** Resolves after so many milliseconds of this clock. */
  wait(milliseconds: number): Promise<void>;
};

export type Random = {
  subscriberId(): SubscriberId;
  /** Names one worker's hold on one delivery. */
  ownerToken(): string;
  requestId(): RequestId;
  /** 32 bytes that nobody can guess, in hex. */
  secret(): string;
  /** From 0 up to, but not including, 1. */
  fraction(): number;
};

// ── The record ──────────────────────────────────────────────────────────────────────────────────────

/**
 * Something on record that this code cannot read: it is left as it is, and never mailed. Its message names where it
 * stands and what is wrong, never what it holds.
 */
export class UnreadableItem extends Error {
  override name = 'UnreadableItem';
}

/** `stale`: somebody wrote since this version was read; read again and decide again. */
export type Saved = 'saved' | 'stale';

export type Subscribers = {
  /** The subscriber that an address belongs to; strongly consistent. */
  idOf(address: AddressHash): Promise<SubscriberId | undefined>;
  /** Gives the address to `id` unless it has an owner; returns the owner. */
  takeAddress(address: AddressHash, id: SubscriberId): Promise<SubscriberId>;
  /** Gives the address up, if it is still `id`'s. */
  giveUpAddress(address: AddressHash, id: SubscriberId): Promise<void>;
  load(id: SubscriberId): Promise<Subscriber | undefined>;
  /** As it is, or as it was a moment ago, at half the price: where what is read late does no harm. */
  glance(id: SubscriberId): Promise<Subscriber | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(subscriber: Subscriber): Promise<Saved>;
  /** For good, if the stored version is still the one read. */
  remove(subscriber: Subscriber): Promise<Saved>;
};

export type AddressChanges = {
  /** Strongly consistent. */
  load(id: SubscriberId): Promise<AddressChange | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(change: AddressChange): Promise<Saved>;
  remove(id: SubscriberId): Promise<void>;
};

export type EnrollmentRef = { subscriberId: SubscriberId; courseId: CourseId };

export type Enrollments = {
  /** Strongly consistent. */
  load(ref: EnrollmentRef): Promise<Enrollment | undefined>;
  /** As it is, or as it was a moment ago, at half the price: where what is read late does no harm. */
  glance(ref: EnrollmentRef): Promise<Enrollment | undefined>;
  of(subscriber: SubscriberId): Promise<Enrollment[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(enrollment: Enrollment): Promise<Saved>;
  remove(ref: EnrollmentRef): Promise<void>;
};

/** Who is in a course, or was. Costs a reading of the whole record: for commands and once a day, never for a sweep. */
export type EnrollmentScan = {
  /** Page by page, of one course or of all; items that cannot be read are counted. */
  of(course?: CourseId): AsyncIterable<{ found: Enrollment[]; unreadable: number }>;
  /** One page of a share of all, from a cursor on, and the cursor after it unless it was the last. */
  page(
    share: Share,
    from?: ScanCursor,
  ): Promise<{ found: Enrollment[]; unreadable: number; next?: ScanCursor }>;
};

/** Somebody on record, with the courses that they are in, or were. */
export type PersonOnRecord = { subscriber: Subscriber; enrollments: Enrollment[] };

/** Everybody on record, each as a whole. Costs a reading of the record as far as it goes: for lists, and never for one person. */
export type PeopleScan = {
  /**
   * One page, from a cursor on, and the cursor after it unless it was the last; it may hold nobody. `most`: how many items of
   * the record it looks at, instead of as many as travel at once. People who cannot be read are counted.
   */
  page(
    from?: ScanCursor,
    most?: number,
  ): Promise<{ found: PersonOnRecord[]; unreadable: number; next?: ScanCursor }>;
  /** The cursor after somebody, whether they are still on record or not. */
  after(id: SubscriberId): Promise<ScanCursor>;
};

/** How far the look at everybody's books has come. */
export type BooksRounds = {
  /** The last round of a share, whether it is through or not; strongly consistent. */
  load(share: Share): Promise<BooksRound | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(round: BooksRound): Promise<Saved>;
};

export type SubscriptionRef = { subscriberId: SubscriberId; listId: ListId };

/** Somebody in a course, or on a list. */
export type MembershipRef = EnrollmentRef | SubscriptionRef;

export type Subscriptions = {
  /** Strongly consistent. */
  load(ref: SubscriptionRef): Promise<Subscription | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(subscription: Subscription): Promise<Saved>;
  remove(ref: SubscriptionRef): Promise<void>;
  /**
   * Everybody who ever was on a list, whatever their standing, from a cursor on: one page, strongly consistent,
   * and the cursor after it unless it was the last. Items that cannot be read are counted.
   */
  page(
    list: ListId,
    from?: MemberCursor,
  ): Promise<{ found: Subscription[]; unreadable: number; next?: MemberCursor }>;
  /** The cursor after somebody, whether they are still on the list or not. */
  after(ref: SubscriptionRef): Promise<MemberCursor>;
};

/** What was asked for by the sign-up forms of newsletters, and the mails about it. */
export type ListRequests = {
  /** Strongly consistent. */
  load(ref: SubscriptionRef): Promise<ListRequest | undefined>;
  of(subscriber: SubscriberId): Promise<ListRequest[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(request: ListRequest): Promise<Saved>;
  remove(ref: SubscriptionRef): Promise<void>;
};

/** One issue of a list. */
export type IssueRef = { listId: ListId; issueId: IssueId };

export type IssueRecords = {
  /** Strongly consistent. */
  load(ref: IssueRef): Promise<IssueRecord | undefined>;
  of(list: ListId): Promise<IssueRecord[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(record: IssueRecord): Promise<Saved>;
};

export type IssueDeliveries = {
  /** Strongly consistent. */
  load(ref: IssueDeliveryRef): Promise<IssueDelivery | undefined>;
  /** As it is, or as it was a moment ago, at half the price: where what is read late does no harm. */
  glance(ref: IssueDeliveryRef): Promise<IssueDelivery | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(delivery: IssueDelivery): Promise<Saved>;
  remove(ref: IssueDeliveryRef): Promise<void>;
  /** Every delivery of an issue, page by page; items that cannot be read are counted. */
  of(issue: IssueRef): AsyncIterable<{ found: IssueDelivery[]; unreadable: number }>;
  /** One page of them, from a cursor on, and the cursor after it unless it was the last. */
  page(
    issue: IssueRef,
    from?: MemberCursor,
  ): Promise<{ found: IssueDelivery[]; unreadable: number; next?: MemberCursor }>;
};

/** How far the look at an issue's books has come, or what the last one found. */
export type IssueBooksRounds = {
  /** Strongly consistent. */
  load(issue: IssueRef): Promise<IssueBooksRound | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(round: IssueBooksRound): Promise<Saved>;
};

/**
 * What something is due for: an enrollment's next mail, one subscriber's copy of an issue, an issue itself, or the mails about
 * somebody's sign-up to a list or change of address.
 */
export type Due =
  | EnrollmentRef
  | IssueDeliveryRef
  | IssueRef
  | { listRequestOf: SubscriptionRef }
  | { addressChangeOf: SubscriberId };

export type DueQueue = {
  /**
   * What the due index says is due in a shard, page by page, earliest first. The index may lag: every hit is
   * a hint that `load` confirms. Costs what is due, not what exists.
   */
  due(shard: number, now: Instant): AsyncIterable<Due[]>;
  /** The earliest due time in the index, if anything is due at all. */
  nextDueAt(): Promise<Instant | undefined>;
  readonly shards: number;
};

export type Suppressions = {
  /** What stands against an address now. */
  find(address: AddressHash): Promise<Suppression | undefined>;
  /** With all that stood against it before, and was lifted. */
  history(address: AddressHash): Promise<SuppressionRecord | undefined>;
  /** The first reason stays unless the new one is stronger: erased, bounce, complaint. A later bounce counts anew. */
  add(address: AddressHash, suppression: Suppression): Promise<void>;
  /** Takes an address off the list; `stale` unless `suppression` is what still stands. Why it did is kept, but of an erasure. */
  lift(address: AddressHash, suppression: Suppression, lifted: Lifted): Promise<Saved>;
};

export type SendingRecord = {
  /** The shared state of the account, or a fresh one. Strongly consistent. */
  load(): Promise<SendingState>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(sending: SendingState): Promise<Saved>;
  /** Which store this record stands in now: a restored or copied one is another. */
  storeIdentity(): Promise<StoreIdentity>;
};

export type Health = {
  /** Adds to an hour's counts, atomically. */
  add(hour: string, counts: Partial<Omit<HealthHour, 'hour'>>): Promise<void>;
  /** The hours from `hour` on that anything happened in. */
  since(hour: string): Promise<HealthHour[]>;
};

/** What happens, as sums: summed up in memory, and written down once for all that one call of a function did. */
export type Tally = {
  add(of: CountedOf, at: Instant, what: Happening, by?: 1 | -1): void;
  /** Never fails, and never writes anything twice: what could not be written down is lost, and said so in the log. */
  writeDown(): Promise<void>;
};

export type DayCounts = {
  /**
   * Adds to a day's counts, atomically. `once` names this very addition: made again because its answer was lost, it
   * changes nothing, as long as nobody else has added to the same day in between.
   */
  add(of: CountedOf, day: string, counts: ReadonlyMap<string, number>, once: string): Promise<void>;
  /** The days from `day` on that anything was counted on, in their order. */
  since(of: CountedOf, day: string): Promise<DayCount[]>;
};

/** Who stands where, as the daily books have found it. */
export type StandingsRecord = {
  /** What one share has found, in place of what it found earlier on the same day. */
  keep(of: CountedOf, standings: Standings, share: Share): Promise<void>;
  /** What was found on the days from `day` on by all shares together, in their order; no day that one of them lacks. */
  since(of: CountedOf, day: string): Promise<Standings[]>;
};

export type PartingWordsRef = Pick<PartingWords, 'subscriberId' | 'from'>;

/** What people who have left said in their own words. There are few of them, and each is gone in its time. */
export type PartingWordsRecord = {
  /** Strongly consistent. */
  load(ref: PartingWordsRef): Promise<PartingWords | undefined>;
  /** What one person said; strongly consistent. */
  of(subscriber: SubscriberId): Promise<PartingWords[]>;
  /** What everybody said, page by page, in no order. */
  all(): AsyncIterable<PartingWords[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(said: PartingWords): Promise<Saved>;
  remove(ref: PartingWordsRef): Promise<void>;
};

/** What became of the mails about each week. */
export type WeeklyMails = {
  /** By its Monday; strongly consistent. */
  load(monday: string): Promise<WeeklyMail | undefined>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(mail: WeeklyMail): Promise<Saved>;
};

export type ConsentTexts = {
  /** Archives the text that was shown, under its SHA-256, which it returns. */
  archive(text: string): Promise<string>;
  /** The text of a hash. */
  find(hash: string): Promise<string | undefined>;
};

export type Caps = {
  /**
   * Gives a request a place, unless the count is at its limit. Atomic: of many at once, exactly the limit get through.
   * A request that died on its way and comes again has its place already.
   */
  take(cap: Cap<CountReason>, request: RequestId, now: Instant): Promise<'taken' | 'full'>;
  /** Takes the place of a request back, unless it has none or is settled. */
  giveBack(cap: Cap<CountReason>, request: RequestId): Promise<void>;
  /** What a place was taken for is on record: it stays counted, and whose it was is forgotten. */
  settle(cap: Cap<CountReason>, request: RequestId): Promise<void>;
};

/** What programs of others may call with. There are a few of them. */
export type ApiKeys = {
  /** Strongly consistent, so that one that is revoked opens nothing from then on. */
  find(id: ApiKeyId): Promise<ApiKey | undefined>;
  /** Every key that was ever made, in no order. */
  all(): Promise<ApiKey[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(key: ApiKey): Promise<Saved>;
};

/** Who is told of what happens. There are a few of them. */
export type WebhookEndpoints = {
  /** Strongly consistent. */
  find(id: WebhookEndpointId): Promise<WebhookEndpoint | undefined>;
  /** In no order. */
  all(): Promise<WebhookEndpoint[]>;
  /** Writes if the stored version is still the one read (0: none stored). */
  save(endpoint: WebhookEndpoint): Promise<Saved>;
  remove(id: WebhookEndpointId): Promise<void>;
};

// ── Content and courses ─────────────────────────────────────────────────────────────────────────────

/**
 * `bundle` is the edition that the last deploy brought; the one that came last is live. `version` counts the builds, and
 * `courses` are all that any of them has published; `history` has the editions that were live lately, the present one last.
 */
export type LiveEdition = {
  edition: string;
  bundle?: string | undefined;
  version: number;
  courses?: readonly CourseId[] | undefined;
  history?: readonly WentLive[] | undefined;
};

export type Editions = {
  live(): Promise<LiveEdition | undefined>;
  read(edition: string): Promise<ContentFiles>;
  /** Stores the files under the SHA-256 of them all, which it returns. Changes nothing that is live. */
  store(files: ContentFiles): Promise<string>;
  /** Writes if the stored version is still the one read (0: none stored). */
  goLive(live: LiveEdition): Promise<Saved>;
};

/** What a page or a file says an article is. What it does not say is undefined: nothing is guessed. */
export type FoundArticle = {
  paragraphs: readonly string[];
  title?: string | undefined;
  author?: string | undefined;
  publisher?: string | undefined;
  /** As precisely as it is said; a day in the form 2024-05-31. */
  date?: string | undefined;
  url?: string | undefined;
  language?: string | undefined;
};

/** What mails and pages show. An image stays for good, since mails that were sent show it. */
export type Images = {
  find(name: ImageName): Promise<Uint8Array | undefined>;
  /** Under a name that these bytes make; storing one again changes nothing. */
  store(name: ImageName, bytes: Uint8Array): Promise<void>;
};

/** The files one by one, before they are held against each other; `locate` finds the line of a finding. */
export type ParseContent = (files: ContentFiles) => {
  parsedContent: ParsedContent;
  faults: Fault[];
  /** What is wrong in drafts. */
  notes: Note[];
  locate: (finding: Finding) => Fault;
};

/** What is published of the files, or what keeps it from being; and what their author may want to change. */
export type ReadContent = (
  files: ContentFiles,
) => ({ content: Content } | { faults: Fault[] }) & { notes: Note[] };

export type Courses = {
  current(course: CourseId): Promise<PublishedCourse | undefined>;
  /** A version as it was published, whether it is current or not. Versions are kept for good. */
  version(course: CourseId, version: CourseVersion): Promise<PublishedCourse | undefined>;
  /** Which version was current at a moment; before the first on record, that one. */
  versionAt(course: CourseId, at: Instant): Promise<CourseVersion | undefined>;
  mail(course: CourseId, version: CourseVersion, key: MailKey): Promise<CompiledMail | undefined>;
  /** Writes the mails and the course under its version, then moves `current`: last, so readers see all or nothing. */
  publish(course: PublishedCourse, mails: readonly CompiledMail[]): Promise<void>;
  /** Marks a course as ended, under the site as it is now; the moment of the first time stays. */
  end(course: CourseId, site: Site, at: Instant): Promise<'ended' | 'already-ended' | 'unknown'>;
};

export type Newsletters = {
  lists(): Promise<PublishedList[]>;
  list(id: ListId): Promise<PublishedList | undefined>;
  issue(ref: IssueRef, version: IssueVersion): Promise<PublishedIssue | undefined>;
  publishList(list: PublishedList): Promise<void>;
  /** The mails about a sign-up to a list, or about an address in its words, as a version of it has them. */
  mail(list: ListId, version: ListVersion, key: Notice): Promise<CompiledMail | undefined>;
  /** Before the list that names the version, so that what it names is there. Publishing them again changes nothing. */
  publishMails(list: ListId, version: ListVersion, mails: readonly CompiledMail[]): Promise<void>;
  /** Versions never change once written: publishing one again changes nothing. */
  publishIssue(issue: PublishedIssue): Promise<void>;
};

/** Compiles the mail of one issue. Faults name the file the author can mend. */
export type CompileIssue = (
  content: Content,
  issue: IssueRef,
) => Promise<{ issue: Omit<PublishedIssue, 'publishedAt'> } | { faults: Fault[] }>;

/** Compiles what a newsletter's sign-up needs besides its issues. Faults name the file the author can mend. */
export type CompileList = (
  content: Content,
  list: ListId,
) => Promise<{ list: CompiledList; mails: CompiledMail[] } | { faults: Fault[] }>;

/** A list as it would be published; whether it has ended is on record. */
export type CompiledList = Omit<PublishedList, 'ended'> & { noticesVersion: ListVersion };

/** Compiles every mail of one course. Faults name the file the author can mend. */
export type CompileCourse = (
  content: Content,
  course: CourseId,
) => Promise<{ course: Omit<PublishedCourse, 'publishedAt'>; mails: CompiledMail[] } | { faults: Fault[] }>;

/** Makes the mail of a week by the templates of all others. It is told numbers, and the site is published. */
export type CompileReport = (report: WeeklyReport) => Promise<MailParts>;

/** The texts of the articles, by their file names; only a check of the content asks, and only where somebody has them. */
export type ArticleTexts = { read(article: Article): Promise<string | undefined> };

// ── Models ──────────────────────────────────────────────────────────────────────────────────────────

export type Question = {
  /** What is to be done: our own words. */
  task: string;
  /** What it is to be done with: data, whatever it says. */
  material: string;
  /** The longest answer that is paid for. */
  mostTokens: number;
};

/** A language model, where an author has one. It answers, and can do nothing else. */
export type Model = {
  name: string;
  /** In dollars for a million tokens; undefined where nobody has said. */
  price?: { input: number; output: number } | undefined;
  answer(
    question: Question,
  ): Promise<{ kind: 'answered'; text: string } | { kind: 'failed'; because: string }>;
};

// ── Mail ────────────────────────────────────────────────────────────────────────────────────────────

export type Headers = Readonly<Record<string, string>>;

export type OutgoingMail = {
  from: { name: string; address: string };
  to: EmailAddress;
  replyTo: string;
  headers: Headers;
  mail: CompiledMail | IssueMail;
  values: MergeValues;
  messageId: string;
  date: Instant;
  /** Comes back in every event about this mail. */
  tag: string;
  /** What mailbox providers sum their complaints up by: the list, and which of its mails. Never whose. */
  feedbackId: { list: string; mail: string };
};

/** The ways a send can end, and what each one proves. `reason` is of a closed vocabulary, and names nobody. */
export type SendResult =
  | { kind: 'accepted'; messageId: string }
  /** Provably not sent: over the rate. */
  | { kind: 'throttled' }
  /** Provably not sent: the day's quota is used up. */
  | { kind: 'quota-used-up' }
  /** Refused, and SES's words prove that it is because of this recipient's address. */
  | { kind: 'refused'; reason: string }
  /** Provably not sent, because in SES's sandbox mail goes to verified addresses alone, and this one is not. */
  | { kind: 'not-verified'; reason: string }
  /** Provably not sent, and nothing proves whose fault that is: one mail's, its sender's, or everybody's. */
  | { kind: 'not-taken'; reason: string }
  /** Refused because of the account, its sender, a configuration set or credentials: nothing will go out. */
  | { kind: 'halted'; reason: string }
  /** May or may not have been accepted. */
  | { kind: 'no-answer'; reason: string };

export type Mailer = {
  /** One attempt, one recipient, a hard time limit. Throws only for what is wrong before SES is asked. */
  send(mail: OutgoingMail): Promise<SendResult>;
  /** Mails per second, mails per 24 hours (-1: no limit), and mails sent in the last 24 hours. At most once a second. */
  quota(): Promise<{ perSecond: number; daily: number; sent: number }>;
  /** The longest a `send` can take. */
  readonly timeLimitMilliseconds: number;
};

// ── Links and secrets ───────────────────────────────────────────────────────────────────────────────

/** `token` is as it was signed, whatever has happened to it since. */
export type TokenReading<P extends Purpose> =
  | { claims: ClaimsFor<P>; token: string }
  | { fault: 'expired'; claims: ClaimsFor<P>; token: string }
  | { fault: 'forged' };

export type Tokens = {
  sign(claims: Claims): string;
  /** Checks the signature before anything else is looked at; `expired` still returns the claims. */
  read<P extends Purpose>(purpose: P, token: string, now: Instant): Promise<TokenReading<P>>;
};

export type Hashes = {
  /** Keyed, so that nobody without the key can test an address against the record. */
  address(address: EmailAddress): AddressHash;
  /** Hashes that its mailbox may be on record by from before a provider's spellings were known as one; mostly none. */
  formerAddresses(address: EmailAddress): AddressHash[];
  /** Keyed hash of a client's /24 or /64; undefined for an address that is no network's, such as this machine's own. */
  network(ip: string): string | undefined;
  /** Keyed hash of what a cap counts by. */
  subject(text: string): string;
  /** Keyed hash of the secret of an API key. */
  apiSecret(secret: string): string;
  /** What an endpoint is sent things under, in base64: of the stage's first key and a number, so that it is kept nowhere. */
  webhookSecret(endpoint: WebhookEndpointId, number: number): string;
};

// ── Sign-up ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * Hands a sign-up on, to be taken after the answer: what the form's page says, and how long it takes, can then
 * depend on nothing that is on record. Handed on twice does no harm.
 */
export type StartJob = (job: Job) => Promise<void>;

/** Has what is due for an enrollment, or for a sign-up to a list, sent as soon as may be; if not now, the next sweep does it. */
export type SendSoon<Ref extends MembershipRef = EnrollmentRef> = (ref: Ref) => Promise<unknown>;

/** Asks whoever runs the check on the form whether a person solved it. */
export type Captcha = (
  answer: string,
  check: NonNullable<SignUpSettings['captcha']>,
) => Promise<CaptchaVerdict>;

/** `no-answer`: the check's own service did not say. */
export type CaptchaVerdict = 'person' | 'not-shown' | 'no-answer';

// ── What others are told ────────────────────────────────────────────────────────────────────────────

/** The writes of memberships in records of the table's stream. One that this version can not read is counted and passed over. */
export type ReadChanges = (records: readonly unknown[]) => Promise<WrittenChange[]>;

export type WebhookQueue = {
  /** All of them, or it throws: then some may be in the queue, and once more does no harm. */
  add(letters: readonly WebhookLetter[]): Promise<void>;
  /** What was taken out under this handle and not done is given out again after so many seconds. */
  wait(handle: string, seconds: number): Promise<void>;
};

/** One try to tell an address, signed by each of the secrets. `because` is of a closed vocabulary, and names nobody. */
export type PostWebhook = (post: {
  url: string;
  id: string;
  at: Instant;
  body: string;
  secrets: readonly string[];
}) => Promise<{ kind: 'taken' } | { kind: 'gone' } | { kind: 'not-taken'; because: string }>;

/** The event bus of the account that a deploy named for the stage, if it did: what is put there is for rules of its owner. */
export type EventBus = {
  isThere: boolean;
  /** What is put at one moment travels together, and each has its own outcome. `because` is of a closed vocabulary. */
  put(entry: BusEntry): Promise<{ kind: 'taken' } | { kind: 'not-taken'; because: string }>;
};

// ── Work that failed for good ───────────────────────────────────────────────────────────────────────

/** Work that failed each time it was tried, as it was handed over. `unreadable`: nobody here knows whose work it is. */
export type DeadLetter = {
  since: Instant;
  of: DeadWork | { kind: 'unreadable' };
  /** What the queue knows this one by. */
  handle: string;
};
export type DeadWork =
  | { kind: 'job'; work: unknown }
  | { kind: 'ses-event'; work: unknown }
  | { kind: 'webhook'; work: WebhookLetter };

/** How many wait, about; none of them is touched. */
export type CountDeadLetters = () => Promise<number>;

/** Asked by commands alone. What waits holds addresses; after two weeks it is gone. */
export type DeadLetters = {
  howMany: CountDeadLetters;
  /** All that wait, each once; for ten minutes nobody else is given them. */
  waiting(): AsyncIterable<DeadLetter>;
  /** It is done, and waits no longer. */
  remove(letter: DeadLetter): Promise<void>;
  /** It is not done, and waits on. */
  putBack(letter: DeadLetter): Promise<void>;
};

/** Has a function do a piece of work once more, and tells what came of it. `capped`: a cap was full, and nothing was done. */
export type RunAgain = (work: DeadWork) => Promise<'done' | 'capped' | 'failed'>;

// ── What a doctor asks ──────────────────────────────────────────────────────────────────────────────

/** What SES has said of the mails that a doctor sent to its simulator. Nobody's, and counted nowhere else. */
export type Probes = {
  /** Kept for a day; hearing a thing twice changes nothing. */
  hear(probe: ProbeId, verdict: Verdict, at: Instant): Promise<void>;
  /** Strongly consistent. */
  heard(probe: ProbeId): Promise<Verdict[]>;
};

/** Nobody said, or what was said makes no sense. The message is a sentence, and `toDo` says what a person can do about it. */
export class NoAnswer extends Error {
  override name = 'NoAnswer';
  readonly toDo: string;

  constructor(message: string, toDo: string) {
    super(message);
    this.toDo = toDo;
  }
}

/** What a stage stands on, as the services say themselves. Asked by commands alone; throws `NoAnswer`, and that within seconds. */
export type Surroundings = {
  sendingAccount(): Promise<SendingAccount>;
  /** Undefined for a domain that SES does not know in this account and Region. */
  sendingIdentity(domain: string): Promise<SendingIdentity | undefined>;
  configurationSet(): Promise<ConfigurationSet | undefined>;
  table(): Promise<TableCare>;
  secret(): Promise<SecretCare>;
  schedules(): Promise<StageSchedule[]>;
  alarmMailboxes(): Promise<AlarmMailbox[]>;
  functions(): Promise<StageFunction[]>;
  /** Undefined where the stage has none. */
  eventBus(): Promise<NamedBus | undefined>;
  clocks(): Promise<TwoClocks>;
};

/** What the DNS answers to anybody. No record of that kind is an empty answer; throws `NoAnswer`. */
export type DomainNames = {
  /** Each record as one text, whatever pieces it came in. */
  txt(name: string): Promise<string[]>;
  mx(name: string): Promise<string[]>;
  cname(name: string): Promise<string[]>;
};

/** The stacks that a stage consists of, as they stand at AWS. Asked by commands alone; throws `NoAnswer`, and that within seconds. */
export type DeployedStacks = {
  /** Undefined where there is no such stack. */
  resources(part: StackPart): Promise<StackResource[] | undefined>;
  /** In the order of their names. Undefined where there is no such stack. */
  outputs(part: StackPart): Promise<StackOutput[] | undefined>;
};

/** Posts as a mailbox provider does by RFC 8058, without cookies, and follows no redirect. Throws `NoAnswer`. */
export type PostOneClick = (url: string) => Promise<{ status: number; setsCookie: boolean }>;

// ── What operators see ──────────────────────────────────────────────────────────────────────────────

/** Never an address, a name or a link: ids of ours, numbers and closed vocabularies only. */
export type Facts = Readonly<Record<string, string | number | boolean>>;

/** One line of what happened. */
export type Telemetry = {
  count(metric: Metric, by?: number): void;
  note(event: string, facts?: Facts): void;
  /** A note that somebody should read: it may take a person to mend what it tells of. */
  warn(event: string, facts?: Facts): void;
  /**
   * What nobody had reckoned with, and `where` it was caught: the class of what was thrown and the frames of its stack,
   * its causes' too, but no message.
   */
  surprise(error: unknown, facts: Facts & { where: string }): void;
};

// ── All of it ───────────────────────────────────────────────────────────────────────────────────────

/** Every port, and what a stage says of itself. A use case asks for its share of them: `Pick<Ports, 'clock' | …>`. */
export type Ports = {
  clock: Clock;
  random: Random;
  telemetry: Telemetry;

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

  editions: Editions;
  images: Images;
  courses: Courses;
  newsletters: Newsletters;
  readContent: ReadContent;
  compileCourse: CompileCourse;
  compileIssue: CompileIssue;
  compileList: CompileList;
  compileReport: CompileReport;

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

  /** Where the pages are reached from outside, without a slash at the end. */
  baseUrl: string;
  /** Where mails find their images: in front of an image's name and a slash. */
  imagesUrl: string;
  /** How careful to be, as the live content says. */
  sendingSettings(): Promise<SendingSettings>;
};
