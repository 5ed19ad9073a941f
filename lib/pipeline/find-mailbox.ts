import type { AddressHash, EmailAddress } from '../domain/subscriber/email-address.ts';
import type { Ports } from './ports.ts';

/**
 * The hash that the mailbox of an address is on record by, or would be. Whoever came before two spellings were known
 * to be one mailbox keeps the hash that they came with: every look-up of an address goes by this, so that they are
 * found, are not signed up twice, and stay suppressed.
 */
export const findMailbox =
  ({ hashes, subscribers, suppressions }: Pick<Ports, 'hashes' | 'subscribers' | 'suppressions'>) =>
  async (address: EmailAddress): Promise<AddressHash> => {
    const hash = hashes.address(address);
    const former = hashes.formerAddresses(address);
    if (former.length === 0) return hash;
    const found = await Promise.all(
      [hash, ...former].map(async (each) => ({
        hash: each,
        owner: await subscribers.idOf(each),
        suppression: await suppressions.find(each),
      })),
    );
    const stopped = found.find(({ suppression }) => suppression && suppression.reason !== 'erased');
    const owned = found.find(({ owner }) => owner);
    const erased = found.find(({ suppression }) => suppression);
    return (stopped ?? owned ?? erased)?.hash ?? hash;
  };
