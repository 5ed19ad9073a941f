import * as z from 'zod';
import { plainWords } from '../prose/plain-words.ts';
import { writtenCadence } from '../time/cadence.ts';
import { blockSchema } from './block.ts';
import { courseSchema } from './course.ts';
import { insightId } from './insight.ts';
import { kindLabelsFileSchema } from './kind-labels-file.ts';
import { lessonId } from './lesson.ts';
import { ownSchema, previewSchema, subjectSchema } from './lesson-file.ts';
import { draftSchema } from './parts/draft.ts';

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

/**
 * `content/courses/<id>/course.yaml`: ordered lessons with a cadence, as an author may write it now; courses that were published before
 * there was a rule are read all the same.
 */
export const courseFileSchema = z.strictObject({
  id: courseSchema.shape.id,
  draft: draftSchema,
  title: courseSchema.shape.title.pipe(plainWords).describe('The title; 80 characters at most.'),
  promise: plainWords.describe(
    'What somebody can do at the end that they cannot do today, in a sentence or two.',
  ),
  audience: courseSchema.shape.audience,
  language: courseSchema.shape.language,
  fromName: courseSchema.shape.fromName,
  cadence: writtenCadence.describe(
    'How often a lesson comes: weekly, twice-weekly, daily, weekdays, "every 3 days", or days such as [tuesday, thursday].',
  ),
  choices: z
    .array(writtenCadence)
    .default(['weekly', 'twice-weekly'])
    .describe('How often else a reader may choose that it comes, on their own page; [] for not at all.'),
  sendHour: courseSchema.shape.sendHour,
  start: courseSchema.shape.start,
  unknownPolicy: courseSchema.shape.unknownPolicy,
  sides: z
    .tuple([z.string().min(1), z.string().min(1)])
    .optional()
    .describe('What the two sides of a contrast are called, unless the insight says so itself.'),
  labels: kindLabelsFileSchema
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
  closed: courseSchema.shape.closed,
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
export type Course = z.infer<typeof courseFileSchema>;
