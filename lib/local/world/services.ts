import { join } from 'node:path';
import type { Fake } from '../aws-fake/client.ts';
import { startAwsFake } from '../aws-fake/start.ts';
import { startDynamoDb } from '../dynamodb/start.ts';
import type { Child } from '../process/child.ts';
import { localNames } from '../process/environment.ts';
import { newPass } from '../process/new-pass.ts';
import type { Pass } from '../process/pass.ts';

/** The services of AWS that the local world plays, each in a process of its own. */
export type Services = {
  dynamoDb: string;
  awsFake: string;
  /** Where the DNS of this world is asked. */
  dnsServer: string;
  /** What they answer to. */
  pass: Pass;
  fake: Fake;
  pids: number[];
  /** Resolves when one of them has ended, with a sentence that says which and how. */
  gone: Promise<string>;
  end(): Promise<void>;
};

/** With their data in a folder, and their clock so many milliseconds ahead. */
export type StartServices = (folder: string, clockOffset: number, pass?: Pass) => Promise<Services>;

const gone = async (name: string, child: Child): Promise<string> =>
  `The ${name} of the local world (process ${child.pid}) ${await child.gone}.`;

/** Starts them side by side. If one does not come up, the other is ended again. */
export const startServices: StartServices = async (folder, clockOffset, pass = newPass()) => {
  const { secretId, configurationSet } = localNames;
  const starting = {
    dynamoDb: startDynamoDb(join(folder, 'dynamodb'), pass),
    aws: startAwsFake({ folder: join(folder, 'aws'), clockOffset, secretId, configurationSet }, pass),
  };
  const end = async () => {
    await Promise.allSettled(Object.values(starting).map(async (child) => (await child).end()));
  };
  try {
    const [dynamoDb, aws] = await Promise.all([starting.dynamoDb, starting.aws]);
    return {
      dynamoDb: dynamoDb.endpoint,
      awsFake: aws.endpoint,
      dnsServer: await aws.fake.dnsServer(),
      fake: aws.fake,
      pass,
      pids: [dynamoDb.pid, aws.pid],
      gone: Promise.race([gone('DynamoDB', dynamoDb), gone('SES', aws)]),
      end,
    };
  } catch (error) {
    await end();
    throw error;
  }
};
