import * as z from 'zod';
import type { ApiKeyId } from '../api/api-key.ts';
import { courseId } from '../content/course.ts';
import { listId } from '../content/newsletter.ts';
import { type Tag, tag } from '../content/tag.ts';
import { type CourseMail, courseMail } from '../delivery/delivery-key.ts';
import { type EmailAddress, emailAddress } from '../subscriber/email-address.ts';
import { type FirstName, firstName } from '../subscriber/first-name.ts';
import { readSignUpSource } from '../subscriber/sign-up-source.ts';
import { cadenceForms, cadenceSchema } from '../time/cadence.ts';
import { type Instant, instantOf } from '../time/instant.ts';
import { saysNoZone, type TimeZone, timeZone } from '../time/time-zone.ts';
import { weekdaySchema } from '../time/weekday.ts';

/**
 * The columns of a file of subscribers, in the order in which an export has them. A row is one consent and what
 * it covers: a course, newsletters or both. Lists within a cell are divided by spaces.
 */
export const rowColumns = [
  'address',
  'firstName',
  'zone',
  'tags',
  'course',
  'standing',
  'lessonsReceived',
  'lessonsSkipped',
  'nextLesson',
  'lastLessonAt',
  'cadence',
  'weekday',
  'hour',
  'pausedUntil',
  'newsletters',
  'consentAt',
  'consentText',
  'consentSource',
  'confirmedAt',
  'signUpSource',
] as const;
export type RowColumn = (typeof rowColumns)[number];

/** What a row of a file holds, as text. A column that the file does not have is absent. */
export type Cells = Readonly<Partial<Record<RowColumn, string>>>;

/** How somebody stands in the course of the row. */
const rowStandings = ['active', 'completed', 'unsubscribed', 'unconfirmed', 'bounced', 'complained'] as const;
export type RowStanding = (typeof rowStandings)[number];

/** An empty cell and a column that is not there are the same. */
const filled = (cell: unknown): unknown =>
  typeof cell === 'string' && cell.trim() === '' ? undefined : cell;

const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(filled, schema.optional());

const required = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(filled, schema);

const oneOf = <const Options extends readonly string[]>(options: Options) =>
  z
    .string()
    .trim()
    .pipe(z.enum(options, `must be one of ${options.join(', ')}`));

const each = <Schema extends z.ZodType<unknown, string>>(schema: Schema) =>
  z
    .string()
    .default('')
    .transform((cell) => cell.split(/\s+/).filter((word) => word !== ''))
    .pipe(z.array(schema));

/** As databases and programs write them: `2027-01-31 09:00:00.5 UTC`, `2027/1/31 9:00`, `2027-01-31 09:00:00 +0100 CET`. */
const day = /(?<year>\d{4})(?<divider>[-/.])(?<month>\d{1,2})\k<divider>(?<date>\d{1,2})/;
const time = /(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d+))?)?/;
/** What an offset is called besides says nothing more. */
const offset =
  /(?:Z|UTC|GMT)|(?:UTC|GMT)?(?<sign>[+\-\u2212])(?<ahead>\d{1,2})(?::?(?<aheadMinutes>\d{2}))?(?:\s+\(?[A-Z]{2,5}\)?)?/;
const written = new RegExp(`^${day.source}(?:(?:T|\\s+)${time.source}\\s*(?:${offset.source})?)?$`, 'i');

/** A day, or a day and a time; what names no offset is UTC. */
const toInstant = (text: string): Instant | undefined => {
  const parts = written.exec(text)?.groups;
  if (!parts) return undefined;
  const { year, sign, second = '0', fraction = '0' } = parts;
  const two = (part = '0') => part.padStart(2, '0');
  const clock = `${two(parts.hour)}:${two(parts.minute)}:${two(second)}.${fraction.slice(0, 9)}`;
  const zone = sign ? `${sign === '+' ? '+' : '-'}${two(parts.ahead)}:${two(parts.aheadMinutes)}` : 'Z';
  try {
    return instantOf(`${year}-${two(parts.month)}-${two(parts.date)}T${clock}${zone}`);
  } catch {
    return undefined;
  }
};

const notAMoment = 'must be a date and time such as 2027-01-31T09:00:00Z';

/** What stands where a character was lost on the way: no proof of the words that were agreed to. */
const asWritten = z
  .string()
  .refine((text) => !text.includes('\uFFFD'), 'holds U+FFFD, which stands for a letter that was lost')
  .refine((text) => !/(?![\t\n\r])\p{Cc}/u.test(text), 'holds a control character, which nobody has read');
const moment = z
  .string('is missing')
  .trim()
  .transform((text, context) => {
    const at = toInstant(text);
    if (at) return at;
    context.addIssue({ code: 'custom', message: notAMoment });
    return z.NEVER;
  });

const number = z
  .string()
  .trim()
  .regex(/^\d{1,2}$/, 'must be a whole number')
  .transform(Number);

/** `flour`, or `flour@2027-01-31T09:00:00Z` where it is known when it came. */
const receivedLesson = z.string().transform((word, context): { mail: CourseMail; at?: Instant } => {
  const [name, ...when] = word.split('@');
  const mail = courseMail.safeParse(name);
  const at = when.length === 1 ? toInstant(when[0] ?? '') : undefined;
  if (mail.success && when.length === 0) return { mail: mail.data };
  if (mail.success && at) return { mail: mail.data, at };
  context.addIssue({ code: 'custom', message: 'must hold lessons such as flour or flour@2027-01-31' });
  return z.NEVER;
});

const whoSchema = z.object({
  address: z.string('is missing').pipe(emailAddress),
  standing: optional(oneOf(rowStandings)).transform((standing) => standing ?? 'active'),
});

