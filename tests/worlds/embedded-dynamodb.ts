import { afterAll } from 'vitest';
import { createTable, type Table } from '../../lib/adapters/dynamodb/table.ts';
import { ensureTable } from '../../lib/local/dynamodb/ensure-table.ts';
import { useEnvironment } from '../../lib/local/process/environment.ts';
import { newPass } from '../../lib/local/process/new-pass.ts';
import { dynamoDbHere } from './services-here.ts';

/** An embedded DynamoDB for one test file, in which each table that is asked for is empty and a new one. */
export const embeddedDynamoDb = async () => {
  const pass = newPass();
  const running = await dynamoDbHere(pass);
  const leave = useEnvironment({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: pass,
    AWS_ENDPOINT_URL_DYNAMODB: running.endpoint,
  });
  afterAll(async () => {
    leave();
    await running.end();
  });
  let made = 0;
  const newTable = async (): Promise<Table> => {
    made += 1;
    await ensureTable(`table-${made}`);
    return createTable(`table-${made}`);
  };
  return { newTable };
};
