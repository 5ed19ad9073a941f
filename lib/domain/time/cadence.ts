import * as z from 'zod';
import { type Weekday, weekdayNamed, weekdayNames, weekdays } from './weekday.ts';

/** Every so many days: one is daily, and whatever is rarer than this is a newsletter. */
const everyDays = { min: 2, max: 60 } as const;

/** What a cadence says, taken apart. */
export type CadencePattern =
  /** On the reader's own weekday; twice a week on the third day after it too. */
  | { kind: 'weekly' | 'twice-weekly' }
  | { kind: 'daily' }
  /** Monday to Friday. */
  | { kind: 'weekdays' }
  /** On the same days of the week for everybody, in the order of the week. */
  | { kind: 'days'; days: readonly Weekday[] }
  /** So many days after the day on which the last lesson came. */
  | { kind: 'every'; days: number };

const spelling = z.union([
  z.enum(['weekly', 'twice-weekly', 'daily', 'weekdays']),
  z.templateLiteral(['every ', z.int(), ' days']),
  z.templateLiteral(['on ', z.string()]),
]);

/**
 * How often the lessons of an enrollment come, in the one spelling that is stored, exported and posted by forms: `weekly`,
 * `twice-weekly`, `daily`, `weekdays`, `every 3 days`, `on tuesday thursday`.
 */
export const cadenceSchema = spelling.refine((cadence) => spelt(patternIn(cadence)) === cadence);
export type Cadence = z.infer<typeof spelling>;

/** What stands in that spelling, for sentences. */
export const cadenceForms =
  'must be weekly, twice-weekly, daily, weekdays, "every 3 days" (2 to 60) or "on tuesday thursday", days in the order of the week';

/** Taken apart without a check of whether it is spelt in the one way. */
const patternIn = (cadence: Cadence): CadencePattern => {
  switch (cadence) {
    case 'weekly':
    case 'twice-weekly':
    case 'daily':
    case 'weekdays':
      return { kind: cadence };
  }
  const [word, ...rest] = cadence.split(' ');
  return word === 'every'
    ? { kind: 'every', days: Number(rest[0]) }
    : { kind: 'days', days: rest.flatMap((name) => weekdayNamed(name) ?? []) };
};

/** Takes a cadence apart. */
export const patternOf: (cadence: Cadence) => CadencePattern = patternIn;

/** The one spelling of a pattern, or of what says the same more simply; undefined for what is no cadence. */
export const spelt = (pattern: CadencePattern): Cadence | undefined => {
  switch (pattern.kind) {
    case 'weekly':
    case 'twice-weekly':
    case 'daily':
    case 'weekdays':
      return pattern.kind;
    case 'every': {
      const { days } = pattern;
      if (days === 1) return 'daily';
      if (days === 7) return 'weekly';
      return Number.isInteger(days) && days >= everyDays.min && days <= everyDays.max
        ? `every ${days} days`
        : undefined;
    }
    case 'days': {
      const days = weekdays.filter((weekday) => pattern.days.includes(weekday));
      if (days.length === 0) return undefined;
      if (days.length === weekdays.length) return 'daily';
      if (days.join('') === '12345') return 'weekdays';
      return `on ${days.map((weekday) => weekdayNames[weekday - 1]).join(' ')}`;
    }
  }
};

/** Whether its reader has a weekday of their own. */
export const hasOwnWeekday = (cadence: Cadence): boolean => {
  const { kind } = patternOf(cadence);
  return kind === 'weekly' || kind === 'twice-weekly';
};

/** Whether lessons never come on another day of the week, however late they are: the days are promised to everybody. */
export const keepsItsDays = (cadence: Cadence): boolean => {
  const { kind } = patternOf(cadence);
  return kind === 'weekdays' || kind === 'days';
};

/** The weekdays of a cadence, in the order of the week that begins with the reader's own. */
export const weekdaysOf = (cadence: Cadence, own: Weekday): readonly Weekday[] => {
  const pattern = patternOf(cadence);
  switch (pattern.kind) {
    case 'weekly':
      return [own];
    case 'twice-weekly':
      // The sum is 1 to 7 again.
      return [own, (((own + 2) % 7) + 1) as Weekday];
    case 'weekdays':
      return [1, 2, 3, 4, 5];
    case 'days':
      return pattern.days;
    case 'daily':
    case 'every':
      return weekdays;
  }
};

/** How many days lie at least between two lessons: none come on one day. */
export const daysBetween = (cadence: Cadence): number => {
  const pattern = patternOf(cadence);
  return pattern.kind === 'every' ? pattern.days : 1;
};

/** The fewest days from one lesson that is on time to the next. */
export const closestDays = (cadence: Cadence): number => {
  const days = weekdaysOf(cadence, 1);
  const toNext = days.map((day, index) => (((days[(index + 1) % days.length] ?? day) - day + 6) % 7) + 1);
  return Math.max(daysBetween(cadence), Math.min(...toNext));
};

/** Two lessons never come closer than this, however late the first one was, unless the reader asks for one. */
export const restBetweenLessons = (cadence: Cadence): { hours: number } => {
  // What counts from the last lesson needs no more than a night: it is never in the way of the next one.
  const closest = patternOf(cadence).kind === 'every' ? 1 : closestDays(cadence);
  // A night where they come day by day; else a day less than they are apart, and for once a week two.
  if (closest === 1) return { hours: 8 };
  return { hours: 24 * (closest === 7 ? 5 : closest - 1) };
};

/** The forms in which an author writes a cadence, for sentences. */
const forms =
  'it can be weekly, twice-weekly, daily, weekdays, "every 3 days" (2 to 60) or a list of days such as [tuesday, thursday]';

/** `course.yaml`: a word, `every 3 days`, or a list of days of the week. */
export const writtenCadence = z
  .union([z.string(), z.array(z.string())])
  .transform((written, context): Cadence => {
    const refuse = (message: string, path: (string | number)[] = []) =>
      context.addIssue({ code: 'custom', message, path, input: written });
    if (typeof written === 'string') {
      const text = written.trim();
      const every = /^every (\d+) days?$/.exec(text)?.[1];
      const cadence = every
        ? spelt({ kind: 'every', days: Number(every) })
        : cadenceSchema.safeParse(text).data;
      if (cadence) return cadence;
      refuse(`is "${written}"; ${forms}`);
      return z.NEVER;
    }
    const named = written.map((name) => weekdayNamed(name));
    written.forEach((name, index) => {
      if (!named[index])
        refuse(`is "${name}", which is no day of the week; they are ${weekdayNames.join(', ')}`, [index]);
      else if (named.indexOf(named[index]) < index) refuse(`names ${name} twice`, [index]);
    });
    const cadence = spelt({ kind: 'days', days: named.flatMap((weekday) => weekday ?? []) });
    if (!cadence) refuse(`names no day of the week; ${forms}`);
    return cadence ?? z.NEVER;
  });
