import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { CountDeadLetters } from '../pipeline/ports/dead-letters.ts';
import type { Caller } from './caller.ts';

/** Of the queue at this URL, those that wait and those that somebody has just been given. */
export const createCountDeadLetters = (queue: string, caller: Caller = {}): CountDeadLetters => {
  // The queue is where the SDK finds SQS; its URL is only its name.
  const sqs = new SQSClient({ ...caller, useQueueUrlAsEndpoint: false });
  return async () => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: queue,
        AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
      }),
    );
    return Object.values(Attributes ?? {}).reduce((sum, count) => sum + Number(count), 0);
  };
};
