import * as z from 'zod';
import { calendarDate } from '../time/calendar-date.ts';
import { canonicalZone, type TimeZone } from '../time/time-zone.ts';
import { courseId } from './course.ts';
import { draftSchema } from './draft.ts';
import { insightId } from './insight.ts';
import { issueBodySchema } from './issue-body.ts';
import { againstSchema, ownSchema, previewSchema, subjectSchema } from './lesson.ts';
import { segmentName } from './newsletter.ts';
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
  /** As the list's own file defines it. */
  z.object({ who: z.literal('segment'), segment: segmentName }),
]);
export type Audience = z.infer<typeof audienceSchema>;

/** Through the schema of what it means, in which whoever looks for the names in issues finds them. */
const audienceInWords = z
  .string()
  .transform((text, context): z.input<typeof audienceSchema> => {
    const [who, name] = text.split(':', 2);
    const meant =
      name === undefined ? { who } : { who, [who === 'tag' || who === 'segment' ? who : 'course']: name };
    const parsed = audienceSchema.safeParse(meant);
    if (parsed.success && text.split(':').length <= 2) return parsed.data;
    context.addIssue({
      code: 'custom',
      message: `is "${text}"; it can be all, course:ID, finished:ID, tag:TAG or segment:NAME`,
      input: text,
    });
    return z.NEVER;
  })
  .pipe(audienceSchema);

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
  date: calendarDate.describe('The date in the name of this file.'),
  hour: z.int().min(0).max(23).describe("The hour, 0 to 23; the newsletter's where it is left out."),
  zone: zoneOrSubscriber.describe(
    'Whose clock: "subscriber" for that of each reader, or one zone for all, such as Europe/London.',
  ),
});
export type SendTime = z.infer<typeof sendTimeSchema>;

/** As it is written; the mails of both subjects are made when it is compiled. */
const subjectTestKey = z.strictObject({
  against: againstSchema,
  share: z
    .int()
    .min(2)
    .max(100)
    .default(20)
    .describe('How many of a hundred readers try the two subjects, half of them each.'),
  waitHours: z
    .int()
    .min(1)
    .max(24)
    .default(4)
    .describe(
      'After so many hours the rest gets the second subject if the numbers carry it, and the first otherwise.',
    ),
});

/** `content/newsletters/<list>/<date>-<slug>.md`: front matter and body of one issue. */
export const issueSchema = z.strictObject({
  draft: draftSchema,
  subject: subjectSchema,
  subjectTest: subjectTestKey
    .optional()
    .describe(
      'A second subject, to be tried against the first: some of the readers get one or the other, and the rest gets the second only if the numbers carry it.',
    ),
  preview: previewSchema,
  send: z
    .strictObject({ ...sendTimeSchema.shape, hour: sendTimeSchema.shape.hour.optional() })
    .describe('When it goes out.'),
  audience: audienceInWords.describe(
    'Who gets it: all, course:ID, finished:ID, tag:TAG or segment:NAME, a segment of list.yaml.',
  ),
  windowHours: z
    .int()
    .min(1)
    .max(336)
    .default(72)
    .describe('Who has not got it after so many hours does not get it: old news is no news.'),
  insights: z
    .array(insightId)
    .default([])
    .describe(
      'The insights that it is made from, by their ids; the articles behind them are cited at its end.',
    ),
  own: ownSchema
    .optional()
    .describe("Its figures and names that stand in none of these, because they are the author's own."),
  was: z
    .array(issueId)
    .min(1)
    .optional()
    .describe('Names that its file had before: what went out by one of them has gone out.'),
  new: z
    .literal(true)
    .optional()
    .describe('Another issue than the one whose words it resembles, and sent although that one was.'),
  body: issueBodySchema.describe('The text below the front matter, in Markdown.'),
});
export type Issue = z.infer<typeof issueSchema>;
