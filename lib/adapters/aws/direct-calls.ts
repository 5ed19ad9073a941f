import { HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { HttpHandlerOptions } from '@smithy/types';
import { systemClock } from '../clock.ts';
import { collectBytes } from './collect-bytes.ts';
import { createRequestSigner } from './request-signer.ts';
import type { Service } from './service.ts';
import type { Surroundings } from './surroundings.ts';
import type { Answer, WholeClient } from './whole-client.ts';

/** What the protocol would write of an input, written by somebody else. */
type Written = { body: Uint8Array; abortSignal?: AbortSignal };

/**
 * A call of which the bytes are written and read in the protocol's place, by somebody who knows the operation. Errors are the protocol's
 * to read, and so is an answer of which `read` makes nothing; where `read` fails, it says what is wrong.
 */
export type DirectCall<Name extends string> = <Said extends object>(
  operation: Name,
  written: Written,
  read: (answer: Uint8Array) => Said | undefined,
) => Promise<Said>;

type Parts<Name extends string> = {
  service: Service;
  /** Undefined where the whole client has to look for them. */
  surroundings: Surroundings | undefined;
  /** Makes the requests, over its own connections and within its time limits. */
  requests: {
    handle(request: HttpRequest, options: HttpHandlerOptions): Promise<{ response: HttpResponse }>;
  };
  /** Loads what calls need that do not go well. */
  load(): Promise<WholeClient<Name>>;
};

/**
 * Calls of a service without its client in the SDK, for as long as they go well. That client puts its stack of middleware together anew for
 * each call, looks for the endpoint and makes a signer each time, and so takes twice the processor time of all that a call is about; and to
 * load and make it takes as long as all else that a page's cold start does (`npm run bench`). What does not go well is the client's own: the
 * errors that are thrown, how often a call is tried again, and by which clock it is signed from then on.
 *
 * What is left out of a first attempt: the headers by which the SDK tells AWS about itself and its attempts, and the one by which Lambda finds
 * loops of functions, which none of these services takes part in.
 */
export const createDirectCalls = <Name extends string>({
  service,
  requests,
  surroundings: known,
  load,
}: Parts<Name>): DirectCall<Name> => {
  const sign = createRequestSigner();
  let loaded: WholeClient<Name> | undefined;
  const whole = remember(async () => {
    loaded = await load();
    return loaded;
  });
  const ready = remember(async () => {
    const surroundings = known ?? (await (await whole()).surroundings());
    const { hostname, port } = surroundings.endpoint;
    return { ...surroundings, host: port ? `${hostname}:${port}` : hostname };
  });

  return async <Said extends object>(
    operation: Name,
    { abortSignal, body }: Written,
    read: (answer: Uint8Array) => Said | undefined,
  ): Promise<Said> => {
    const { endpoint, host, scope, credentials } = await ready();
    const headers = {
      ...service.headersOf(operation),
      'content-length': String(body.byteLength),
      host,
    };
    const request = new HttpRequest({ ...endpoint, method: 'POST', headers, body });
    const byProtocol = async (answer: HttpResponse) => (await whole()).read<Said>(operation, answer);

    const attempt = async () => {
      // Asked for each attempt: they may have been over in the one before.
      const signatory = { ...(await credentials()), ...scope };
      const offset = loaded?.clockOffset.now() ?? 0;
      const signed = sign(request, signatory, new Date(Date.parse(systemClock.now()) + offset));
      try {
        const { response } = await requests.handle(signed, { ...(abortSignal && { abortSignal }) });
        return await readAnswer(response, read, byProtocol).catch(failedWith(response));
      } catch (error) {
        if (error instanceof Error) await (await whole()).clockOffset.learnFrom(error, offset);
        throw error;
      }
    };

    let output: Said & Answer;
    try {
      output = await attempt();
    } catch (error) {
      return (await whole()).attempts.goOn(request, error, attempt);
    }
    await loaded?.attempts.cameThrough();
    return output;
  };
};

/** By `read`; by the protocol where that makes nothing of it or fails, and where it is an error. */
const readAnswer = async <Said extends object>(
  response: HttpResponse,
  read: (answer: Uint8Array) => Said | undefined,
  byProtocol: (response: HttpResponse) => Promise<Said & Answer>,
): Promise<Said & Answer> => {
  // Before the protocol is loaded, while which nobody would hear how it ends.
  const answer = await collectBytes(response.body);
  const collected = () => new HttpResponse({ ...response, body: answer });
  if (response.statusCode >= 300) return byProtocol(collected());
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
const remember = <Value>(ask: () => Promise<Value>) => {
  let known: Promise<Value> | undefined;
  return (): Promise<Value> => {
    known ??= ask().catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
};
