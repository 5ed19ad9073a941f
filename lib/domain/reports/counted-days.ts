import { type Instant, instantSchema, later } from '../time/instant.ts';
import { type DayCount, type Happening, readCountName } from './happening.ts';

/** How often something happened on a day. */
export type Counted = { day: string; what: Happening; count: number };

/** What was counted, read back; what this version does not know is passed over. */
export const readDays = (days: readonly DayCount[]): Counted[] =>
  days.flatMap(({ day, counts }) =>
    Object.entries(counts).flatMap(([name, count]) => {
      const what = readCountName(name);
      return what ? [{ day, what, count }] : [];
    }),
  );

type Kind = Happening['kind'];
type Of<K extends Kind> = Extract<Happening, { kind: K }>;

/** How often things of some kind happened, of those that `isMeant` picks. */
export const times = <K extends Kind>(
  counted: readonly Counted[],
  kind: K,
  isMeant: (what: Of<K>) => boolean = () => true,
): number =>
  counted.reduce((sum, { what, count }) => (isOf(what, kind) && isMeant(what) ? sum + count : sum), 0);

const isOf = <K extends Kind>(what: Happening, kind: K): what is Of<K> => what.kind === kind;

/** How often each, by a name that `nameOf` gives it, the most frequent first. */
export const timesBy = <K extends Kind>(
  counted: readonly Counted[],
  kind: K,
  nameOf: (what: Of<K>) => string,
): { name: string; count: number }[] => {
  const sums = new Map<string, number>();
  for (const { what, count } of counted)
    if (isOf(what, kind)) sums.set(nameOf(what), (sums.get(nameOf(what)) ?? 0) + count);
  return [...sums].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
};

/** Every mail that was handed to SES. */
export const mailsIn = (counted: readonly Counted[]): number =>
  times(counted, 'sent') + times(counted, 'sent-again') + times(counted, 'sent-notice');

/** Every day from one to the other, both included. */
export const daysBetween = (first: string, last: string): string[] => {
  const days: string[] = [];
  let at: Instant = instantSchema.parse(`${first}T00:00:00.000Z`);
  while (at.slice(0, 10) <= last) {
    days.push(at.slice(0, 10));
    at = later(at, { days: 1 });
  }
  return days;
};
