import * as z from 'zod';
import { calendarDate } from '../time/calendar-date.ts';
import { courseId, courseSchema } from './course.ts';
import { kindLabelsSchema } from './kind-labels.ts';
import { languageSchema } from './language.ts';
import { lessonId } from './lesson.ts';
import { draftSchema } from './parts/draft.ts';
import { slug } from './parts/slug.ts';
import { tag } from './tag.ts';

export const listId = slug<'ListId'>();
export type ListId = z.infer<typeof listId>;

export const segmentName = slug<'SegmentName'>();
export type SegmentName = z.infer<typeof segmentName>;

const oneOrMore = <Schema extends z.ZodType>(schema: Schema) =>
  z.union([z.array(schema).min(1), schema.transform((one) => [one])]);

const standings = z.enum(['pending', 'active', 'completed', 'left']);

/** Some of the people on record: everybody whom every part of it fits. */
export const segmentSchema = z.lazy(() =>
  z
    .strictObject({
      course: courseId
        .optional()
        .describe('A course that they are in, or were; the next three are about it.'),
      standing: oneOrMore(standings)
        .optional()
        .describe('How they stand in it: pending, active, completed or left; one or a list.'),
      had: lessonId.optional().describe('A lesson of it that has come to them.'),
      notHad: lessonId.optional().describe('A lesson of it that has not come to them.'),
      list: listId.optional().describe('Another newsletter that they are on.'),
      tag: oneOrMore(tag).optional().describe('Tags, of which they have one.'),
      joinedFrom: calendarDate.optional().describe('They came on this date or later, by UTC.'),
      joinedBefore: calendarDate.optional().describe('They came before this date, by UTC.'),
      source: oneOrMore(z.string().min(1).max(40).toLowerCase())
        .optional()
        .describe('Names of links that led them to the form (`?source=`), of which it was one.'),
      language: oneOrMore(languageSchema)
        .optional()
        .describe('Languages of courses that they are in, of which one fits.'),
      zone: oneOrMore(z.string().min(1))
        .optional()
        .describe('Time zones, or how they begin, such as Europe/, of which one is theirs.'),
    })
    .superRefine((segment, context) => {
      const isEmpty = Object.values(segment).every((part) => part === undefined);
      if (isEmpty) context.addIssue({ code: 'custom', message: 'says nothing of whom it means' });
      for (const part of ['standing', 'had', 'notHad'] as const)
        if (segment[part] !== undefined && segment.course === undefined)
          context.addIssue({
            code: 'custom',
            path: [part],
            message: 'is about a course: name the course, too',
          });
    }),
);
export type Segment = z.infer<typeof segmentSchema>;

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
  labels: kindLabelsSchema.optional(),
  closed: courseSchema.shape.closed.describe('Nobody new is let in; those on it go on getting its issues.'),
  segments: z
    .record(segmentName, segmentSchema)
    .optional()
    .describe('Parts of its readers by their names, for `audience: segment:NAME` of an issue.'),
});
export type Newsletter = z.infer<typeof newsletterSchema>;
