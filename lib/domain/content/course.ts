import * as z from 'zod';
import { plainWords } from '../prose/plain-words.ts';
import { blockSchema } from './block.ts';
import { draftSchema } from './draft.ts';
import { insightId } from './insight.ts';
import { languageSchema } from './language.ts';
import { lessonId, previewSchema, subjectSchema } from './lesson.ts';
import { slug } from './slug.ts';

export const courseId = slug<'CourseId'>();
export type CourseId = z.infer<typeof courseId>;

/**
 * What happens to a delivery that SES may or may not have accepted when no event has settled it
 * for a day: send it once more, or leave it and go on with the course.
 */
export const unknownPolicySchema = z.enum(['resend-once', 'hold']);
export type UnknownPolicy = z.infer<typeof unknownPolicySchema>;

/** What lessons of a course are like, as far as it is a matter of taste; a lesson that is not gets a note. */
export const styleSchema = z.strictObject({
  /** Counted over everything that a reader sees of the lesson itself; the default is a read of five minutes. */
  words: z
    .strictObject({ min: z.int().nonnegative(), max: z.int().positive() })
    .refine(({ min, max }) => min <= max, 'has more words at least than at most')
    .default({ min: 350, max: 700 }),
  /** Each lesson has one. */
  exercise: z.boolean().default(true),
  /** Each lesson has one. */
  lookAhead: z.boolean().default(true),
  /** Each lesson places at least one. */
  insights: z.boolean().default(true),
  /** Each lesson that rests on one article alone says so, and no other does. */
  singleSource: z.boolean().default(true),
});
export type Style = z.infer<typeof styleSchema>;

/** `content/courses/<id>/course.yaml`: ordered lessons with a cadence. */
export const courseSchema = z.strictObject({
  id: courseId,
  draft: draftSchema,
  title: z.string().min(1).max(80),
  promise: z.string().min(1),
  audience: z.string().min(1),
  language: languageSchema,
  /** Display name of the sender; printable characters only, since it goes into a header. */
  fromName: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[^\p{Cc}<>"]+$/u, 'must be plain printable words'),
  cadence: z.enum(['weekly']),
  /** Hour of the day, 0 to 23, in the subscriber's own zone. */
  sendHour: z.int().min(0).max(23),
  unknownPolicy: unknownPolicySchema.default('resend-once'),
  /** What the two sides of a contrast are called, unless the insight says so itself. */
  sides: z.tuple([z.string().min(1), z.string().min(1)]).optional(),
  style: styleSchema.prefault({}),
  lessons: z.array(lessonId).min(1),
  closing: z.strictObject({
    subject: subjectSchema,
    preview: previewSchema,
    blocks: z.array(blockSchema).min(1),
  }),
  /** Nobody new is let in; those in it get the rest. */
  closed: z.literal(true).optional(),
  leftOut: z.array(z.strictObject({ insight: insightId, reason: z.string().min(1) })).default([]),
});
export type Course = z.infer<typeof courseSchema>;

/** As an author may write it now; courses that were published before there was a rule are read all the same. */
export const courseFileSchema = courseSchema.extend({
  title: courseSchema.shape.title.pipe(plainWords),
  promise: plainWords,
});
