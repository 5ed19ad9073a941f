import type { SignUpSettings } from '../content/site.ts';
import { canonicalKey, type EmailAddress } from '../subscriber/email-address.ts';
import { type Instant, later } from '../time/instant.ts';

/** What a cap counts confirmation mails by, from the narrowest to the widest. */
export const capReasons = ['addressDay', 'addressMonth', 'network', 'domain', 'elsewhere', 'all'] as const;
export type CapReason = (typeof capReasons)[number];

/** At most `limit` confirmation mails for one `subject` until `until`, which each of them may move on. */
export type Cap = {
  reason: CapReason;
  /** Whose mails are counted, in clear; what is stored is a keyed hash. */
  subject: string;
  /** Names the count: a new period begins a new one. */
  period: string;
  limit: number;
  /** When the count is forgotten. */
  until: Instant;
};

/** What asks for a confirmation mail. */
export type ConfirmationRequest = {
  address: EmailAddress;
  /** Keyed hash of the client's network, where the platform says which it was. */
  network?: string | undefined;
  /** A form of our own that was open for as long as a person needs; everything else is `elsewhere`. */
  form: 'own' | 'elsewhere';
};

/**
 * The mailbox that an address reaches, for caps alone: without dots and +tag at any provider. Stricter than
 * who is who, because an attacker can spell one victim in a thousand ways. Never send to it.
 */
export const mailboxKey = (address: EmailAddress): string => {
  const { local, domain } = partsOf(address);
  return `${local.replace(/(?<=.)\+.*$/, '').replaceAll('.', '')}@${domain}`;
};

const partsOf = (address: EmailAddress) => {
  const key = canonicalKey(address);
  const at = key.lastIndexOf('@');
  return { local: key.slice(0, at), domain: key.slice(at + 1) };
};

/**
 * The caps that a confirmation mail must fit under, the narrowest first.
 *
 * A mailbox's counts are forgotten a whole window after the last mail, so that no window of that length, wherever
 * it begins, holds more than the limit. The others are counted by the clock's hour: cheap, and never stuck.
 */
export const capsFor = (
  { address, network, form }: ConfirmationRequest,
  limits: SignUpSettings,
  now: Instant,
): readonly Cap[] => {
  const mailbox = mailboxKey(address);
  const rolling = (reason: CapReason, limit: number, window: { days: number }): Cap => ({
    reason,
    subject: mailbox,
    period: 'rolling',
    limit,
    until: later(now, window),
  });
  const hour = now.slice(0, 13);
  const hourly = (reason: CapReason, subject: string, limit: number): Cap => ({
    reason,
    subject,
    period: hour,
    limit,
    until: later(now, { hours: 1 }),
  });
  const share = (limit: number) =>
    form === 'own' ? limit : Math.max(1, Math.floor(limit * limits.shareOfOtherForms));

  return [
    rolling('addressDay', limits.perAddressDay, { days: 1 }),
    rolling('addressMonth', limits.perAddressMonth, { days: 30 }),
    ...(network === undefined ? [] : [hourly('network', network, share(limits.perNetwork))]),
    hourly('domain', partsOf(address).domain, share(limits.perDomain)),
    ...(form === 'own' ? [] : [hourly('elsewhere', 'everybody', share(limits.perHour))]),
    hourly('all', 'everybody', limits.perHour),
  ];
};
