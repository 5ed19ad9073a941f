import * as z from 'zod';
import {
  freshSendingState,
  type SendingState,
  sendingStateSchema,
  storeIdentity,
} from '../../domain/sending/sending-state.ts';
import type { SendingRecord } from '../../pipeline/ports/sending-record.ts';
import { keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

const storedState = z.lazy(() =>
  sendingStateSchema.unwrap().omit({ madeIn: true }).extend({ tableId: storeIdentity.optional() }),
);

const stateOf = ({ tableId, ...state }: z.infer<typeof storedState>): SendingState => ({
  ...state,
  ...(tableId && { madeIn: tableId }),
});

/** The one item by which all workers keep to one rate. */
export const createSendingRecord = (table: Table): SendingRecord => ({
  load: async () => {
    const item = await table.get(keys.sendingState());
    return item ? stateOf(parseItem(storedState, item)) : freshSendingState;
  },
  save: ({ madeIn, ...state }) =>
    table.putVersion({ ...state, tableId: madeIn, ...keys.sendingState() }, state.version),
  // A restored or copied table has an id of its own.
  storeIdentity: async () => {
    const tableId = await table.calls.tableId(table.name);
    if (!tableId) throw new Error(`DynamoDB did not say which table "${table.name}" is (TableId).`);
    return storeIdentity.parse(tableId);
  },
});
