import * as z from 'zod';
import { calendarDate } from '../time/calendar-date.ts';
import { canonicalZone, type TimeZone } from '../time/time-zone.ts';
import { courseId } from './course.ts';
import { draftSchema } from './draft.ts';
import { insightId } from './insight.ts';
import { issueBodySchema } from './issue-body.ts';
import { ownSchema, previewSchema, subjectSchema } from './lesson.ts';
import { tag } from './tag.ts';

/** `<date>-<slug>`, the name of the issue's file; like every id, fit for an SES message tag. */
export const issueId = z
  .string()
  .max(80)
  .regex(/^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+$/)
  .brand<'IssueId'>();
export type IssueId = z.infer<typeof issueId>;

/** Which of the list's members get an issue. */
export const audienceSchema = z.discriminatedUnion('who', [
  z.object({ who: z.literal('all') }),
  /** Enrolled in the course, and in it or through with it. */
  z.object({ who: z.literal('course'), course: courseId }),
  z.object({ who: z.literal('finished'), course: courseId }),
  z.object({ who: z.literal('tag'), tag }),
]);
export type Audience = z.infer<typeof audienceSchema>;

const audienceInWords = z.string().transform((text, context): Audience => {
  const [who, name] = text.split(':', 2);
  const parsed = audienceSchema.safeParse(
    name === undefined ? { who } : { who, [who === 'tag' ? 'tag' : 'course']: name },
  );
  if (parsed.success && text.split(':').length <= 2) return parsed.data;
  context.addIssue({
    code: 'custom',
    message: `is "${text}"; it can be all, course:ID, finished:ID or tag:TAG`,
    input: text,
  });
  return z.NEVER;
});

const zoneOrSubscriber = z.string().transform((text, context): 'subscriber' | TimeZone => {
  const zone = text === 'subscriber' ? text : canonicalZone(text);
  if (zone) return zone;
  context.addIssue({
    code: 'custom',
    message: `is "${text}", which is not a time zone; write one such as Europe/London, or "subscriber" for each reader's own`,
    input: text,
  });
  return z.NEVER;
});

/** When an issue goes out: an hour of a date on one zone's clock, or on each subscriber's own. */
export const sendTimeSchema = z.object({
  date: calendarDate,
  hour: z.int().min(0).max(23),
  zone: zoneOrSubscriber,
});
export type SendTime = z.infer<typeof sendTimeSchema>;

/** `content/newsletters/<list>/<date>-<slug>.md`: front matter and body of one issue. */
export const issueSchema = z.strictObject({
  draft: draftSchema,
  subject: subjectSchema,
  preview: previewSchema,
  send: z.strictObject({ ...sendTimeSchema.shape, hour: sendTimeSchema.shape.hour.optional() }),
  audience: audienceInWords,
  /** Who has not got it after so many hours does not get it: old news is no news. */
  windowHours: z.int().min(1).max(336).default(72),
  /** What it is made from; the articles behind these are cited at its end. */
  insights: z.array(insightId).default([]),
  /** Its figures and names that stand in none of these, because they are the author's own. */
  own: ownSchema.optional(),
  /** Names that its file had before: what went out by one of them has gone out. */
  was: z.array(issueId).min(1).optional(),
  /** Another issue than the one whose words it resembles, and sent although that one was. */
  new: z.literal(true).optional(),
  body: issueBodySchema,
});
export type Issue = z.infer<typeof issueSchema>;
