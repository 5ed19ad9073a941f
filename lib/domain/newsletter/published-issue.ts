import * as z from 'zod';
import { audienceSchema, issueId, type SendTime, sendTimeSchema } from '../content/issue.ts';
import { newsletterSchema } from '../content/newsletter.ts';
import { siteSchema } from '../content/site.ts';
import { readyImageSchema } from '../image/image.ts';
import { issueMailSchema } from '../mail/mail.ts';
import { subjectTestSchema } from '../subjects/subject-test.ts';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import { hourLasts, isHourOver } from '../time/late-mail.ts';
import { type DailyHour, firstAnywhere, lastAnywhere, momentOf, nextRegularHour } from '../time/schedule.ts';
import { type TimeZone, timeZone } from '../time/time-zone.ts';

export const issueVersion = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'IssueVersion'>();
export type IssueVersion = z.infer<typeof issueVersion>;

export const listVersion = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'ListVersion'>();
export type ListVersion = z.infer<typeof listVersion>;

/** A list as it was published last, with the site around it. */
export const publishedListSchema = z.lazy(() =>
  z.object({
    site: siteSchema,
    list: newsletterSchema,
    /** Names the mails about its sign-ups; absent until a build has made them, and nobody can sign up before. */
    noticesVersion: listVersion.optional(),
    card: readyImageSchema.optional(),
    /** Of the page of everything that there is. */
    siteCard: readyImageSchema.optional(),
    /** What the theme of the site names. */
    logo: readyImageSchema.optional(),
    icon: readyImageSchema.optional(),
    /** When it was ended, for good: nobody gets anything more. */
    ended: instantSchema.optional(),
  }),
);
export type PublishedList = z.infer<typeof publishedListSchema>;

/** An issue as it was published: immutable, named by the SHA-256 of everything in it. */
export const publishedIssueSchema = z.lazy(() =>
  z.object({
    version: issueVersion,
    publishedAt: instantSchema,
    site: siteSchema,
    list: newsletterSchema,
    id: issueId,
    send: sendTimeSchema,
    audience: audienceSchema,
    windowHours: z.int().positive(),
    /** Of an issue that anybody may read. */
    card: readyImageSchema.optional(),
    mail: issueMailSchema,
    /** Where a second subject is tried. */
    subjectTest: subjectTestSchema.optional(),
  }),
);
export type PublishedIssue = z.infer<typeof publishedIssueSchema>;

/** The hour and the clock that an issue goes by for somebody whose own clock shows `own`'s time. */
export const hourFor = ({ hour, zone }: SendTime, own: TimeZone): DailyHour => ({
  hour,
  zone: zone === 'subscriber' ? own : zone,
});

/** When an issue is due for somebody whose own clock shows `own`'s time. */
export const dueFor = (send: SendTime, own: TimeZone): Instant => momentOf(send.date, hourFor(send, own));

/**
 * When an issue that is planned at `now` comes to somebody: at its hour; where that is over, at the same hour of
 * their next day; and not at all (undefined) where its window has ended by then.
 */
export const comesAt = (
  { send, windowHours }: Pick<PublishedIssue, 'send' | 'windowHours'>,
  own: TimeZone,
  now: Instant,
): Instant | undefined => {
  const hour = dueFor(send, own);
  if (!isHourOver(hour, now)) return hour;
  const next = nextRegularHour(later(now, { hours: -hourLasts.hours }), hourFor(send, own));
  return next < later(hour, { hours: windowHours }) ? next : undefined;
};

/** Where each day ends last. */
const lastZone = (): TimeZone => timeZone.parse('Etc/GMT+12');

/** Where clocks go forward, somebody's next day is so much shorter, and may lie in a window that has ended for all others. */
const clocksGoForwardBy = 1;

/** Whether it is too late for everybody: an issue that is planned at `now` would come to nobody. */
export const isOverForAll = (
  { send, windowHours }: Pick<PublishedIssue, 'send' | 'windowHours'>,
  now: Instant,
): boolean => {
  const longest = send.zone === 'subscriber' ? windowHours + clocksGoForwardBy : windowHours;
  return comesAt({ send, windowHours: longest }, lastZone(), now) === undefined;
};

/** The first moment at which an issue that is planned at `now` can come to anybody. */
export const firstComesAt = (issue: Pick<PublishedIssue, 'send' | 'windowHours'>, now: Instant): Instant => {
  const { first } = sendSpan(issue.send);
  return issue.send.zone === 'subscriber' ? first : (comesAt(issue, issue.send.zone, now) ?? first);
};

/** The first and the last moment at which an issue can be due for anybody. */
export const sendSpan = ({ date, hour, zone }: SendTime): { first: Instant; last: Instant } => {
  if (zone === 'subscriber') return { first: firstAnywhere(date, hour), last: lastAnywhere(date, hour) };
  const at = momentOf(date, { hour, zone });
  return { first: at, last: at };
};

/** The clock that an issue is dated by where it is shown to everybody: its own zone's, or else the site's. */
export const publicClockOf = ({ send, site }: Pick<PublishedIssue, 'send' | 'site'>): TimeZone =>
  send.zone === 'subscriber' ? site.timeZone : send.zone;

/** Its hour on that clock: on the very date that it names, which the first moment anywhere is not. */
export const publicHourOf = (issue: Pick<PublishedIssue, 'send' | 'site'>): Instant =>
  momentOf(issue.send.date, { hour: issue.send.hour, zone: publicClockOf(issue) });

const planSchema = z.lazy(() =>
  publishedIssueSchema.unwrap().pick({ send: true, audience: true, windowHours: true }),
);
type Plan = z.infer<typeof planSchema>;

/** What of an issue says when it goes out, and to whom. */
export type PlanPart = keyof Plan;

/** What differs between two plans of an issue. */
export const planChanges = (before: Plan, after: Plan): PlanPart[] => {
  // Parsed, their fields stand in the same order.
  const [was, is] = [planSchema.parse(before), planSchema.parse(after)];
  return planSchema
    .unwrap()
    .keyof()
    .options.filter((part) => JSON.stringify(was[part]) !== JSON.stringify(is[part]));
};

/** Whether site and list say the same of who sends an issue, in its head and at its foot. */
export const hasSameSender = (
  { site: before, list: { fromName: wasFrom } }: Pick<PublishedIssue, 'site' | 'list'>,
  { site: after, list: { fromName: isFrom } }: Pick<PublishedIssue, 'site' | 'list'>,
): boolean =>
  wasFrom === isFrom &&
  before.senders.lessons === after.senders.lessons &&
  (['brand', 'replyTo', 'contact', 'postalAddress'] as const).every((part) => before[part] === after[part]);

/** Whether a reader sees the same words, whatever is around them. */
export const hasSameWords = (
  { mail: before, subjectTest: was }: Pick<PublishedIssue, 'mail' | 'subjectTest'>,
  { mail: after, subjectTest: is }: Pick<PublishedIssue, 'mail' | 'subjectTest'>,
): boolean =>
  before.subject === after.subject &&
  was?.against.subject === is?.against.subject &&
  before.preview === after.preview &&
  before.web === after.web;
