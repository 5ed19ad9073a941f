import * as z from 'zod';
import { cadenceSchema } from '../time/cadence.ts';
import { calendarDate } from '../time/calendar-date.ts';
import { languageSchema } from './language.ts';
import { slug } from './parts/slug.ts';

export const courseId = slug<'CourseId'>();
export type CourseId = z.infer<typeof courseId>;

/**
 * What happens to a delivery that SES may or may not have accepted when no event has settled it
 * for a day: send it once more, or leave it and go on with the course.
 */
const unknownPolicySchema = z.enum(['resend-once', 'hold']);
export type UnknownPolicy = z.infer<typeof unknownPolicySchema>;

/** What a course is for whoever is in it: it is published with this, beside its lessons. */
export const courseSchema = z.strictObject({
  id: courseId.describe('The name of its folder, for good: people are in it by this name.'),
  title: z.string().min(1).max(80),
  promise: z.string().min(1),
  audience: z.string().min(1).describe('For whom it is, in a sentence.'),
  language: languageSchema.describe('The language of its lessons, and of the words around them.'),
  fromName: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[^\p{Cc}<>"]+$/u, 'must be plain printable words')
    .describe('The sender that inboxes show; 60 characters at most.'),
  cadence: cadenceSchema,
  choices: z.array(cadenceSchema).default(['weekly', 'twice-weekly']),
  sendHour: z
    .int()
    .min(0)
    .max(23)
    .describe("The hour at which it comes, 0 to 23, on the reader's own clock."),
  start: calendarDate
    .optional()
    .describe(
      'Nobody gets the first lesson before this date, such as 2027-01-12; whoever joins later begins at once.',
    ),
  unknownPolicy: unknownPolicySchema
    .default('resend-once')
    .describe(
      'What becomes of a mail that may or may not have been accepted, when a day has told nothing: it is sent once more, or held.',
    ),
  closed: z.literal(true).optional().describe('Nobody new is let in; those in it get the rest.'),
});
