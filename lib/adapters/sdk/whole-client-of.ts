import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SESClient } from '@aws-sdk/client-ses';
import { getEndpointFromInstructions, toEndpointV1 } from '@smithy/core/endpoints';
import { RpcProtocol } from '@smithy/core/protocols';
import { operation } from '@smithy/core/schema';
import type { HttpResponse, StaticOperationSchema } from '@smithy/types';
import { collectBytes } from '../aws/collect-bytes.ts';
import { scopeOf } from '../aws/request-signer.ts';
import type { Answer, WholeClient } from '../aws/whole-client.ts';
import { createAttempts } from './attempts.ts';
import { createClockOffset } from './clock-offset.ts';

/** What of an operation the endpoint may depend on. */
type EndpointRules = Required<Parameters<typeof getEndpointFromInstructions>[1]>;

/** By the schemas of the operations that are called, and the rules of one of them for the endpoint, which is the same for all. */
export const wholeClientOf = <Name extends string>(
  client: DynamoDBClient | SecretsManagerClient | SESClient,
  schemas: Readonly<Record<Name, StaticOperationSchema>>,
  rules: EndpointRules,
): WholeClient<Name> => {
  const { config } = client;
  const { protocol } = config;
  if (!(protocol instanceof RpcProtocol)) throw new Error('This client of the SDK speaks no RPC protocol.');
  const endpointV2 = () => getEndpointFromInstructions({}, rules, config);
  return {
    surroundings: async () => {
      const found = await endpointV2();
      const [authScheme] = found.properties?.authSchemes ?? [];
      return {
        endpoint: toEndpointV1(found),
        scope: await scopeOf(await config.signer(authScheme)),
        credentials: () => config.credentials(),
      };
    },
    read: async <Said extends object>(of: Name, answer: HttpResponse) => {
      const [, namespace, name, traits, input, output] = schemas[of];
      const endpoint = toEndpointV1(await endpointV2());
      const context = { ...config, endpoint: async () => endpoint, streamCollector: collectBytes };
      const schema = operation(namespace, name, traits, input, output);
      return protocol.deserializeResponse<Said & Answer>(schema, context, answer);
    },
    attempts: createAttempts(config),
    clockOffset: createClockOffset(config.disableClockSkewCorrection),
  };
};
