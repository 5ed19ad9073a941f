import { type Connection, connect } from '../../adapters/connect.ts';
import { createTable, type Table } from '../../adapters/dynamodb/table.ts';
import { readEnvironment } from '../../adapters/environment.ts';
import type { Clock } from '../../pipeline/ports.ts';
import { ensureTable } from '../dynamodb/ensure-table.ts';
import { localEnvironment, useEnvironment, type Variables } from '../process/environment.ts';
import { logTo } from '../process/log.ts';
import type { Services } from './services.ts';

type Here = {
  connection: Connection;
  table: Table;
  /** What another process needs to connect to the same services. */
  variables: Variables;
  /** Puts this process's environment back. */
  leave(): void;
};

type Place = { services: Services; url: string; folder: string; clock: Clock; defaultCourse: string };

/**
 * Connects the adapters of the cloud to the services here, by environment variables alone; only the clock is
 * another. What the functions would write to their log goes to `log.ndjson`.
 */
export const connectHere = async ({ services, url, folder, clock, defaultCourse }: Place): Promise<Here> => {
  const { dynamoDb, awsFake } = services;
  const variables = localEnvironment({ dynamoDb, awsFake, baseUrl: url, defaultCourse });
  const leave = useEnvironment(variables);
  try {
    const environment = readEnvironment(process.env);
    const table = createTable(environment.TABLE_NAME);
    await ensureTable(environment.TABLE_NAME);
    const connection = await connect(environment, { clock, write: logTo(folder) });
    return { connection, table, variables, leave };
  } catch (error) {
    leave();
    throw error;
  }
};
