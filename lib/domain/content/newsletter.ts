import * as z from 'zod';
import { plainWords } from '../prose/plain-words.ts';
import { courseSchema } from './course.ts';
import { draftSchema } from './draft.ts';
import { slug } from './slug.ts';

export const listId = slug<'ListId'>();
export type ListId = z.infer<typeof listId>;

/** `content/newsletters/<list>/list.yaml`: a list that gets issues. */
export const newsletterSchema = z.strictObject({
  id: listId,
  draft: draftSchema,
  title: courseSchema.shape.title,
  /** What somebody gets who ticks its box: shown beside it, and archived as what they agreed to. */
  promise: z.string().min(1).max(200),
  language: courseSchema.shape.language,
  fromName: courseSchema.shape.fromName,
  /** Hour of the day, 0 to 23, for issues that name none. */
  sendHour: courseSchema.shape.sendHour,
  unknownPolicy: courseSchema.shape.unknownPolicy,
  /** What the kinds of insights are called in its issues, or `false` for no label. */
  labels: courseSchema.shape.labels,
  /** Nobody new is let in; those on it go on getting its issues. */
  closed: courseSchema.shape.closed,
});
export type Newsletter = z.infer<typeof newsletterSchema>;

/** As an author may write it now; lists that were published before there was a rule are read all the same. */
export const newsletterFileSchema = newsletterSchema.extend({
  title: newsletterSchema.shape.title.pipe(plainWords),
  promise: newsletterSchema.shape.promise.pipe(plainWords),
});
