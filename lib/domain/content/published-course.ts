import * as z from 'zod';
import { instantSchema } from '../time/instant.ts';
import { courseSchema } from './course.ts';
import { lessonId } from './lesson.ts';
import { siteSchema } from './site.ts';

export const courseVersion = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'CourseVersion'>();

export type CourseVersion = z.infer<typeof courseVersion>;

/**
 * A course as it was published: immutable, named by the SHA-256 of its content and compiled mails.
 * It carries the site as it was, so that mail and pages need no second look-up.
 */
export const publishedCourseSchema = z.object({
  version: courseVersion,
  publishedAt: instantSchema,
  site: siteSchema,
  course: courseSchema.omit({ lessons: true, closing: true, leftOut: true }),
  lessons: z.array(
    z.object({
      id: lessonId,
      subject: z.string(),
      preview: z.string(),
      objective: z.string(),
      words: z.int().nonnegative(),
    }),
  ),
});

export type PublishedCourse = z.infer<typeof publishedCourseSchema>;
