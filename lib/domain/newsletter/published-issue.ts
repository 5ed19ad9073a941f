import * as z from 'zod';
import { audienceSchema, issueId, type SendTime, sendTimeSchema } from '../content/issue.ts';
import { newsletterSchema } from '../content/newsletter.ts';
import { siteSchema } from '../content/site.ts';
import { issueMailSchema } from '../mail/mail.ts';
import { type Instant, instantSchema } from '../time/instant.ts';
import { firstAnywhere, lastAnywhere, momentOf } from '../time/schedule.ts';
import type { TimeZone } from '../time/time-zone.ts';

export const issueVersion = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'IssueVersion'>();
export type IssueVersion = z.infer<typeof issueVersion>;

/** A list as it was published last, with the site around it. */
export const publishedListSchema = z.object({ site: siteSchema, list: newsletterSchema });
export type PublishedList = z.infer<typeof publishedListSchema>;

/** An issue as it was published: immutable, named by the SHA-256 of everything in it. */
export const publishedIssueSchema = z.object({
  version: issueVersion,
  publishedAt: instantSchema,
  site: siteSchema,
  list: newsletterSchema,
  id: issueId,
  send: sendTimeSchema,
  audience: audienceSchema,
  windowHours: z.int().positive(),
  mail: issueMailSchema,
});
export type PublishedIssue = z.infer<typeof publishedIssueSchema>;

/** When an issue is due for somebody whose clock shows `zone`'s time. */
export const dueFor = ({ date, hour, zone }: SendTime, own: TimeZone): Instant =>
  momentOf(date, { hour, zone: zone === 'subscriber' ? own : zone });

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
