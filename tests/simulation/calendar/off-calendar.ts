import { Temporal } from 'temporal-polyfill';
import { daysBetween, keepsItsDays, weekdaysOf } from '../../../lib/domain/time/cadence.ts';
import { instantAt } from '../../../lib/domain/time/instant.ts';
import { weekdayIn } from '../../../lib/domain/time/schedule.ts';
import type { TimeZone } from '../../../lib/domain/time/time-zone.ts';
import { flight, type Mail } from '../mails.ts';
import { day } from '../moments.ts';
import type { Simulation } from '../simulation.ts';

const dateAt = (at: number, zone: TimeZone) =>
  Temporal.Instant.from(instantAt(at)).toZonedDateTimeISO(zone).toPlainDate();

/** Whether somebody has joined, or come back, in the day before: then the next lesson comes at once. */
const hasJustJoined = ({ facts }: Simulation, { id, at }: Mail): boolean =>
  facts.consents.some((consent) => consent.id === id && consent.at <= at && consent.at > at - day);

type Reader = Simulation['people'][number];

const tooEarly = (world: Simulation, { enrollment: { zone } }: Reader, { id, key, at }: Mail): string[] => {
  const { start } = world.settings.published.course;
  const date = dateAt(at, zone);
  return start !== undefined && Temporal.PlainDate.compare(date, start) < 0
    ? [`${id} got ${key} on ${date}, before the course began`]
    : [];
};

const tooClose = (
  { settings: { published } }: Simulation,
  { enrollment: { zone } }: Reader,
  { id, key, at }: Mail,
  before: Mail | undefined,
): string[] => {
  if (!before || before.key === key) return [];
  // From the claim to what the ledger knows of it, midnight may pass.
  const days = dateAt(before.at - flight, zone).until(dateAt(at, zone)).days;
  const gap = published.lessons.find((lesson) => lesson.id === key)?.after ?? 0;
  const wanted = Math.max(daysBetween(published.course.cadence), gap);
  return days < wanted ? [`${id} got ${key} ${days} days after ${before.key}, not ${wanted}`] : [];
};

const onAnotherDay = (world: Simulation, { enrollment: { zone } }: Reader, mail: Mail): string[] => {
  const { cadence } = world.settings.published.course;
  // What is sent once more comes a day after it was, whichever day that is.
  if (!keepsItsDays(cadence) || mail.claim?.attempt !== 1 || hasJustJoined(world, mail)) return [];
  const weekday = weekdayIn(zone, instantAt(mail.at));
  return weekdaysOf(cadence, weekday).includes(weekday)
    ? []
    : [`${mail.id} got ${mail.key} on ${dateAt(mail.at, zone)}, which is none of the days of the course`];
};

/**
 * What the calendar of a course promises, on each reader's own: nothing before it begins, the days that the cadence and a
 * lesson want between two, and no lesson on another day of the week, where those are promised to everybody. A clock
 * change, a crash or an outage is no excuse.
 */
export const offCalendar = (world: Simulation, mails: readonly Mail[]): string[] => {
  const { lessons } = world.settings.published;
  const keys = new Set([...lessons.map(({ id }) => String(id)), 'closing']);
  return world.people.flatMap((reader) => {
    const received = mails.filter(
      ({ id, kind, key }) => id === reader.subscriber.id && kind === 'lesson' && keys.has(key),
    );
    return received.flatMap((mail, index) => [
      ...tooEarly(world, reader, mail),
      ...tooClose(world, reader, mail, received[index - 1]),
      ...onAnotherDay(world, reader, mail),
    ]);
  });
};
