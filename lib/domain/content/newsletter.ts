import * as z from 'zod';
import { plainWords } from '../prose/plain-words.ts';
import { courseSchema } from './course.ts';
import { draftSchema } from './draft.ts';
import { segmentName, segmentSchema } from './segment.ts';
import { slug } from './slug.ts';

export const listId = slug<'ListId'>();
export type ListId = z.infer<typeof listId>;

/** `content/newsletters/<list>/list.yaml`: a list that gets issues. */
export const newsletterSchema = z.strictObject({
  id: listId.describe('The name of its folder, for good: people are on it by this name.'),
  draft: draftSchema,
  title: courseSchema.shape.title,
  promise: z.string().min(1).max(200),
  language: courseSchema.shape.language,
  fromName: courseSchema.shape.fromName,
  sendHour: courseSchema.shape.sendHour.describe(
    'The hour, 0 to 23, for an issue that names none of its own.',
  ),
  unknownPolicy: courseSchema.shape.unknownPolicy,
  labels: courseSchema.shape.labels.describe(
    'What the kinds of insights are called in its issues, or `false` for no label.',
  ),
  closed: courseSchema.shape.closed.describe('Nobody new is let in; those on it go on getting its issues.'),
  segments: z
    .record(segmentName, segmentSchema)
    .optional()
    .describe('Parts of its readers by their names, for `audience: segment:NAME` of an issue.'),
});
export type Newsletter = z.infer<typeof newsletterSchema>;

/** As an author may write it now; lists that were published before there was a rule are read all the same. */
export const newsletterFileSchema = newsletterSchema.extend({
  title: newsletterSchema.shape.title.pipe(plainWords).describe('The title; 80 characters at most.'),
  promise: newsletterSchema.shape.promise
    .pipe(plainWords)
    .describe(
      'What comes, and how often: shown beside its box on the form, and kept as what people agreed to.',
    ),
});
