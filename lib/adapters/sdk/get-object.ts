import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Caller } from '../caller.ts';

/** Reads an object of a bucket. */
export const createGetObject = (caller: Caller = {}) => {
  const s3 = new S3Client(caller);
  return (Bucket: string, Key: string) => s3.send(new GetObjectCommand({ Bucket, Key }));
};
