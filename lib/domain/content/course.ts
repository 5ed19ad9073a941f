import * as z from 'zod';
import { plainWords } from '../prose/plain-words.ts';
import { cadenceSchema, writtenCadence } from '../time/cadence.ts';
import { calendarDate } from '../time/calendar-date.ts';
import { blockSchema } from './block.ts';
import { draftSchema } from './draft.ts';
import { insightId } from './insight.ts';
import { kindLabelsSchema } from './kind-labels.ts';
import { languageSchema } from './language.ts';
import { lessonId, ownSchema, previewSchema, subjectSchema } from './lesson.ts';
import { slug } from './slug.ts';

export const courseId = slug<'CourseId'>();
export type CourseId = z.infer<typeof courseId>;

/**
 * What happens to a delivery that SES may or may not have accepted when no event has settled it
 * for a day: send it once more, or leave it and go on with the course.
 */
const unknownPolicySchema = z.enum(['resend-once', 'hold']);
export type UnknownPolicy = z.infer<typeof unknownPolicySchema>;

/** What lessons of a course are like, as far as it is a matter of taste; a lesson that is not gets a note. */
export const styleSchema = z.strictObject({
  words: z
    .strictObject({
      min: z.int().nonnegative().describe('At least so many.'),
      max: z.int().positive().describe('At most so many.'),
    })
    .refine(({ min, max }) => min <= max, 'has more words at least than at most')
    .default({ min: 350, max: 700 })
    .describe(
      'How many words a lesson has, counted over all that a reader sees of it; five minutes, unless you say otherwise.',
    ),
  exercise: z.boolean().default(true).describe('Whether each lesson has an exercise.'),
  lookAhead: z.boolean().default(true).describe('Whether each lesson says what comes next.'),
  insights: z.boolean().default(true).describe('Whether each lesson places an insight.'),
  singleSource: z
    .boolean()
    .default(true)
    .describe('Whether a lesson that rests on one article alone says so.'),
});
export type Style = z.infer<typeof styleSchema>;

/** `content/courses/<id>/course.yaml`: ordered lessons with a cadence. */
export const courseSchema = z.strictObject({
  id: courseId.describe('The name of its folder, for good: people are in it by this name.'),
  draft: draftSchema,
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
  sides: z
    .tuple([z.string().min(1), z.string().min(1)])
    .optional()
    .describe('What the two sides of a contrast are called, unless the insight says so itself.'),
  labels: kindLabelsSchema
    .optional()
    .describe('What the kinds of insights are called in its lessons, or `false` for no label.'),
  style: styleSchema
    .prefault({})
    .describe('What lessons are like, as far as it is a matter of taste; one that is not gets a note.'),
  lessons: z.array(lessonId).min(1).describe('The lessons, by their ids, in order.'),
  closing: z
    .strictObject({
      subject: subjectSchema,
      preview: previewSchema,
      blocks: z.array(blockSchema).min(1).describe('What the mail says, in this order.'),
    })
    .describe('The mail after the last lesson.'),
  own: ownSchema
    .optional()
    .describe("Figures and names that are the author's own, in the closing mail and in every lesson."),
  closed: z.literal(true).optional().describe('Nobody new is let in; those in it get the rest.'),
  leftOut: z
    .array(
      z.strictObject({
        insight: insightId.describe('The insight, by its id.'),
        reason: z.string().min(1).describe('Why readers do not need it.'),
      }),
    )
    .default([])
    .describe('Insights that no lesson shows, each with the reason.'),
});
export type Course = z.infer<typeof courseSchema>;

/** As an author may write it now; courses that were published before there was a rule are read all the same. */
export const courseFileSchema = courseSchema.extend({
  title: courseSchema.shape.title.pipe(plainWords).describe('The title; 80 characters at most.'),
  promise: plainWords.describe(
    'What somebody can do at the end that they cannot do today, in a sentence or two.',
  ),
  cadence: writtenCadence.describe(
    'How often a lesson comes: weekly, twice-weekly, daily, weekdays, "every 3 days", or days such as [tuesday, thursday].',
  ),
  choices: z
    .array(writtenCadence)
    .default(['weekly', 'twice-weekly'])
    .describe('How often else a reader may choose that it comes, on their own page; [] for not at all.'),
});
