import * as z from 'zod';
import type { EmailAddress } from '../subscriber/email-address.ts';
import type { Instant } from '../time/instant.ts';

/** What an event means for the person it is about. */
export const verdict = z.enum([
  /** SES took the mail; what becomes of it is open. */
  'accepted',
  /** The recipient's mail server took it. */
  'delivered',
  'delayed',
  'bounced-for-now',
  'bounced-for-good',
  'complained',
  /** SES took the mail and then refused it for what it holds. */
  'refused',
  'opened',
  'clicked',
  /** The same by a program that opens or follows everything, as far as it says so. */
  'opened-by-machine',
  'clicked-by-machine',
  'nothing',
]);

export type Verdict = z.infer<typeof verdict>;

/** Why SES never sent a mail that it had accepted. */
export type NotSentReason = 'account-suppression-list' | 'global-suppression-list' | 'rejected' | 'rendering';

/** What we hear afterwards about one mail that SES accepted. */
export type Feedback = {
  verdict: Verdict;
  /** Absent for a mail that did go out. */
  notSent?: NotSentReason | undefined;
  /** SES's own name for the mail. */
  messageId: string;
  sentAt: Instant;
  /** Where the mail went; absent where that is no address that we would have sent to. One mail has one recipient. */
  to?: EmailAddress | undefined;
  /** The tag that we gave the mail; absent on one that is not ours. */
  tag?: string | undefined;
};
