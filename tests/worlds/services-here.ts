import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { connectFake, type Fake } from '../../lib/local/aws-fake/client.ts';
import type { FakeSettings } from '../../lib/local/aws-fake/contract.ts';
import { awsFakeServer, createAwsFakeApp } from '../../lib/local/aws-fake/create-aws-fake.ts';
import { createDynamoDb } from '../../lib/local/dynamodb/create-dynamo-db.ts';
import { openDoor } from '../../lib/local/process/door.ts';
import { localNames } from '../../lib/local/process/environment.ts';
import { newPass } from '../../lib/local/process/new-pass.ts';
import type { Pass } from '../../lib/local/process/pass.ts';
import type { StartServices } from '../../lib/local/world/services.ts';

type OpenHere = { server: Server; endpoint: string; end(): Promise<void> };

/** A service of the local world in this process, behind the same door as in one of its own. */
const openHere = async (server: Server, pass: Pass): Promise<OpenHere> => {
  const door = await openDoor(server, 0, { pass });
  if (typeof door === 'string') throw new Error('No port of this machine is free.');
  return { server, endpoint: `http://127.0.0.1:${door.port}`, end: door.close };
};

/** The embedded DynamoDB, its data in memory. */
export const dynamoDbHere = (pass: Pass): Promise<OpenHere> => openHere(createDynamoDb(), pass);

/** The fake of the rest of AWS. What AWS has no call for is asked without a connection, of which a world would open thousands. */
export const awsFakeHere = async (settings: FakeSettings, pass: Pass): Promise<OpenHere & { fake: Fake }> => {
  await mkdir(settings.folder, { recursive: true });
  const made = await createAwsFakeApp(settings);
  const opened = await openHere(awsFakeServer(made), pass);
  const fake = connectFake(opened.endpoint, pass, (url, request) => made.app.request(url, request));
  return { ...opened, fake };
};

/**
 * The services of the local world in the process of a test, which as processes of their own take most of the time that a test of
 * something else has. `serverAt` has the server of an endpoint, for whoever stands before it.
 */
export const servicesHere = () => {
  const servers = new Map<string, Server>();
  const start: StartServices = async (folder, clockOffset, pass = newPass()) => {
    const { secretId, configurationSet } = localNames;
    const settings = { folder: join(folder, 'aws'), clockOffset, secretId, configurationSet };
    const [dynamoDb, aws] = [await dynamoDbHere(pass), await awsFakeHere(settings, pass)];
    for (const { server, endpoint } of [dynamoDb, aws]) servers.set(new URL(endpoint).origin, server);
    return {
      dynamoDb: dynamoDb.endpoint,
      awsFake: aws.endpoint,
      dnsServer: await aws.fake.dnsServer(),
      fake: aws.fake,
      pass,
      pids: [],
      gone: new Promise(() => undefined),
      end: async () => {
        await Promise.all([dynamoDb.end(), aws.end()]);
      },
    };
  };
  return { start, serverAt: ({ origin }: URL): Server | undefined => servers.get(origin) };
};
