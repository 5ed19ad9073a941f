import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { freshSendingState, sendingStateSchema } from '../../domain/sending/sending-state.ts';
import type { SendingRecord } from '../../pipeline/ports.ts';
import { parseItem, type Table } from './table.ts';

const key = { pk: 'SENDING', sk: 'STATE' };

/** The one item that all workers rate themselves by. */
export const createSendingRecord = (table: Table): SendingRecord => ({
  load: async () => {
    const item = await table.get(key);
    return item ? parseItem(sendingStateSchema, item, key) : freshSendingState;
  },
  save: (sending) => table.putVersion({ ...sending, ...key }, sending.version),
  tableId: async () => {
    const { Table: description } = await table.client.send(
      new DescribeTableCommand({ TableName: table.name }),
    );
    if (!description?.TableId)
      throw new Error(`DynamoDB did not say which table "${table.name}" is (TableId).`);
    return description.TableId;
  },
});
