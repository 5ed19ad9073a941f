import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Context } from 'hono';
import * as z from 'zod';
import { systemRandom } from '../../adapters/random.ts';
import { type Instant, instantSchema, later } from '../../domain/time/instant.ts';
import { openJsonFile } from '../process/json-file.ts';
import type { FakeSettings } from './contract.ts';

const messageSchema = z.object({
  id: z.string(),
  body: z.string(),
  sentAt: instantSchema,
  /** Nobody else is given it in between. */
  hidden: z.object({ from: instantSchema, until: instantSchema }).optional(),
});

/** After two weeks a message is gone, as at AWS. */
const retention = { days: 14 } as const;

const requestSchema = z.object({
  MaxNumberOfMessages: z.int().default(1),
  VisibilityTimeout: z.int().default(30),
  ReceiptHandle: z.string().optional(),
});

/** The one queue that the stage has: what failed for good. It outlives a run. */
export const openQueue = ({ folder }: FakeSettings, now: () => Instant) => {
  const file = openJsonFile(join(folder, 'dead-letters.json'), z.array(messageSchema), () => []);
  const hiddenFor = (seconds: number) => ({ from: now(), until: later(now(), { seconds }) });
  const kept = () => file.get().filter(({ sentAt }) => now() < later(sentAt, retention));

  return {
    add: (body: string) => file.set([...kept(), { id: systemRandom.ownerToken(), body, sentAt: now() }]),
    howMany: () => kept().length,
    receive: (most: number, hiddenSeconds: number) => {
      // Before it was hidden is never, unless a clock was put back.
      const visible = kept().filter(({ hidden }) => !hidden || hidden.until <= now() || now() < hidden.from);
      const given = new Set(visible.slice(0, most));
      const hidden = hiddenFor(hiddenSeconds);
      file.set(kept().map((message) => (given.has(message) ? { ...message, hidden } : message)));
      return [...given];
    },
    hide: (id: string, seconds: number) => {
      const hidden = hiddenFor(seconds);
      file.set(kept().map((message) => (message.id === id ? { ...message, hidden } : message)));
    },
    remove: (id: string) => file.set(kept().filter((message) => message.id !== id)),
  };
};
export type Queue = ReturnType<typeof openQueue>;

/** SQS's JSON protocol, for what is asked of that queue. */
export const queueActions =
  (queue: Queue) =>
  async (context: Context, target: string): Promise<Response> => {
    const request = requestSchema.parse(await context.req.json());
    const { ReceiptHandle: id = '', MaxNumberOfMessages: most, VisibilityTimeout: seconds } = request;
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
