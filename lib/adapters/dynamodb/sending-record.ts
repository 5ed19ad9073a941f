import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { freshSendingState, sendingStateSchema } from '../../domain/sending/sending-state.ts';
import type { SendingRecord } from '../../pipeline/ports.ts';
import { keys } from './keys.ts';
import { parseItem, type Table } from './table.ts';

/** The one item by which all workers keep to one rate. */
export const createSendingRecord = (table: Table): SendingRecord => ({
  load: async () => {
    const item = await table.get(keys.sendingState());
    return item ? parseItem(sendingStateSchema, item) : freshSendingState;
  },
  save: (sending) => table.putVersion({ ...sending, ...keys.sendingState() }, sending.version),
  tableId: async () => {
    const { Table: description } = await table.client.send(
      new DescribeTableCommand({ TableName: table.name }),
    );
    if (!description?.TableId)
      throw new Error(`DynamoDB did not say which table "${table.name}" is (TableId).`);
    return description.TableId;
  },
});
