import { SQSClient } from '@aws-sdk/client-sqs';
import { HttpRequest } from '@smithy/core/protocols';
import type { ReadUntaken } from '../../pipeline/ports/dead-letters.ts';
import type { Caller } from '../caller.ts';

/**
 * Reads an object of the bucket in which Firehose leaves what no function could take. This is all that is ever asked of S3, so
 * that another client of the SDK lends its Region, credentials and signer. Keys that Firehose writes need no escaping.
 */
export const createReadUntaken = (caller: Caller = {}, endpoint?: string): ReadUntaken => {
  const { config } = new SQSClient(caller);
  return async ({ bucket, key }) => {
    const region = await config.region();
    const url = new URL(
      endpoint ? `${endpoint}/${bucket}/${key}` : `https://${bucket}.s3.${region}.amazonaws.com/${key}`,
    );
    const signer = await config.signer({
      name: 'sigv4',
      signingName: 's3',
      signingRegion: region,
      properties: {},
    });
    const { headers } = await signer.sign(
      new HttpRequest({ method: 'GET', path: url.pathname, headers: { host: url.host } }),
    );
    const answer = await fetch(url, { headers, signal: AbortSignal.timeout(patience) });
    if (!answer.ok) throw new Error(`S3 answered ${answer.status}.`);
    return answer.text();
  };
};

/** Milliseconds for an object of a few megabytes. */
const patience = 20_000;
