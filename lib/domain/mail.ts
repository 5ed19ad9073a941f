import * as z from 'zod';
import { courseSchema } from './course.ts';
import { instantSchema } from './instant.ts';
import { issueId } from './issue.ts';
import { lessonId } from './lesson.ts';
import type { Outline } from './outline.ts';
import { siteSchema } from './site.ts';

/** The values that differ from one subscriber to the next. Everything else of a mail is compiled once. */
export const mailValueNames = [
  'greeting',
  'address',
  'signedUpOn',
  'webUrl',
  'unsubscribeUrl',
  'unsubscribeAllUrl',
  'preferencesUrl',
  'privacyUrl',
  'confirmUrl',
  'canaryUrl',
] as const;
export const mailValueName = z.enum(mailValueNames);
export type MailValueName = z.infer<typeof mailValueName>;
export type MailValues = Readonly<Record<MailValueName, string>>;

/** A text with holes: what is the same for everybody, and the names of what is not. */
export const segmentsSchema = z.array(z.union([z.string(), z.strictObject({ value: mailValueName })]));
export type Segments = z.infer<typeof segmentsSchema>;

/**
 * Mails about an address and not of the course: asking whether lessons may come there, asking whether they may
 * come there from now on, and telling the old address that they do.
 */
export const notices = ['confirmation', 'move', 'moved'] as const;

/** Which mail of a course: a lesson by its id, the closing mail, or a notice. */
export const mailKey = z.union([z.enum(['closing', ...notices]), lessonId]);
export type MailKey = z.infer<typeof mailKey>;
export type Notice = (typeof notices)[number];

export const isNotice = (key: string): key is Notice => notices.some((notice) => notice === key);

/**
 * What a compiled mail says. `html` and `text` are the two parts with the same content; `web` is the page
 * fragment for reading it in a browser, without holes and without inline styles.
 */
export const mailPartsSchema = z.object({
  subject: z.string(),
  preview: z.string(),
  html: segmentsSchema,
  text: segmentsSchema,
  web: z.string(),
});
export type MailParts = z.infer<typeof mailPartsSchema>;

/** A mail of a newsletter: there, the issue is all there is. */
export const issueMailSchema = z.object({ key: issueId, ...mailPartsSchema.shape });
export type IssueMail = z.infer<typeof issueMailSchema>;

/** A mail of a published course. */
export const compiledMailSchema = z.object({ key: mailKey, ...mailPartsSchema.shape });
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
