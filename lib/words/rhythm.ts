import type { Cadence } from '../domain/time/cadence.ts';
import type { Weekday } from '../domain/time/weekday.ts';

/** When somebody's lessons come: `weekday` is their own, for the cadences that have one. */
export type Rhythm = { cadence: Cadence; weekday: Weekday; hour: string; place: string };
