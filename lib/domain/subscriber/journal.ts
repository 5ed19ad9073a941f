import * as z from 'zod';
import { courseId } from '../content/course.ts';
import { type Instant, instantSchema } from '../time/instant.ts';
import { timeZone } from '../time/time-zone.ts';
import { capReason } from './cap-reason.ts';

/**
 * What happened to somebody that no other item keeps: written into their own record as it happens, so that it is exported
 * and erased with them, and kept short.
 */

/** What an operator can do for somebody. */
const operatorActs = [
  'noted',
  'unsubscribed',
  'exported',
  'asked-new-address',
  'sent-confirmation',
  'sent-own-page',
  'lifted',
  'tagged',
  'untagged',
  'enrolled',
  'moved',
] as const;
export type OperatorAct = (typeof operatorActs)[number];

/** An operator's reason; it stays on record with what was done. */
export const longestNote = 500;
export const operatorNote = z.string().trim().min(1).max(longestNote);

/** What SES says of a mail that most mails are spared. That one was delivered is said of nearly all, and kept of none. */
const badNews = z.enum(['delayed', 'bounced-for-now', 'bounced-for-good', 'complained', 'refused']);
export type BadNews = z.infer<typeof badNews>;

const journalEntrySchema = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('act'),
      at: instantSchema,
      act: z.enum(operatorActs),
      /** The course, newsletter, lesson or tag that it was about. */
      on: z.string().optional(),
      note: operatorNote.optional(),
    }),
    /** A mail that was asked for was not sent, because a cap was full. Of one cap and course, the first of a day. */
    z.object({ kind: z.literal('capped'), at: instantSchema, by: capReason, courseId: courseId.optional() }),
    /** `mail`: `<course>/<key>` or `<list>/<issue>`. */
    z.object({ kind: z.literal('feedback'), at: instantSchema, news: badNews, mail: z.string() }),
    z.object({
      kind: z.literal('details'),
      at: instantSchema,
      zone: timeZone.optional(),
      /** Which name there was, and is, is nobody's business any more. */
      name: z.literal(true).optional(),
    }),
    z.object({ kind: z.literal('address-changed'), at: instantSchema }),
  ]),
);
export type JournalEntry = z.infer<typeof journalEntrySchema>;

export const journalSchema = z.array(journalEntrySchema);

/** Read with every mail that is sent to somebody: long enough for years of an ordinary life. */
export const longestJournal = 40;

type WithJournal = { journal?: JournalEntry[] | undefined };

/** With one entry more. What is too old makes room: first what happened by itself, and what an operator did last of all. */
export const withJournalEntry = <Person extends WithJournal>(person: Person, entry: JournalEntry): Person => {
  const entries = [...(person.journal ?? []), entry];
  if (entries.length <= longestJournal) return { ...person, journal: entries };
  const byItself = entries.findIndex(({ kind }) => kind !== 'act');
  return { ...person, journal: entries.toSpliced(Math.max(0, byItself), 1) };
};

const isOfOneDay = (one: Instant, other: Instant): boolean => one.slice(0, 10) === other.slice(0, 10);

/** With a cap that was full; undefined where the same is there already for this day: whoever posts a form over and over writes once. */
export const withCapped = <Person extends WithJournal>(
  person: Person,
  capped: Extract<JournalEntry, { kind: 'capped' }>,
): Person | undefined => {
  const isKnown = (person.journal ?? []).some(
    (entry) =>
      entry.kind === 'capped' &&
      entry.by === capped.by &&
      entry.courseId === capped.courseId &&
      isOfOneDay(entry.at, capped.at),
  );
  return isKnown ? undefined : withJournalEntry(person, capped);
};

/** With what SES said of a mail; undefined where it has said so before: events come twice. */
export const withFeedback = <Person extends WithJournal>(
  person: Person,
  feedback: Extract<JournalEntry, { kind: 'feedback' }>,
): Person | undefined => {
  const isKnown = (person.journal ?? []).some(
    (entry) => entry.kind === 'feedback' && entry.mail === feedback.mail && entry.news === feedback.news,
  );
  return isKnown ? undefined : withJournalEntry(person, feedback);
};
