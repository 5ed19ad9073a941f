import { SQSClient } from '@aws-sdk/client-sqs';
import type { KeepDeadLetters } from '../../pipeline/ports/dead-letters.ts';
import type { Caller } from '../caller.ts';
import { sendToQueue } from './send-to-queue.ts';

/** Into the dead-letter queue of a stage, at its URL: for what is one of many in a call, which Lambda can only keep together. */
export const createKeepDeadLetters = (queue: string, caller: Caller = {}): KeepDeadLetters => {
  // The queue is where the SDK finds SQS; its URL is only its name.
  const sqs = new SQSClient({ ...caller, useQueueUrlAsEndpoint: false });
  return (work) => sendToQueue(sqs, queue, work);
};
