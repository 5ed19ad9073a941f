import { isIPv4, isIPv6 } from 'node:net';
import { type AddressHash, canonicalKey } from '../domain/subscriber.ts';
import type { Hashes } from '../pipeline/ports.ts';
import type { Keyring } from './keyring.ts';

/** The first 24 bits of an IPv4 address, the first 64 of an IPv6 one: what one customer of a provider gets. */
const networkOf = (ip: string): string => {
  if (isIPv4(ip)) return ip.split('.').slice(0, 3).join('.');
  if (!isIPv6(ip)) return 'unknown';
  const [head = '', tail] = ip.toLowerCase().split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => '0');
  return [...left, ...(tail === undefined ? [] : zeros), ...right].slice(0, 4).join(':');
};

/** Keyed hashes of what must not be stored as it is. */
export const hashesWith = (keyring: Keyring): Hashes => ({
  // Only this function makes the brand: a hash can not be mistaken for an address.
  address: (address) => keyring.hash('address', canonicalKey(address)) as AddressHash,
  network: (ip) => keyring.hash('network', networkOf(ip)),
});
