import type { CompiledMail, IssueMail } from '../../domain/mail/mail.ts';
import type { MergeValues } from '../../domain/mail/merge-template.ts';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import type { Instant } from '../../domain/time/instant.ts';

export type Headers = Readonly<Record<string, string>>;

export type OutgoingMail = {
  from: { name: string; address: string };
  to: EmailAddress;
  replyTo: string;
  headers: Headers;
  mail: CompiledMail | IssueMail;
  values: MergeValues;
  messageId: string;
  date: Instant;
  /** Comes back in every event about this mail. */
  tag: string;
  /** What mailbox providers sum their complaints up by: the list, and which of its mails. Never whose. */
  feedbackId: { list: string; mail: string };
};

/** The ways a send can end, and what each one proves. `reason` is of a closed vocabulary, and names nobody. */
export type SendResult =
  | { kind: 'accepted'; messageId: string }
  /** Provably not sent: over the rate. */
  | { kind: 'throttled' }
  /** Provably not sent: the day's quota is used up. */
  | { kind: 'quota-used-up' }
  /** Refused, and SES's words prove that it is because of this recipient's address. */
  | { kind: 'refused'; reason: string }
  /** Provably not sent, because in SES's sandbox mail goes to verified addresses alone, and this one is not. */
  | { kind: 'not-verified'; reason: string }
  /** Provably not sent, and nothing proves whose fault that is: one mail's, its sender's, or everybody's. */
  | { kind: 'not-taken'; reason: string }
  /** Refused because of the account, its sender, a configuration set or credentials: nothing will go out. */
  | { kind: 'halted'; reason: string }
  /** May or may not have been accepted. */
  | { kind: 'no-answer'; reason: string };

export type Mailer = {
  /** One attempt, one recipient, a hard time limit. Throws only for what is wrong before SES is asked. */
  send(mail: OutgoingMail): Promise<SendResult>;
  /** Mails per second, mails per 24 hours (-1: no limit), and mails sent in the last 24 hours. At most once a second. */
  quota(): Promise<{ perSecond: number; daily: number; sent: number }>;
  /** The longest a `send` can take. */
  readonly timeLimitMilliseconds: number;
};
