import { once } from '../../domain/once.ts';
import type { ReadUntaken } from '../../pipeline/ports/dead-letters.ts';
import type { Caller } from '../caller.ts';

/**
 * Reads an object of the bucket in which Firehose leaves what no function could take. It is so rare that the client comes when it
 * is asked for.
 */
export const createReadUntaken = (caller: Caller = {}): ReadUntaken => {
  const loaded = once(async () => {
    const { GetObjectCommand, S3Client } = await import('@aws-sdk/client-s3');
    const s3 = new S3Client(caller);
    return (Bucket: string, Key: string) => s3.send(new GetObjectCommand({ Bucket, Key }));
  });
  return async ({ bucket, key }) => {
    const ask = await loaded();
    const { Body } = await ask(bucket, key);
    if (!Body) throw new Error('S3 answered without an object.');
    return Body.transformToString();
  };
};
