import type { AddressChange } from '../../lib/domain/delivery/address-change.ts';
import type { AddressChanges } from '../../lib/pipeline/ports/subscribers.ts';
import type { MemoryDueIndex } from './due-index.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

export const createMemoryAddressChanges = (keep: Keep, index: MemoryDueIndex) => {
  const items = createItems<AddressChange>(keep);

  const addressChanges: AddressChanges = {
    load: async (id) => items.load(id),
    save: async (change) => {
      const { subscriberId, dueAt } = change;
      const saved = items.save(subscriberId, change);
      if (saved === 'saved')
        index.stored(
          `address-change ${subscriberId}`,
          subscriberId,
          { addressChangeOf: subscriberId },
          dueAt,
        );
      return saved;
    },
    remove: async (id) => {
      items.remove(id);
      index.removed(`address-change ${id}`);
    },
  };
  return { addressChanges, changes: items.stored };
};
