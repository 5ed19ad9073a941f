import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Context } from 'hono';
import * as z from 'zod';
import { systemRandom } from '../../adapters/random.ts';
import { type Instant, instantSchema, later } from '../../domain/time/instant.ts';
import { openJsonFile } from '../process/json-file.ts';
import type { FakeSettings } from './contract.ts';

/** The queues that a stage has: what failed for good, and what waits to be told to others. */
export type QueueName = 'dead-letters' | 'webhooks';

const messageSchema = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: instantSchema,
  /** Nobody else is given it in between. */
  hidden: z.object({ from: instantSchema, until: instantSchema }).optional(),
  /** How often it was given out. */
  received: z.int().default(0),
});

/** After two weeks a message is gone, as at AWS. */
const retention = { days: 14 } as const;

const requestSchema = z.object({
  MaxNumberOfMessages: z.int().default(1),
  VisibilityTimeout: z.int().default(30),
  ReceiptHandle: z.string().optional(),
  QueueUrl: z.string().default(''),
  Entries: z.array(z.object({ Id: z.string(), MessageBody: z.string() })).default([]),
});

/** A queue of the stage, by its name. It outlives a run. */
export const openQueue = ({ folder }: FakeSettings, name: QueueName, now: () => Instant) => {
  const file = openJsonFile(join(folder, `${name}.json`), z.array(messageSchema), () => []);
  const hiddenFor = (seconds: number) => ({ from: now(), until: later(now(), { seconds }) });
  const kept = () => file.get().filter(({ sentAt }) => now() < later(sentAt, retention));

  return {
    add: (body: string) =>
      file.set([...kept(), { id: systemRandom.ownerToken(), body, sentAt: now(), received: 0 }]),
    howMany: () => kept().length,
    receive: (most: number, hiddenSeconds: number) => {
      // Before it was hidden is never, unless a clock was put back.
      const visible = kept().filter(({ hidden }) => !hidden || hidden.until <= now() || now() < hidden.from);
      const given = new Set(visible.slice(0, most));
      // Most who ask find nothing, and nothing is to be written for them.
      if (given.size === 0) return [];
      const hidden = hiddenFor(hiddenSeconds);
      file.set(
        kept().map((message) =>
          given.has(message) ? { ...message, hidden, received: message.received + 1 } : message,
        ),
      );
      return [...given].map((message) => ({ ...message, received: message.received + 1 }));
    },
    hide: (id: string, seconds: number) => {
      const hidden = hiddenFor(seconds);
      file.set(kept().map((message) => (message.id === id ? { ...message, hidden } : message)));
    },
    remove: (id: string) => file.set(kept().filter((message) => message.id !== id)),
  };
};
export type Queue = ReturnType<typeof openQueue>;
export type Queues = Record<QueueName, Queue>;

/** SQS's JSON protocol, for what is asked of those queues. */
export const queueActions =
  (queues: Queues) =>
  async (context: Context, target: string): Promise<Response> => {
    const request = requestSchema.parse(await context.req.json());
    const { ReceiptHandle: id = '', MaxNumberOfMessages: most, VisibilityTimeout: seconds } = request;
    const queue = queues[request.QueueUrl.endsWith('/webhooks') ? 'webhooks' : 'dead-letters'];
    switch (target) {
      case 'AmazonSQS.ReceiveMessage':
        return context.json({
          Messages: queue.receive(most, seconds).map(({ id: given, body, sentAt }) => ({
            MessageId: given,
            ReceiptHandle: given,
            Body: body,
            MD5OfBody: createHash('md5').update(body).digest('hex'),
            Attributes: { SentTimestamp: String(Date.parse(sentAt)) },
          })),
        });
      case 'AmazonSQS.SendMessageBatch':
        for (const { MessageBody } of request.Entries) queue.add(MessageBody);
        return context.json({
          Successful: request.Entries.map(({ Id, MessageBody }) => ({
            Id,
            MessageId: Id,
            MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
          })),
          Failed: [],
        });
      case 'AmazonSQS.GetQueueAttributes':
        return context.json({
          Attributes: {
            ApproximateNumberOfMessages: String(queue.howMany()),
            ApproximateNumberOfMessagesNotVisible: '0',
          },
        });
      case 'AmazonSQS.DeleteMessage':
        queue.remove(id);
        return context.json({});
      case 'AmazonSQS.ChangeMessageVisibility':
        queue.hide(id, seconds);
        return context.json({});
      default:
        return context.json({ message: `${target} is not played here.` }, 400, {
          'x-amzn-errortype': 'UnsupportedOperation',
        });
    }
  };
