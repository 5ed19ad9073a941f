import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';

/** What is known to have happened, whatever the table says. Moments are Unix milliseconds. */
export type Facts = {
  /** Every claim that was stored: from its moment on the mail may go out. */
  claims: { at: number; tag: string; attempt: number }[];
  /** Unsubscribes that were acknowledged, and the moment somebody asked to be back. */
  absences: { id: SubscriberId; from: number; until: number }[];
  /** The same for the newsletter's list. */
  away: { id: SubscriberId; from: number; until: number }[];
  /** When the stop of the issue was acknowledged. */
  cancelledAt: number | undefined;
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
};

export const createFacts = (): Facts => ({
  claims: [],
  absences: [],
  away: [],
  cancelledAt: undefined,
  paused: [],
  suppressed: [],
  erased: [],
  consents: [],
  signedUpAgain: [],
  eventsTaken: [],
});
