import * as z from 'zod';
import { insightId, topicId } from './insight.ts';
import { languageSchema } from './language.ts';
import { blockSchema, lessonId, previewSchema, subjectSchema } from './lesson.ts';
import { plainWords } from './plain-words.ts';
import { slug } from './slug.ts';

export const courseId = slug<'CourseId'>();
export type CourseId = z.infer<typeof courseId>;

/**
 * What happens to a delivery that SES may or may not have accepted when no event has settled it
 * for a day: send it once more, or leave it and go on with the course.
 */
export const unknownPolicySchema = z.enum(['resend-once', 'hold']);
export type UnknownPolicy = z.infer<typeof unknownPolicySchema>;

/** `content/courses/<id>/course.yaml`: ordered lessons with a cadence. */
export const courseSchema = z.strictObject({
  id: courseId,
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
  topics: z.array(z.strictObject({ id: topicId, title: z.string().min(1) })).min(1),
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
  topics: z.array(z.strictObject({ id: topicId, title: plainWords })).min(1),
});
