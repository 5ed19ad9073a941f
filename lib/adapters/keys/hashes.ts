import { isIPv4, isIPv6 } from 'node:net';
import { type AddressHash, canonicalKey, formerKeys } from '../../domain/subscriber/email-address.ts';
import type { Hashes } from '../../pipeline/ports/links.ts';
import type { Keyring } from './keyring.ts';

/**
 * The first 24 bits of an IPv4 address, the first 64 of an IPv6 one: what one customer of a provider gets.
 * This machine's own addresses are no network: in the cloud nobody comes from there, on a laptop everybody does.
 */
const networkOf = (address: string): string | undefined => {
  const ip = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (/^127\./.test(ip) || ip === '::1') return undefined;
  if (isIPv4(ip)) return ip.split('.').slice(0, 3).join('.');
  if (!isIPv6(ip)) return undefined;
  const [head = '', tail] = ip.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  const groups = [...left, ...(tail === undefined ? [] : zeros), ...right].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
};

/** Keyed hashes of what must not be stored as it is. */
export const createHashes = (keyring: Keyring): Hashes => ({
  // Only this function makes the brand: a hash cannot be mistaken for an address.
  address: (address) => keyring.hash('address', canonicalKey(address)) as AddressHash,
  formerAddresses: (address) => formerKeys(address).map((key) => keyring.hash('address', key) as AddressHash),
  network: (ip) => {
    const network = networkOf(ip);
    return network && keyring.hash('network', network);
  },
  subject: (text) => keyring.hash('subject of a cap', text),
  // 24 bytes, which is as short as Standard Webhooks lets a secret be.
  webhookSecret: (endpoint, number) =>
    Buffer.from(keyring.hash('secret of a webhook', `${endpoint} ${number}`), 'base64url').toString('base64'),
  apiSecret: (secret) => keyring.hash('secret of an API key', secret),
});
