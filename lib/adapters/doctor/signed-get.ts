import { SESClient } from '@aws-sdk/client-ses';
import { SignatureV4 } from '@smithy/signature-v4';
import type * as z from 'zod';
import type { Caller } from '../caller.ts';

/** A service of AWS that commands alone ask, and only with plain GETs. */
type Service = {
  /** Where its endpoint may be set, as the SDK has it: `AWS_ENDPOINT_URL_…`. */
  variable: string;
  host: string;
  signedAs: string;
};

export const services = {
  sesv2: { variable: 'SESV2', host: 'email', signedAs: 'ses' },
  scheduler: { variable: 'SCHEDULER', host: 'scheduler', signedAs: 'scheduler' },
  cloudFormation: { variable: 'CLOUDFORMATION', host: 'cloudformation', signedAs: 'cloudformation' },
  sns: { variable: 'SNS', host: 'sns', signedAs: 'sns' },
} as const satisfies Record<string, Service>;

export type Got = { status: number; body: string; date: string | null };

/** AWS said no. Named as AWS names it. */
class Refused extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const errorName = (body: string, header: string | null): string =>
  header?.split(':')[0] ?? /<Code>([^<]+)<\/Code>/.exec(body)?.[1] ?? 'Refused';

/**
 * Asks AWS with a signed GET: four services for a few answers each, which are read by a person at a command and never by a function.
 * Credentials and Region are those of the SDK. `undefined` for what is not there (404).
 */
export const createSignedGet = (caller: Caller, timeLimitMilliseconds: number) => {
  // What knows where credentials, Region and SHA-256 are to be had.
  const { config } = new SESClient(caller);

  return async (
    { variable, host, signedAs }: Service,
    path: string,
    query: Readonly<Record<string, string>> = {},
  ): Promise<Got | undefined> => {
    const region = await config.region();
    const { AWS_ENDPOINT_URL: anywhere, [`AWS_ENDPOINT_URL_${variable}`]: here } = process.env;
    const url = new URL(here ?? anywhere ?? `https://${host}.${region}.amazonaws.com`);
    url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
    const signer = new SignatureV4({
      service: signedAs,
      region,
      credentials: config.credentials,
      sha256: config.sha256,
    });
    const { headers } = await signer.sign({
      method: 'GET',
      protocol: url.protocol,
      hostname: url.hostname,
      path: url.pathname,
      query: { ...query },
      headers: { host: url.host, accept: 'application/json' },
    });
    url.search = new URLSearchParams(query).toString();
    const { host: _, ...sent } = headers;
    const response = await fetch(url, {
      headers: sent,
      redirect: 'error',
      signal: AbortSignal.timeout(timeLimitMilliseconds),
    });
    const body = await response.text();
    if (response.status === 404) return undefined;
    if (!response.ok)
      throw new Refused(
        response.status === 403 ? 'AccessDenied' : errorName(body, response.headers.get('x-amzn-errortype')),
        `${response.status}`,
      );
    return { status: response.status, body, date: response.headers.get('date') };
  };
};
export type SignedGet = ReturnType<typeof createSignedGet>;

/** The JSON of an answer, held against what it should be. */
export const jsonOf = <Schema extends z.ZodType>(schema: Schema, { body }: Got): z.infer<Schema> =>
  schema.parse(JSON.parse(body));
