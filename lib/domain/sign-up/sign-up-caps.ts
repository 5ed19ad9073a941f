import type { ApiKey } from '../api/api-key.ts';
import type { SignUpSettings } from '../content/site.ts';
import type { CapReason } from '../subscriber/cap-reason.ts';
import { canonicalKey, type EmailAddress } from '../subscriber/email-address.ts';
import { type Instant, later } from '../time/instant.ts';

/** `apiKey`: counts the requests of a program, not mails. */
export type CountReason = CapReason | 'apiKey';

/** At most `limit` confirmation mails (or requests) for one `subject` until `until`, which each of them may move on. */
export type Cap<Reason extends CountReason = CapReason> = {
  reason: Reason;
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
  /** A form of our own that was open for as long as a person needs; a program with a key; everything else is `elsewhere`. */
  form: 'own' | 'elsewhere' | 'api';
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

const mailboxCaps = (
  address: EmailAddress,
  period: string,
  now: Instant,
  { day, month }: { day: number; month: number },
): Cap[] => {
  const subject = mailboxKey(address);
  return [
    { reason: 'addressDay', subject, period, limit: day, until: later(now, { days: 1 }) },
    { reason: 'addressMonth', subject, period, limit: month, until: later(now, { days: 30 }) },
  ];
};

const hourlyCap = <Reason extends CountReason>(
  reason: Reason,
  subject: string,
  limit: number,
  now: Instant,
): Cap<Reason> => ({
  reason,
  subject,
  period: now.slice(0, 13),
  limit,
  until: later(now, { hours: 1 }),
});

/**
 * The caps that a confirmation mail must fit under, the narrowest first.
 *
 * A mailbox's counts are forgotten a whole window after the last mail, so that no window of that length, wherever
 * it begins, holds more than the limit. The others are counted by the clock's hour: cheap, and never stuck. What other
 * forms ask for has counts of its own, a share of the mailbox's: nobody can use up the mails that its owner may ask for
 * on our page by posting blindly. A program with a key is known, and its requests are counted by its key: many of them come
 * from one network and may be for one domain, so that those counts say nothing about it.
 */
export const capsFor = (
  { address, network, form }: ConfirmationRequest,
  limits: SignUpSettings,
  now: Instant,
): readonly Cap[] => {
  const share = (limit: number) =>
    form === 'own' ? limit : Math.max(1, Math.floor(limit * limits.shareOfOtherForms));

  return [
    ...mailboxCaps(address, form === 'own' ? 'rolling' : 'rolling elsewhere', now, {
      day: share(limits.perAddressDay),
      month: share(limits.perAddressMonth),
    }),
    ...(form === 'api'
      ? []
      : capsOfPlaces(
          { address, network },
          { perNetwork: share(limits.perNetwork), perDomain: share(limits.perDomain) },
          now,
        )),
    ...(form !== 'elsewhere' ? [] : [hourlyCap('elsewhere', 'everybody', share(limits.perHour), now)]),
    hourlyCap('all', 'everybody', limits.perHour, now),
  ];
};

/** What a program may ask for in an hour, whatever it asks. */
export const capOfKey = ({ id, perHour }: Pick<ApiKey, 'id' | 'perHour'>, now: Instant): Cap<'apiKey'> =>
  hourlyCap('apiKey', id, perHour, now);

const capsOfPlaces = (
  { address, network }: Omit<ConfirmationRequest, 'form'>,
  { perNetwork, perDomain }: Pick<SignUpSettings, 'perNetwork' | 'perDomain'>,
  now: Instant,
): Cap[] => [
  ...(network === undefined ? [] : [hourlyCap('network', network, perNetwork, now)]),
  hourlyCap('domain', partsOf(address).domain, perDomain, now),
];

/**
 * The caps of a mail that asks at a new address. A form does not count against it, nor the reverse: whoever signs up, or is
 * signed up by a stranger, can still be moved on the same day. All who ask for one mailbox share its count.
 */
export const capsForAddressChange = (
  { address, network }: Omit<ConfirmationRequest, 'form'>,
  limits: SignUpSettings,
  now: Instant,
): readonly Cap[] => [
  ...mailboxCaps(address, 'rolling by change', now, {
    day: limits.perAddressDay,
    month: limits.perAddressMonth,
  }),
  ...capsOfPlaces({ address, network }, limits, now),
  hourlyCap('all', 'everybody', limits.perHour, now),
];

/**
 * The caps of a fresh link for one that has run out. Only who has the mailbox can ask for it, so it has counts that no
 * form can reach.
 */
export const capsForFreshLink = (
  address: EmailAddress,
  { perAddressDay, perAddressMonth, perHour }: SignUpSettings,
  now: Instant,
): readonly Cap[] => [
  ...mailboxCaps(address, 'rolling by link', now, { day: perAddressDay, month: perAddressMonth }),
  hourlyCap('all', 'everybody', perHour, now),
];
