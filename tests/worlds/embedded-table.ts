import { afterAll } from 'vitest';
import { createTable, type Table } from '../../lib/adapters/dynamodb/table.ts';
import { ensureTable } from '../../lib/local/dynamodb/ensure-table.ts';
import { startDynamoDb } from '../../lib/local/dynamodb/start.ts';
import { useEnvironment } from '../../lib/local/process/environment.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** An empty table in an embedded DynamoDB of its own, for one test file. */
export const embeddedTable = async (name: string): Promise<Table> => {
  const running = await startDynamoDb(await temporaryFolder());
  const leave = useEnvironment({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: running.endpoint,
  });
  afterAll(async () => {
    leave();
    await running.end();
  });
  await ensureTable(name);
  return createTable(name);
};
