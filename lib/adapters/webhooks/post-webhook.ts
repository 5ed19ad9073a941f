import * as http from 'node:http';
import * as https from 'node:https';
import type { PostWebhook } from '../../pipeline/ports/webhooks.ts';
import { type MayConnect, NotPublic, publicLookup } from '../public-connection.ts';
import { signWebhook } from './sign-webhook.ts';

/** Long enough for a system that does its work before it answers, and short enough for one that never does. */
const timeLimitMilliseconds = 15_000;

type Options = { milliseconds?: number; mayConnect?: MayConnect };

/**
 * Posts to an address that somebody has named, once. No connection is made into a network that is not public, no redirect is followed, and
 * what is answered besides a status is not read.
 */
export const createPostWebhook =
  ({ milliseconds = timeLimitMilliseconds, mayConnect }: Options = {}): PostWebhook =>
  async ({ url, secrets, ...message }) => {
    try {
      const status = await statusOf(new URL(url), message.body, signWebhook(message, secrets), {
        signal: AbortSignal.timeout(milliseconds),
        mayConnect,
      });
      if (status >= 200 && status < 300) return { kind: 'taken' };
      return status === 410 ? { kind: 'gone' } : { kind: 'not-taken', because: `status ${status}` };
    } catch (error) {
      return { kind: 'not-taken', because: whyNot(error) };
    }
  };

const statusOf = (
  url: URL,
  body: string,
  headers: Record<string, string>,
  { signal, mayConnect }: { signal: AbortSignal; mayConnect: MayConnect | undefined },
): Promise<number> => {
  const lookup = publicLookup(url, mayConnect);
  const { request, Agent } = url.protocol === 'https:' ? https : http;
  return new Promise((answered, failed) => {
    request(url, {
      method: 'POST',
      // One of its own, so that no connection is reused that was made for somebody else.
      agent: new Agent({ keepAlive: false }),
      lookup,
      signal,
      headers: {
        ...headers,
        'user-agent': 'Dripline',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    })
      .on('response', (response) => {
        const { statusCode = 0 } = response;
        response.destroy();
        answered(statusCode);
      })
      .on('error', failed)
      .end(body);
  });
};

/** Of a closed vocabulary, since what was thrown may quote an address. */
const whyNot = (error: unknown): string => {
  if (error instanceof NotPublic) return 'not public';
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'too slow';
  const code = 'code' in error ? String(error.code) : '';
  return /^[A-Z_]{3,40}$/.test(code) ? code : 'no answer';
};
