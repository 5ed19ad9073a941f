import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import pLimit from 'p-limit';
import { createCourses } from '../../lib/adapters/dynamodb/courses.ts';
import type { Item } from '../../lib/adapters/dynamodb/keys.ts';
import { createTable } from '../../lib/adapters/dynamodb/table.ts';
import { ensureTable } from '../../lib/local/dynamodb/ensure-table.ts';
import { startDynamoDb } from '../../lib/local/dynamodb/start.ts';
import { type Child, startChild } from '../../lib/local/process/child.ts';
import {
  localEnvironment,
  localNames,
  useEnvironment,
  type Variables,
} from '../../lib/local/process/environment.ts';
import { newPass } from '../../lib/local/process/new-pass.ts';
import type { Pass } from '../../lib/local/process/pass.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { type Crowd, itemsOf, lessonNumbersOf } from './people.ts';
import type { StubSettings } from './stub-aws.ts';

/** How long SES takes for an answer, as observed from within its own Region. */
const sesMilliseconds = 40;

export const startStub = (settings: Omit<StubSettings, 'sesMilliseconds'>, pass: Pass): Promise<Child> =>
  startChild(new URL('./stub-aws.ts', import.meta.url), { ...settings, sesMilliseconds }, pass);

type Endpoints = { dynamoDb: string; ses: string; pass: Pass };

export const environmentOf = (
  { dynamoDb, ses, pass }: Endpoints,
  { published }: CompiledCourse,
): Variables => ({
  ...localEnvironment({
    dynamoDb,
    awsFake: ses,
    pass,
    baseUrl: published.site.baseUrl,
    front: published.course.id,
  }),
  DEAD_LETTERS: 'http://127.0.0.1/dead-letters',
  SHARDS: String(published.site.sending.shards),
});

/** Runs something in this process as if it were a function with that environment. */
export const within = async <Result>(environment: Variables, run: () => Promise<Result>): Promise<Result> => {
  const leave = useEnvironment(environment);
  try {
    return await run();
  } finally {
    leave();
  }
};

export const publish = async (course: CompiledCourse): Promise<void> => {
  const table = createTable(localNames.table);
  await createCourses(table).publish(course.published, course.mails);
  await table.put(lessonNumbersOf(crowdOf(course)));
};

/** A stub in which so many subscribers are due, with the course in it. */
export const stubWith = async (due: number, course: CompiledCourse) => {
  const pass = newPass();
  const stub = await startStub({ due, crowd: crowdOf(course) }, pass);
  const environment = environmentOf({ dynamoDb: stub.endpoint, ses: stub.endpoint, pass }, course);
  await within(environment, () => publish(course));
  return { environment, end: stub.end };
};

/** An empty table in dynalite, with the course in it; mails go to a stub of SES. */
export const dynaliteWith = async (folder: string, course: CompiledCourse) => {
  const pass = newPass();
  const [dynamoDb, ses] = await Promise.all([
    startDynamoDb(folder, pass),
    startStub({ due: 0, crowd: crowdOf(course) }, pass),
  ]);
  const endpoints = { dynamoDb: dynamoDb.endpoint, ses: ses.endpoint, pass };
  const environment = environmentOf(endpoints, course);
  await within(environment, async () => {
    await ensureTable(localNames.table);
    await publish(course);
  });
  return { endpoints, environment, end: async () => void (await Promise.all([dynamoDb.end(), ses.end()])) };
};

const perBatch = 25;

/** Writes the people `from` to `to` of a crowd into the table, whoever they replace. */
export const admit = (from: number, to: number, crowd: Crowd): Promise<void> =>
  admitAs(from, to, (index) => itemsOf(index, crowd));

/** The same with whatever items they have. */
export const admitAs = async (
  from: number,
  to: number,
  itemsOf: (index: number) => Promise<Item[]>,
): Promise<void> => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  const limit = pLimit(8);
  const people = Array.from({ length: to - from }, (_, offset) => from + offset);
  const items = (await Promise.all(people.map(itemsOf))).flat();
  const batches = Array.from({ length: Math.ceil(items.length / perBatch) }, (_, index) =>
    items.slice(index * perBatch, (index + 1) * perBatch),
  );
  await limit.map(batches, (batch) =>
    client.send(
      new BatchWriteCommand({
        RequestItems: { [localNames.table]: batch.map((Item) => ({ PutRequest: { Item } })) },
      }),
    ),
  );
};
