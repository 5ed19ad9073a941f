import type { AddressHash } from '../../lib/domain/subscriber/email-address.ts';
import { givesWayTo, outranks, type Suppression } from '../../lib/domain/subscriber/suppression.ts';
import type { Suppressions } from '../../lib/pipeline/ports.ts';

export const createMemorySuppressions = () => {
  const suppressed = new Map<AddressHash, Suppression>();

  const suppressions: Suppressions = {
    find: async (address) => suppressed.get(address),
    add: async (address, suppression) => {
      const known = suppressed.get(address);
      if (!known || outranks(suppression.reason, known.reason)) suppressed.set(address, suppression);
    },
    readmit: async (address, askedAt) => {
      const known = suppressed.get(address);
      if (known && givesWayTo(known, askedAt)) suppressed.delete(address);
    },
  };
  return { suppressions, suppressed };
};
