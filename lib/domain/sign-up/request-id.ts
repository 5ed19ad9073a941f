import * as z from 'zod';

/** Names one request for a mail, so that its retries are known for what they are. Says nothing about whose it is. */
export const requestId = z.string().min(1).brand<'RequestId'>();
export type RequestId = z.infer<typeof requestId>;
