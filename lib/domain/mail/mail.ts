import * as z from 'zod';
import { issueId } from '../content/issue.ts';
import { lessonId } from '../content/lesson.ts';
import { mergeTemplateSchema } from './merge-template.ts';

/**
 * Mails about an address and not of the course: asking whether lessons may come there, asking whether they may
 * come there from now on, telling the old address that they do, and bringing whoever is in the course already the
 * link to their own page.
 */
export const notices = ['confirmation', 'address-change', 'address-changed', 'own-page'] as const;

/** Which mail of a course: a lesson by its id, the closing mail, or a notice. */
export const mailKey = z.union([z.enum(['closing', ...notices]), lessonId]);

export type MailKey = z.infer<typeof mailKey>;

export type Notice = (typeof notices)[number];

/**
 * Whether a mail goes to somebody who is in the course, and can leave it from there: all of the course itself, and of
 * the notices the one with the link to their own page.
 */
export const isToMember = (key: MailKey): boolean => !isNotice(key) || key === 'own-page';

export const isNotice = (key: string): key is Notice => notices.some((notice) => notice === key);

/**
 * What a compiled mail says. `html` and `text` are the two parts with the same content; `web` is the page
 * fragment for reading it in a browser, without placeholders and without inline styles.
 */
export const mailPartsSchema = z.object({
  subject: z.string(),
  preview: z.string(),
  html: mergeTemplateSchema,
  text: mergeTemplateSchema,
  web: z.string(),
});

export type MailParts = z.infer<typeof mailPartsSchema>;

/** A mail of a newsletter: there, the issue is all there is. */
export const issueMailSchema = z.object({ key: issueId, ...mailPartsSchema.shape });

export type IssueMail = z.infer<typeof issueMailSchema>;

/** A mail of a published course. */
export const compiledMailSchema = z.object({
  key: mailKey,
  ...mailPartsSchema.shape,
  /** The same lesson under a second subject, where one is tried. */
  against: mailPartsSchema.optional(),
});

export type CompiledMail = z.infer<typeof compiledMailSchema>;
