import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SESClient } from '@aws-sdk/client-ses';
import { AwsSdkSigV4Signer } from '@aws-sdk/core/httpAuthSchemes';
import type { Command } from '@smithy/core/client';
import { getEndpointFromInstructions, toEndpointV1 } from '@smithy/core/endpoints';
import { HttpRequest, HttpResponse, RpcProtocol } from '@smithy/core/protocols';
import { operation } from '@smithy/core/schema';
import { createAttempts } from './attempts.ts';
import { collectBytes } from './collect-bytes.ts';
import { createRequestSigner, scopeOf } from './request-signer.ts';

type Answer = { $metadata: object };

/** What the protocol would write of an input, written by somebody else. */
type Written = { body: Uint8Array; abortSignal?: AbortSignal };

/** What of an operation the endpoint may depend on. */
type EndpointRules = Required<Parameters<typeof getEndpointFromInstructions>[1]>;

/** An operation as the SDK declares it: `PutItemCommand`, for instance. */
type Operation<Input extends object, Output extends Answer> = EndpointRules & {
  new (input: Input): Pick<Command<Input, Output, never>, 'schema' | 'resolveMiddleware'>;
};

/**
 * A call of which the bytes are written and read in the protocol's place, by somebody who knows the operation. Errors are the protocol's
 * to read, and so is an answer of which `read` makes nothing; where `read` fails, it says what is wrong.
 */
export type DirectCall = <Input extends object, Said extends object>(
  operation: Operation<Input, Answer>,
  input: Input,
  written: Written,
  read: (answer: Uint8Array) => Said | undefined,
) => Promise<Said>;

/**
 * Calls of an SDK client without its stack of middleware. That is put together anew for each call, looks for the endpoint
 * and makes a signer each time, and so takes twice the processor time of all that a call is about (`npm run bench`). The
 * rest is the client's own: credentials and their renewal, the endpoint, the heads of requests, for whom and where they are signed
 * and by which clock, connections and time limits, retries, and the errors that are thrown.
 *
 * What is left out: the header by which the SDK tells AWS about itself, and the one by which Lambda finds loops of
 * functions, which neither DynamoDB nor SES takes part in.
 */
export const createDirectCalls = (client: DynamoDBClient | SESClient): DirectCall => {
  const { config } = client;
  const { protocol } = config;
  if (!(protocol instanceof RpcProtocol)) throw new Error('This client of the SDK speaks no RPC protocol.');
  const signer = new AwsSdkSigV4Signer();
  const trying = createAttempts(client);
  const prepared = remember(async (of: EndpointRules, input: object) => {
    const endpointV2 = await getEndpointFromInstructions(input, of, config);
    const endpoint = toEndpointV1(endpointV2);
    return {
      endpointV2,
      host: endpoint.port ? `${endpoint.hostname}:${endpoint.port}` : endpoint.hostname,
      context: { ...config, endpoint: async () => endpoint, streamCollector: collectBytes },
    };
  });
  const sign = createRequestSigner();
  // The correction of the clock is kept here, as the client keeps its own.
  const signing = {
    systemClockOffset: 0,
    disableClockSkewCorrection: config.disableClockSkewCorrection,
    signer: remember(async (...scheme: Parameters<typeof config.signer>) => {
      const scope = await scopeOf(await config.signer(...scheme));
      return {
        sign: async (request: HttpRequest, { signingDate }: { signingDate: Date }) =>
          sign(request, { ...(await config.credentials()), ...scope }, signingDate),
      };
    }),
  };

  const shapes = new Map<object, Shape>();
  /** What is the same in all calls of an operation. */
  const shapeOf = <Input extends object>(Operation: Operation<Input, Answer>, input: Input): Shape => {
    const schema = schemaOf(new Operation(input));
    const shape = {
      schema,
      blank: remember((context: SerdeContext) => protocol.serializeRequest(schema, {}, context)),
    };
    shapes.set(Operation, shape);
    return shape;
  };

  return async <Input extends object, Said extends object>(
    Operation: Operation<Input, Answer>,
    input: Input,
    { abortSignal, body }: Written,
    read: (answer: Uint8Array) => Said | undefined,
  ): Promise<Said> => {
    const { schema, blank } = shapes.get(Operation) ?? shapeOf(Operation, input);
    const [{ endpointV2, host, context }, identity] = await Promise.all([
      prepared(Operation, input),
      config.credentials(),
    ]);
    const request = withBody(await blank(context), body);
    request.headers.host = host;
    request.headers['content-length'] = String(config.bodyLengthChecker(request.body));

    const byProtocol = (answer: HttpResponse) =>
      protocol.deserializeResponse<Said & Answer>(schema, context, answer);

    const attempt = async () => {
      const properties = { config: signing, context: { endpointV2 } };
      const signed = await signer.sign(request, identity, properties);
      try {
        const { response } = await config.requestHandler.handle(signed, { abortSignal });
        const output = await readAnswer(response, read, byProtocol).catch(failedWith(response));
        signer.successHandler(response, properties);
        return output;
      } catch (error) {
        if (error instanceof Error) signer.errorHandler(properties)(error);
        throw error;
      }
    };
    return trying(request, attempt);
  };
};

type Serialize = RpcProtocol['serializeRequest'];
type SerdeContext = Parameters<Serialize>[2];
type Shape = {
  schema: Parameters<Serialize>[0];
  /** The protocol's request for it, but for its body. */
  blank(context: SerdeContext): ReturnType<Serialize>;
};

const withBody = (blank: Awaited<ReturnType<Serialize>>, body: Uint8Array): HttpRequest =>
  new HttpRequest({ ...blank, headers: { ...blank.headers }, body });

const schemaOf = ({ schema }: Pick<Command<never, never, never>, 'schema'>) => {
  if (!schema) throw new Error('This operation of the SDK has no schema.');
  if (!Array.isArray(schema)) return schema;
  const [, namespace, name, traits, input, output] = schema;
  return operation(namespace, name, traits, input, output);
};

/** By `read`; by the protocol where that makes nothing of it or fails, and where it is an error. */
const readAnswer = async <Said extends object>(
  response: HttpResponse,
  read: (answer: Uint8Array) => Said | undefined,
  byProtocol: (response: HttpResponse) => Promise<Said & Answer>,
): Promise<Said & Answer> => {
  if (response.statusCode >= 300) return byProtocol(response);
  const answer = await collectBytes(response.body);
  const collected = () => new HttpResponse({ ...response, body: answer });
  let said: Said | undefined;
  try {
    said = read(answer);
  } catch (error) {
    await byProtocol(collected());
    throw error;
  }
  return said ? { ...said, $metadata: {} } : byProtocol(collected());
};

/**
 * Rethrows with the answer beside the error, as the SDK does: retries and the clock look at it, and at the status of one
 * that no service gives, such as a proxy's page. Not enumerable, so that nothing writes it down.
 */
const failedWith =
  (response: HttpResponse) =>
  (error: unknown): never => {
    if (error instanceof Error) {
      Object.defineProperty(error, '$response', { value: response, enumerable: false });
      if (!('$metadata' in error))
        Object.defineProperty(error, '$metadata', { value: { httpStatusCode: response.statusCode } });
    }
    throw error;
  };

/** Asks once, and gives everybody the same. A failed answer is not kept: whoever is next asks again. */
const remember = <Args extends unknown[], Value>(ask: (...args: Args) => Promise<Value>) => {
  let known: Promise<Value> | undefined;
  return (...args: Args): Promise<Value> => {
    known ??= ask(...args).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
};
