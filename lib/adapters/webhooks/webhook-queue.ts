import { ChangeMessageVisibilityCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { WebhookLetter } from '../../domain/webhooks/webhook-endpoint.ts';
import type { WebhookQueue } from '../../pipeline/ports/webhooks.ts';
import { sendToQueue } from '../aws/send-to-queue.ts';
import type { Caller } from '../caller.ts';

/**
 * Whom a letter is for, as SQS is to know it (a fair queue): of what waits it gives out first what is for others than an endpoint that
 * takes up its readers' time, so that one that is slow delays its own letters alone.
 */
const groupOf = (letter: WebhookLetter): string =>
  letter.kind === 'endpoint' ? `endpoint-${letter.endpoint}` : letter.kind;

/** The queue of a stage in which events wait for their endpoints, at its URL. */
export const createWebhookQueue = (queue: string, caller: Caller = {}): WebhookQueue => {
  // The queue is where the SDK finds SQS; its URL is only its name.
  const sqs = new SQSClient({ ...caller, useQueueUrlAsEndpoint: false });
  return {
    add: (letters) => sendToQueue(sqs, queue, letters, groupOf),
    wait: async (handle, seconds) => {
      await sqs.send(
        new ChangeMessageVisibilityCommand({
          QueueUrl: queue,
          ReceiptHandle: handle,
          VisibilityTimeout: seconds,
        }),
      );
    },
  };
};
