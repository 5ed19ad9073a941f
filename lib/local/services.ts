import { join } from 'node:path';
import type { Fake } from './aws-fake/client.ts';
import { startAwsFake } from './aws-fake/start.ts';
import { startDynamoDb } from './dynamodb/start.ts';
import { localNames } from './environment.ts';

/** The services of AWS that the local world plays, each in a process of its own. */
export type Services = {
  dynamoDb: string;
  awsFake: string;
  fake: Fake;
  pids: number[];
  /** Resolves when one of them has ended. */
  gone: Promise<void>;
  end(): Promise<void>;
};

export const startServices = async (folder: string, clockOffset: number): Promise<Services> => {
  const { secretId, configurationSet } = localNames;
  const [dynamoDb, aws] = await Promise.allSettled([
    startDynamoDb(join(folder, 'dynamodb')),
    startAwsFake({ folder: join(folder, 'aws'), clockOffset, secretId, configurationSet }),
  ]);
  const end = async () => {
    await Promise.all([dynamoDb, aws].map((each) => each.status === 'fulfilled' && each.value.end()));
  };
  if (dynamoDb.status === 'fulfilled' && aws.status === 'fulfilled') {
    return {
      dynamoDb: dynamoDb.value.endpoint,
      awsFake: aws.value.endpoint,
      fake: aws.value.fake,
      pids: [dynamoDb.value.pid, aws.value.pid],
      gone: Promise.race([dynamoDb.value.gone, aws.value.gone]),
      end,
    };
  }
  await end();
  throw dynamoDb.status === 'rejected' ? dynamoDb.reason : Object(aws).reason;
};
