import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import type { Keep } from '../memory/keep.ts';

/** What is known to have happened, whatever the table says. Moments are Unix milliseconds. */
export type Facts = {
  /** Every claim that was stored: from its moment on the mail may go out. */
  claims: { at: number; tag: string; attempt: number }[];
  /** Unsubscribes that were acknowledged, and the moment somebody asked to be back. */
  absences: { id: SubscriberId; from: number; until: number }[];
  /** The same for the newsletter's list. */
  away: { id: SubscriberId; from: number; until: number }[];
  /** When the stop of the issue was acknowledged, each time. */
  cancelled: { at: number }[];
  /** From when on a pause had been acknowledged, until somebody asked for an end to it. */
  paused: { from: number; until: number }[];
  /** When an address was suppressed. */
  suppressed: { address: string; at: number }[];
  erased: { id: SubscriberId; at: number }[];
  /** Since when somebody's latest word is a sign-up, or its confirmation. */
  consents: { id: SubscriberId; at: number; confirmed: boolean }[];
  /** Forms filled in by people who have been in the course. */
  signedUpAgain: { id: SubscriberId; at: number }[];
  /** Proofs of acceptance that were taken in without an error. */
  eventsTaken: { at: number; tag: string }[];
  /** When the books of the issue raised an alarm. */
  alarms: { at: number }[];
};

export const createFacts = (keep: Keep): Facts => ({
  claims: keep([]),
  absences: keep([]),
  away: keep([]),
  cancelled: keep([]),
  paused: keep([]),
  suppressed: keep([]),
  erased: keep([]),
  consents: keep([]),
  signedUpAgain: keep([]),
  eventsTaken: keep([]),
  alarms: keep([]),
});
