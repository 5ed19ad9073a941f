import {
  type Connection,
  type ContentConnection,
  connect,
  connectContent,
  connectCounts,
  type Overrides,
} from '../../adapters/connect.ts';
import { connectSender } from '../../adapters/connect-sender.ts';
import { type ExaminedStage, examinedStage } from '../../adapters/doctor/examined-stage.ts';
import { createTable, type Table } from '../../adapters/dynamodb/table.ts';
import { type Environment, readEnvironment } from '../../adapters/environment.ts';
import type { LambdaName } from '../../adapters/function-name.ts';
import { connectWithMailer, type SendingConnection, withMailer } from '../../adapters/ses/with-mailer.ts';
import type { Clock } from '../../pipeline/ports/clock.ts';
import { ensureTable } from '../dynamodb/ensure-table.ts';
import { createTableStream, type TableStream } from '../dynamodb/table-stream.ts';
import {
  callerFor,
  dnsServerVariable,
  localEnvironment,
  useEnvironment,
  type Variables,
} from '../process/environment.ts';
import { logTo } from '../process/log.ts';
import type { Pass } from '../process/pass.ts';
import type { Services } from './services.ts';

/** What each function works with: a connection of its own, which names it to the services. */
export type FunctionConnections = {
  'build-course': ContentConnection;
  'send-report': ReturnType<typeof connectReporter>;
} & Record<'send-lessons' | 'run-job', SendingConnection> &
  Record<'web' | 'record-feedback' | 'record-deliveries' | 'send-webhooks', Connection>;

const connectReporter = (environment: Environment, overrides: Overrides) =>
  withMailer(connectCounts(environment, overrides), environment);

type Here = {
  /** The person's at this machine, who may do anything. */
  connection: SendingConnection;
  functions: FunctionConnections;
  table: Table;
  /** What was written, for whoever is told of it. */
  stream: TableStream;
  environment: Environment;
  /** What a doctor asks of it. */
  examined: ExaminedStage;
  /** What another process needs to connect to the same services. */
  variables: Variables;
  /** Puts this process's environment back. */
  leave(): Promise<void>;
};

/**
 * Stands before the services and sees every call to them: gets the variables that say where they are, gives those
 * that say where to ask instead.
 */
export type Checkpoint = (variables: Variables) => Promise<{ variables: Variables; close(): Promise<void> }>;

type Place = {
  services: Services;
  url: string;
  folder: string;
  clock: Clock;
  front: string;
  withEventBus: boolean | undefined;
  checkpoint: Checkpoint | undefined;
};

/**
 * Connects the adapters of the cloud to the services here, by environment variables alone; only the clock is
 * another. What the functions would write to their log goes to `log.ndjson`.
 */
export const connectHere = async (place: Place): Promise<Here> => {
  const { services, url, folder, clock, front, withEventBus, checkpoint } = place;
  const { dynamoDb, awsFake, dnsServer, pass } = services;
  const direct = {
    ...localEnvironment({ dynamoDb, awsFake, pass, baseUrl: url, front, withEventBus }),
    [dnsServerVariable]: dnsServer,
  };
  const check = await checkpoint?.(direct);
  const variables = { ...direct, ...check?.variables };
  const restore = useEnvironment(variables);
  const leave = async () => {
    restore();
    await check?.close();
  };
  try {
    const environment = readEnvironment(process.env);
    const table = createTable(environment.TABLE_NAME);
    await ensureTable(environment.TABLE_NAME);
    const stream = createTableStream(clock);
    const overrides = { clock, write: logTo(folder), changed: stream.changed };
    const connection = await connectWithMailer(environment, overrides);
    return {
      connection,
      environment,
      examined: examinedStage(environment, [dnsServer]),
      functions: await connectFunctions(environment, overrides, pass),
      table,
      stream,
      variables,
      leave,
    };
  } catch (error) {
    await leave();
    throw error;
  }
};

const connectFunctions = async (
  environment: Environment,
  overrides: Overrides,
  pass: Pass,
): Promise<FunctionConnections> => {
  const by = (name: LambdaName) => ({ ...overrides, caller: callerFor(name, pass) });
  return {
    'build-course': connectContent(environment, by('build-course')),
    'send-lessons': await connectSender(environment, by('send-lessons')),
    web: await connect(environment, by('web')),
    'run-job': await connectWithMailer(environment, by('run-job')),
    'record-feedback': await connect(environment, by('record-feedback')),
    'record-deliveries': await connect(environment, by('record-deliveries')),
    'send-webhooks': await connect(environment, by('send-webhooks')),
    'send-report': connectReporter(environment, by('send-report')),
  };
};
