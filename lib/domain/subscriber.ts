import * as z from 'zod';
import { transientBounceSchema } from './bounces.ts';
import { consentSchema } from './consent.ts';
import { type Instant, instantSchema } from './instant.ts';
import { timeZone } from './site.ts';
import { type Tag, tag } from './tag.ts';

/** Random, never derived from the address, so that links and logs carry nothing personal. */
export const subscriberId = z
  .string()
  .regex(/^[a-z0-9]{26}$/)
  .brand<'SubscriberId'>();
export type SubscriberId = z.infer<typeof subscriberId>;

/** Keyed hash of a canonical address: the only trace of a person that outlives erasure. */
export type AddressHash = string & z.$brand<'AddressHash'>;

// Role accounts that answer to nobody who signed up, or loop (RFC 2142 names and SES's own advice).
const roleAccounts = new Set([
  'abuse',
  'postmaster',
  'hostmaster',
  'noreply',
  'no-reply',
  'mailer-daemon',
  'root',
]);

const domainToAscii = (domain: string): string | undefined => {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return undefined;
  }
};

/**
 * An address that SES can deliver to: a dot-atom local part of ASCII, at most 64 characters (SES has no
 * SMTPUTF8), a domain name with a dot, kept as typed but with the domain in lower-case ASCII.
 * Quoted local parts, IP literals, display names and role accounts are refused. So is what a server on the way may
 * read as another address: `%`, `!` and `|`, which once routed mail on, and encoded words (RFC 2047).
 */
export const emailAddress = z
  .string()
  .trim()
  .max(254)
  .transform((typed, context) => {
    const fault = () => {
      context.addIssue({ code: 'custom', message: 'is not an e-mail address that mail can be sent to' });
      return z.NEVER;
    };
    const at = typed.lastIndexOf('@');
    const local = typed.slice(0, at);
    if (at < 1 || !/^[\w#$&'*+/=?^`{}~-]+(\.[\w#$&'*+/=?^`{}~-]+)*$/.test(local) || local.length > 64)
      return fault();
    if (local.includes('=?')) return fault();
    // The URL parser below drops control and invisible characters instead of refusing them.
    if (/[^\p{L}\p{M}\p{N}.-]/u.test(typed.slice(at + 1))) return fault();
    const domain = domainToAscii(typed.slice(at + 1));
    if (!domain || !/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(domain))
      return fault();
    if (roleAccounts.has(local.toLowerCase())) return fault();
    if (local.length + 1 + domain.length > 254) return fault();
    return `${local}@${domain}`;
  })
  .brand<'EmailAddress'>();
export type EmailAddress = z.infer<typeof emailAddress>;

/** SES's own test addresses: on a stage with readers, they would let a stranger feed the brake with bounces. */
export const isSimulator = (address: EmailAddress): boolean => /@simulator\.amazonses\.com$/i.test(address);

/**
 * The key that says whether two addresses are one mailbox, for uniqueness and caps. Never send to it.
 * Lower-cased; Gmail ignores dots and +tags, so for Gmail both are dropped.
 */
export const canonicalKey = (address: EmailAddress): string => {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf('@');
  const domain = lower.slice(at + 1).replace(/^googlemail\.com$/, 'gmail.com');
  const local = lower.slice(0, at);
  return domain === 'gmail.com' ? `${local.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}` : lower;
};

/** Optional, at most 40 characters, letters and what names hold; no text an abuser could advertise with. */
export const firstName = z
  .string()
  .trim()
  .max(40)
  .regex(/^\p{L}[\p{L}\p{M}'’ -]*$/u, 'holds characters that are not part of a name')
  .brand<'FirstName'>();
export type FirstName = z.infer<typeof firstName>;

// Stored addresses went through `emailAddress` before: only their shape is looked at again.
export const storedAddress = z
  .string()
  .includes('@')
  .transform((stored) => stored as EmailAddress);
export const storedAddressHash = z.string().transform((stored) => stored as AddressHash);

/** One address. */
export const subscriberSchema = z.object({
  id: subscriberId,
  version: z.int().nonnegative(),
  address: storedAddress,
  addressHash: storedAddressHash,
  firstName: z
    .string()
    .transform((stored) => stored as FirstName)
    .optional(),
  zone: timeZone,
  createdAt: instantSchema,
  tags: z.array(tag).optional(),
  /** What the person agreed to when they first came; each course and each list keeps what was agreed to for it. */
  consent: consentSchema,
  /** Mails in a row that bounced for now; absent when the last one arrived. */
  transientBounces: z.array(transientBounceSchema).optional(),
});
export type Subscriber = z.infer<typeof subscriberSchema>;

/** With a tag more; undefined where it is there already. */
export const withTag = (subscriber: Subscriber, added: Tag): Subscriber | undefined => {
  const { tags = [] } = subscriber;
  return tags.includes(added) ? undefined : { ...subscriber, tags: [...tags, added] };
};

/** Without a tag; undefined where it is not there. */
export const withoutTag = (subscriber: Subscriber, removed: Tag): Subscriber | undefined => {
  const { tags = [], ...rest } = subscriber;
  if (!tags.includes(removed)) return undefined;
  const left = tags.filter((one) => one !== removed);
  return left.length > 0 ? { ...rest, tags: left } : rest;
};

/** Why an address must not be mailed. */
export const suppressionSchema = z.object({
  reason: z.enum(['bounce', 'complaint', 'erased']),
  at: instantSchema,
});
export type Suppression = z.infer<typeof suppressionSchema>;

const strength = { erased: 0, bounce: 1, complaint: 2 } as const satisfies Record<
  Suppression['reason'],
  number
>;

/**
 * Whether what somebody asked for at `askedAt`, and agreed to in that mailbox, may come there all the same: only
 * an erasure gives way, and only to what was asked for after it.
 */
export const givesWayTo = ({ reason, at }: Suppression, askedAt: Instant): boolean =>
  reason === 'erased' && at <= askedAt;

/** Whether a reason takes the place of one that stands. */
export const outranks = (reason: Suppression['reason'], standing: Suppression['reason']): boolean =>
  strength[reason] > strength[standing];
