import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { SESClient, type SESClientConfig, SendRawEmail$, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { NodeHttpHandler, type NodeHttpHandlerOptions } from '@smithy/node-http-handler';
import { createDirectCalls } from '../../../lib/adapters/aws/direct-calls.ts';
import { createDocumentCalls } from '../../../lib/adapters/aws/document-calls.ts';
import type { PooledRequests } from '../../../lib/adapters/aws/pooled-requests.ts';
import { dynamoDb, type Service, ses } from '../../../lib/adapters/aws/service.ts';
import { readSurroundings } from '../../../lib/adapters/aws/surroundings.ts';
import { wholeClientOf } from '../../../lib/adapters/sdk/whole-client-of.ts';
import { createWholeDynamoDb } from '../../../lib/adapters/sdk/whole-dynamodb.ts';

type Settings = Pick<DynamoDBClientConfig, 'credentials'> & {
  requestHandler?: NodeHttpHandlerOptions | PooledRequests;
  region: string;
  endpoint: string;
};

/** What an environment that says the same as these settings of a client has calls begin with. */
const surroundingsOf = (service: Service, { credentials, endpoint, region }: Settings) =>
  readSurroundings(
    service,
    { ...(credentials && { credentials }) },
    { AWS_REGION: region, AWS_ENDPOINT_URL: endpoint },
  );

/** Calls of a table that do what a client of these settings does. */
export const documentCallsOf = (settings: DynamoDBClientConfig & Settings) =>
  createDocumentCalls(
    createDirectCalls({
      service: dynamoDb,
      surroundings: surroundingsOf(dynamoDb, settings),
      requests: NodeHttpHandler.create(settings.requestHandler),
      load: async () => createWholeDynamoDb(settings),
    }),
  );

/** The same for SES. */
export const mailCallsOf = (settings: SESClientConfig & Settings) =>
  createDirectCalls({
    service: ses,
    surroundings: surroundingsOf(ses, settings),
    requests: NodeHttpHandler.create(settings.requestHandler),
    load: async () =>
      wholeClientOf(new SESClient(settings), { SendRawEmail: SendRawEmail$ }, SendRawEmailCommand),
  });
