import * as z from 'zod';
import { readyImageSchema } from '../../image/image.ts';
import { instantSchema } from '../../time/instant.ts';
import { courseSchema } from '../course.ts';
import { lessonId } from '../lesson.ts';
import { siteSchema } from '../site.ts';

export const courseVersion = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'CourseVersion'>();

export type CourseVersion = z.infer<typeof courseVersion>;

/** What people may have got from a course by a name that none of its lessons has now. */
export const courseHistorySchema = z.object({
  /** The name that a lesson has now, by each that it had before. */
  renamed: z.record(lessonId, lessonId),
  /** The last version with it, by each lesson that the course has no more. */
  retired: z.record(lessonId, courseVersion),
});
export type CourseHistory = z.infer<typeof courseHistorySchema>;

/**
 * A course as it was published: immutable, named by the SHA-256 of its content and compiled mails.
 * It carries the site as it was, so that mail and pages need no second look-up.
 */
export const publishedCourseSchema = z.object({
  version: courseVersion,
  publishedAt: instantSchema,
  site: siteSchema,
  // Not strict: what an earlier version had of a course, and this one has no use for, is passed over.
  course: z.object(courseSchema.shape),
  lessons: z.array(
    z.object({
      id: lessonId,
      subject: z.string(),
      /** A second subject, where one is tried against the first. */
      against: z.string().optional(),
      preview: z.string(),
      objective: z.string(),
      words: z.int().nonnegative(),
      /** In days. */
      after: z.int().positive().optional(),
      /** Of a lesson that anybody may read. */
      card: readyImageSchema.optional(),
    }),
  ),
  card: readyImageSchema.optional(),
  /** Of the page of everything that there is. */
  siteCard: readyImageSchema.optional(),
  /** What the theme of the site names. */
  logo: readyImageSchema.optional(),
  icon: readyImageSchema.optional(),
  history: courseHistorySchema.optional(),
  /** When it was ended, for good: nobody gets anything more. The site is the one that ended it. */
  ended: instantSchema.optional(),
});

export type PublishedCourse = z.infer<typeof publishedCourseSchema>;
