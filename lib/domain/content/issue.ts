import * as z from 'zod';
import { calendarDate } from '../time/calendar-date.ts';
import { canonicalZone, type TimeZone } from '../time/time-zone.ts';
import { courseId } from './course.ts';
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
export const audienceSchema = z.lazy(() =>
  z.discriminatedUnion('who', [
    z.object({ who: z.literal('all') }),
    /** Enrolled in the course, and in it or through with it. */
    z.object({ who: z.literal('course'), course: courseId }),
    z.object({ who: z.literal('finished'), course: courseId }),
    z.object({ who: z.literal('tag'), tag }),
    /** As the list's own file defines it. */
    z.object({ who: z.literal('segment'), segment: segmentName }),
  ]),
);
export type Audience = z.infer<typeof audienceSchema>;

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
