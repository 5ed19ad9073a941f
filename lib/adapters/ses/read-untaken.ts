import { once } from '../../domain/once.ts';
import type { ReadUntaken } from '../../pipeline/ports/dead-letters.ts';
import type { Caller } from '../caller.ts';

/**
 * Reads an object of the bucket in which Firehose leaves what no function could take. It is so rare that the client comes when it
 * is asked for.
 */
export const createReadUntaken = (caller: Caller = {}): ReadUntaken => {
  const loaded = once(async () => (await import('#sdk/get-object')).createGetObject(caller));
  return async ({ bucket, key }) => {
    const getObject = await loaded();
    const { Body } = await getObject(bucket, key);
    if (!Body) throw new Error('S3 answered without an object.');
    return Body.transformToString();
  };
};
