import type { AddressHash } from '../../lib/domain/subscriber/email-address.ts';
import {
  isSameSuppression,
  type SuppressionRecord,
  standingSuppression,
  withLifted,
  withSuppression,
} from '../../lib/domain/subscriber/suppression.ts';
import type { Suppressions } from '../../lib/pipeline/ports/suppressions.ts';
import type { Keep } from './keep.ts';

export const createMemorySuppressions = (keep: Keep) => {
  const suppressed = keep(new Map<AddressHash, SuppressionRecord>());

  const suppressions: Suppressions = {
    find: async (address) => standingSuppression(suppressed.get(address)),
    history: async (address) => suppressed.get(address),
    add: async (address, suppression) => {
      const next = withSuppression(suppressed.get(address), suppression);
      if (next) suppressed.set(address, next);
    },
    lift: async (address, suppression, lifted) => {
      const known = suppressed.get(address);
      const standing = standingSuppression(known);
      if (!known || !standing || !isSameSuppression(standing, suppression)) return 'stale';
      const next = withLifted(known, lifted);
      if (next) suppressed.set(address, next);
      else suppressed.delete(address);
      return 'saved';
    },
  };
  return { suppressions, suppressed };
};
