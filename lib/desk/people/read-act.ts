import * as z from 'zod';
import { courseId } from '../../domain/content/course.ts';
import { lessonId } from '../../domain/content/lesson.ts';
import { listId } from '../../domain/content/newsletter.ts';
import { tag } from '../../domain/content/tag.ts';
import type { PersonAct } from '../../domain/people/person-act.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { longestNote } from '../../domain/subscriber/journal.ts';
import { instantSchema } from '../../domain/time/instant.ts';

/** A moment as the field for it posts it: without a zone, which the form says is UTC. */
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .transform((text) => `${text}:00.000Z`)
  .pipe(instantSchema);

const lessonOrNone = z
  .literal('')
  .transform(() => undefined)
  .or(lessonId)
  .optional();

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
  z
    .object({
      kind: z.literal('enroll'),
      course: courseId,
      text: z.string().trim().min(1),
      source: z.string().trim().min(1),
      agreedAt: moment,
      confirmedAt: moment,
      startAt: lessonOrNone,
    })
    .transform(({ kind, course, startAt, ...proof }) => ({ kind, course, startAt, proof })),
  z.object({ kind: z.literal('lift') }),
  z.object({ kind: z.literal('note') }),
]);

const noteSchema = z
  .string()
  .trim()
  .max(longestNote)
  .default('')
  .transform((note) => note || undefined);

/** What a form asks for, with its note, and the fields that ask for it once more. */
export type AskedAct = { act: PersonAct; note?: string; fields: Readonly<Record<string, string>> };

const fieldsSchema = z.record(z.string(), z.string());

/** Undefined where a field of the form cannot be read. */
export const readAct = (posted: Record<string, unknown>): AskedAct | undefined => {
  const act = actSchema.safeParse(posted);
  const note = noteSchema.safeParse(posted.note);
  const fields = fieldsSchema.safeParse(posted);
  if (!act.success || !note.success || !fields.success) return undefined;
  return {
    act: act.data,
    ...(note.data === undefined ? {} : { note: note.data }),
    fields: fields.data,
  };
};
