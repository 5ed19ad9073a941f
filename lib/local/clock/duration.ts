import { Temporal } from 'temporal-polyfill';
import { type Instant, instantOf } from '../../domain/time/instant.ts';

export type Advance = { to: Instant } | { fault: string };

const furthest = { years: 10 } as const;

/** The moment an ISO 8601 duration after `now`, days and months counted in UTC; a sentence when it cannot be. */
export const advanceBy = (now: Instant, text: string): Advance => {
  const start = Temporal.Instant.from(now).toZonedDateTimeISO('UTC');
  const duration = attempt(() => Temporal.Duration.from(text));
  if (!duration)
    return { fault: `"${text}" is not an ISO 8601 duration; write P7D for a week or PT1H for an hour.` };
  if (duration.sign <= 0) return { fault: 'The clock moves forward only; give a duration longer than zero.' };
  // Temporal throws for a date that its calendar does not reach.
  const end = attempt(() => start.add(duration));
  if (!end || Temporal.ZonedDateTime.compare(end, start.add(furthest)) > 0)
    return { fault: 'The clock moves by ten years at most at a time.' };
  return { to: instantOf(end.toInstant()) };
};

const attempt = <Value>(work: () => Value): Value | undefined => {
  try {
    return work();
  } catch {
    return undefined;
  }
};
