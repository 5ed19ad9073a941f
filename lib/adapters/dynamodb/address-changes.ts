import { addressChangeSchema } from '../../domain/delivery/address-change.ts';
import type { AddressChanges } from '../../pipeline/ports/subscribers.ts';
import { dueIndexKey, keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

/** At most one item a person, with the attributes of the due index exactly while something is due. */
export const createAddressChanges = (table: Table, shards: number): AddressChanges => ({
  load: async (id) => {
    const item = await table.get(keys.addressChange(id));
    return item && parseItem(addressChangeSchema, item);
  },
  save: (change) =>
    table.putVersion(
      {
        ...change,
        ...keys.addressChange(change.subscriberId),
        ...dueIndexKey(change.dueAt, change.subscriberId, shards),
      },
      change.version,
    ),
  remove: (id) => table.remove(keys.addressChange(id)),
});
