import * as z from 'zod';
import { courseSchema } from './course.ts';
import type { Outline } from './enrollment.ts';
import { instantSchema } from './instant.ts';
import { lessonId } from './lesson.ts';
import { siteSchema } from './site.ts';

/** The values that differ from one subscriber to the next. Everything else of a mail is compiled once. */
export const mailValueNames = [
  'greeting',
  'address',
  'signedUpOn',
  'webUrl',
  'unsubscribeUrl',
  'preferencesUrl',
  'confirmUrl',
] as const;
export const mailValueName = z.enum(mailValueNames);
export type MailValueName = z.infer<typeof mailValueName>;
export type MailValues = Readonly<Record<MailValueName, string>>;

/** A text with holes: what is the same for everybody, and the names of what is not. */
export const segmentsSchema = z.array(z.union([z.string(), z.strictObject({ value: mailValueName })]));
export type Segments = z.infer<typeof segmentsSchema>;

/** Which mail of a course: a lesson by its id, or one of the two that frame the course. */
export const mailKey = z.union([z.literal('confirmation'), z.literal('closing'), lessonId]);
export type MailKey = z.infer<typeof mailKey>;

/**
 * A mail of a published course. `html` and `text` are the two parts with the same content; `web` is the
 * page fragment for reading it in a browser, without holes and without inline styles.
 */
export const compiledMailSchema = z.object({
  key: mailKey,
  subject: z.string(),
  preview: z.string(),
  html: segmentsSchema,
  text: segmentsSchema,
  web: z.string(),
});
export type CompiledMail = z.infer<typeof compiledMailSchema>;

const courseVersion = z
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

/** What the sending rules need of a published course. */
export const outlineOf = ({ course, lessons }: PublishedCourse): Outline => ({
  lessons: lessons.map(({ id }) => id),
  sendHour: course.sendHour,
  unknownPolicy: course.unknownPolicy,
});
