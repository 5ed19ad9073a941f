import * as z from 'zod';
import { formerSpellings, oneSpelling } from './mailbox-providers.ts';

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

/** What comes along unseen where an address is copied from, and no one would find: direction marks, zero-width spaces. */
const unseenAround = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;

/**
 * An address that SES can deliver to: a dot-atom local part of ASCII, at most 64 characters (SES has no
 * SMTPUTF8), a domain name with a dot, kept as typed but with the domain in lower-case ASCII.
 * Quoted local parts, IP literals, display names and role accounts are refused. So is what a server on the way may
 * read as another address: `%`, `!` and `|`, which once routed mail on, and encoded words (RFC 2047).
 */
export const emailAddress = z
  .string()
  .transform((typed) => typed.replace(unseenAround, ''))
  .pipe(z.string().max(254))
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

const partsOf = (address: EmailAddress) => {
  const lower = address.toLowerCase();
  const at = lower.lastIndexOf('@');
  return { local: lower.slice(0, at), domain: lower.slice(at + 1) };
};

const joined = ({ local, domain }: { local: string; domain: string }): string => `${local}@${domain}`;

/**
 * The key that says whether two addresses are one mailbox, for uniqueness and caps. Never send to it.
 * Lower-cased, and spelt as one where the provider documents that spellings are.
 */
export const canonicalKey = (address: EmailAddress): string => joined(oneSpelling(partsOf(address)));

/** Before Dripline knew of other providers, a key was in lower case, and Gmail's had no dots and no +tag. */
const formerKey = ({ local, domain }: { local: string; domain: string }): string => {
  const isGmail = domain === 'gmail.com' || domain === 'googlemail.com';
  return isGmail ? `${local.replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com` : joined({ local, domain });
};

/** The keys that the mailbox of an address may have on record from that time; not the one that it has now. */
export const formerKeys = (address: EmailAddress): string[] => {
  const keys = new Set(formerSpellings(partsOf(address)).map(formerKey));
  keys.delete(canonicalKey(address));
  return [...keys];
};

// Stored addresses went through `emailAddress` before: only their shape is looked at again.
export const storedAddress = z
  .string()
  .includes('@')
  .transform((stored) => stored as EmailAddress);

export const storedAddressHash = z.string().transform((stored) => stored as AddressHash);
