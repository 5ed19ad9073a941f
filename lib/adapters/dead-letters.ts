import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { type Instant, instantSchema } from '../domain/time/instant.ts';
import { webhookLetterSchema } from '../domain/webhooks/webhook-endpoint.ts';
import type { DeadLetter, DeadLetters } from '../pipeline/ports/dead-letters.ts';
import type { Caller } from './caller.ts';
import { createCountDeadLetters } from './count-dead-letters.ts';
import { functionName, type LambdaName } from './function-name.ts';

/** Longer than a batch of ten takes, each of which may run for half a minute. */
const hiddenSeconds = 600;

/** What Lambda writes of an event that it gave up on (AWS: "Capturing records of Lambda asynchronous invocations"). */
const recordSchema = z.object({
  requestContext: z.object({ functionArn: z.string() }),
  requestPayload: z.unknown(),
});

/** What EventBridge writes where it could not reach the function: the event as it was. */
const eventSchema = z.object({ source: z.enum(['aws.ses', 'aws.s3']) });

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const workIn = (stage: string, body: string): DeadLetter['of'] => {
  const content = jsonIn(body);
  const { data: event } = eventSchema.safeParse(content);
  if (event) return { kind: event.source === 'aws.ses' ? 'ses-event' : 'delivery-batch', work: content };
  const { data: webhook } = webhookLetterSchema.safeParse(content);
  if (webhook) return { kind: 'webhook', work: webhook };
  const { data: record } = recordSchema.safeParse(content);
  const isOf = (name: LambdaName) =>
    record?.requestContext.functionArn.split(':').includes(functionName(stage, name)) ?? false;
  if (isOf('run-job')) return { kind: 'job', work: record?.requestPayload };
  if (isOf('record-feedback')) return { kind: 'ses-event', work: record?.requestPayload };
  if (isOf('record-deliveries')) return { kind: 'delivery-batch', work: record?.requestPayload };
  return { kind: 'unreadable' };
};

const sentAt = ({ Attributes }: Message): Instant =>
  instantSchema.parse(new Date(Number(Attributes?.SentTimestamp)).toISOString());

/** The dead-letter queue of a stage, at its URL. */
export const createDeadLetters = (queue: string, stage: string, caller: Caller = {}): DeadLetters => {
  // The queue is where the SDK finds SQS; its URL is only its name.
  const sqs = new SQSClient({ ...caller, useQueueUrlAsEndpoint: false });

  /** Long polling asks every server of the queue: an empty answer means that it is empty. */
  const receive = async (): Promise<Message[]> => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: queue,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 2,
        VisibilityTimeout: hiddenSeconds,
        MessageSystemAttributeNames: ['SentTimestamp'],
      }),
    );
    return Messages;
  };

  return {
    howMany: createCountDeadLetters(queue, caller),
    waiting: async function* () {
      // A queue may give out a message twice.
      const seen = new Set<string>();
      for (let batch = await receive(); batch.length > 0; batch = await receive()) {
        const fresh = batch.filter(({ MessageId = '' }) => !seen.has(MessageId));
        if (fresh.length === 0) return;
        for (const message of fresh) {
          const { MessageId = '', ReceiptHandle = '', Body = '' } = message;
          seen.add(MessageId);
          yield { since: sentAt(message), of: workIn(stage, Body), handle: ReceiptHandle };
        }
      }
    },
    remove: async ({ handle }) => {
      await sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle: handle }));
    },
    putBack: async ({ handle }) => {
      await sqs.send(
        new ChangeMessageVisibilityCommand({ QueueUrl: queue, ReceiptHandle: handle, VisibilityTimeout: 0 }),
      );
    },
  };
};
