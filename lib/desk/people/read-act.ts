import * as z from 'zod';
import { courseId } from '../../domain/content/course.ts';
import { lessonId } from '../../domain/content/lesson.ts';
import { listId } from '../../domain/content/newsletter.ts';
import { tag } from '../../domain/content/tag.ts';
import type { PersonAct } from '../../domain/people/person-act.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { longestNote } from '../../domain/subscriber/journal.ts';

/** An act as a form posts it. */
const actSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unsubscribe'), from: z.union([z.literal('everything'), courseId, listId]) }),
  z.object({ kind: z.literal('erase') }),
  z.object({ kind: z.literal('change-address'), to: emailAddress }),
  z.object({ kind: z.literal('send-confirmation'), course: courseId }),
  z.object({ kind: z.literal('send-own-page'), course: courseId }),
  z.object({ kind: z.literal('tag'), tag }),
  z.object({ kind: z.literal('untag'), tag }),
  z.object({ kind: z.literal('move'), course: courseId, to: lessonId }),
  z.object({ kind: z.literal('note') }),
]);

const noteSchema = z
  .string()
  .trim()
  .max(longestNote)
  .default('')
  .transform((note) => note || undefined);

/** What a form asks for, with its note; undefined where a field of it cannot be read. */
export const readAct = (fields: Record<string, unknown>): { act: PersonAct; note?: string } | undefined => {
  const act = actSchema.safeParse(fields);
  const note = noteSchema.safeParse(fields.note);
  if (!act.success || !note.success) return undefined;
  return { act: act.data, ...(note.data === undefined ? {} : { note: note.data }) };
};