const consentSchema = z.object({
  consentAt: required(moment),
  consentText: required(
    z.string('is missing: the words that were agreed to').max(20_000, 'is too long').pipe(asWritten),
  ),
  consentSource: required(
    z.string('is missing: how consent was given').trim().max(200, 'is too long').pipe(asWritten),
  ),
  confirmedAt: required(moment),
});

const restSchema = z.object({
  /** `null`: the file has such a column, and nothing in it for this row. */
  course: z
    .string()
    .trim()
    .transform((cell) => cell || undefined)
    .pipe(courseId.optional())
    .transform((id) => id ?? null)
    .optional(),
  lessonsReceived: each(receivedLesson),
  lessonsSkipped: each(courseMail),
  nextLesson: optional(z.string().trim().pipe(courseMail)),
  lastLessonAt: optional(moment),
  cadence: optional(
    z
      .string()
      .trim()
      .pipe(z.union([cadenceSchema], cadenceForms)),
  ),
  weekday: optional(oneOf(['1', '2', '3', '4', '5', '6', '7'])).transform(
    (day) => day && weekdaySchema.parse(Number(day)),
  ),
  hour: optional(number.pipe(z.number().max(23, 'must be 0 to 23'))),
  pausedUntil: optional(moment),
  newsletters: each(listId),
  /** A name that says nothing to us is no reason to keep anybody out. */
  signUpSource: z.string().optional().transform(readSignUpSource),
});

const joiningSchema = z.object({ ...whoSchema.shape, ...restSchema.shape, ...consentSchema.shape });

/** What nobody is kept out for: how somebody is greeted, where they live, what an operator calls them. */
type Details = { firstName: FirstName | undefined; zone: TimeZone | undefined; tags: Tag[] };

/** Somebody who joins, with the proof that they wanted to. */
export type JoiningRow = z.infer<typeof joiningSchema> &
  Details & {
    standing: 'active' | 'completed' | 'unsubscribed';
    /** Whose program vouches for it, where it is not out of a file. */
    key?: ApiKeyId | undefined;
  };

export type RowReading =
  /** `leftOut`: a sentence for each cell that can not be read and that they join without. */
  | { says: 'join'; row: JoiningRow; leftOut: string[] }
  /** Mail to this address came back, or was called spam. */
  | { says: 'suppress'; address: EmailAddress; reason: 'bounce' | 'complaint' }
  | { says: 'unconfirmed' }
  /** It cannot be read: a sentence that repeats nothing of what the row holds. */
  | { says: 'nothing'; fault: string };

const faultOf = (error: z.ZodError): RowReading => {
  const [first] = error.issues;
  const fault = `${String(first?.path[0] ?? 'The row')} ${first?.message ?? 'cannot be read'}.`;
  return { says: 'nothing', fault };
};

/** Tags are divided by commas or semicolons if there are any: then one may be several words. */
const tagsIn = (cell: string): string[] =>
  cell.split(/[,;]/.test(cell) ? /[,;]/ : /\s+/).filter((word) => word.trim() !== '');

/** Of these cells, one that can not be read is left out, and that is said. */
const readDetails = ({ firstName: name = '', zone = '', tags = '' }: Cells) => {
  const leftOut: string[] = [];
  const read = <Schema extends z.ZodType>(column: RowColumn, schema: Schema, cell: string) => {
    const parsed = schema.safeParse(cell);
    if (parsed.success) return parsed.data;
    leftOut.push(`${column} ${parsed.error.issues[0]?.message ?? 'can not be read'}, and is left out.`);
    return undefined;
  };
  const details: Details = {
    firstName: name.trim() === '' ? undefined : read('firstName', firstName, name),
    zone: saysNoZone(zone) ? undefined : read('zone', timeZone, zone),
    tags: [...new Set(tagsIn(tags).flatMap((word) => read('tags', tag, word) ?? []))],
  };
  return { details, leftOut };
};

/** Reads a row. Nobody joins without proof of when and how they agreed, to what, and that they confirmed it. */
export const parseRow = (cells: Cells, now: Instant): RowReading => {
  const who = whoSchema.safeParse(cells);
  if (!who.success) return faultOf(who.error);
  const { address, standing } = who.data;
  switch (standing) {
    case 'bounced':
      return { says: 'suppress', address, reason: 'bounce' };
    case 'complained':
      return { says: 'suppress', address, reason: 'complaint' };
    case 'unconfirmed':
      return { says: 'unconfirmed' };
    case 'active':
    case 'completed':
    case 'unsubscribed': {
      const joining = joiningSchema.safeParse(cells);
      if (!joining.success) return faultOf(joining.error);
      const { details, leftOut } = readDetails(cells);
      const row = { ...joining.data, ...details, standing };
      const fault = faultInTime(row, now);
      return fault ? { says: 'nothing', fault } : { says: 'join', row, leftOut };
    }
  }
};

/** Programs that know no date write the first of their calendar: 0001, 1900, or 1970 in some zone. No such mail was ever asked for. */
const firstPlausible: Instant = instantOf('1971-01-01T00:00:00Z');

/** Nobody has agreed tomorrow, or confirmed before they agreed. */
const faultInTime = (
  { consentAt, confirmedAt, lastLessonAt, lessonsReceived }: JoiningRow,
  now: Instant,
): string | undefined => {
  if (consentAt < firstPlausible)
    return 'consentAt is what a program writes that knows no date, and is no proof.';
  if (confirmedAt < consentAt) return 'confirmedAt is before consentAt.';
  if (confirmedAt > now) return 'confirmedAt lies in the future.';
  if (lastLessonAt && lastLessonAt > now) return 'lastLessonAt lies in the future.';
  if (lessonsReceived.some(({ at }) => at && at > now)) return 'lessonsReceived lies in the future.';
  return undefined;
};
