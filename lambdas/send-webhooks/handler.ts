import * as z from 'zod';
import type { Connection } from '../../lib/adapters/connect.ts';
import { createPostWebhook } from '../../lib/adapters/webhooks/post-webhook.ts';
import {
  type WebhookLetter,
  waitAfter,
  webhookLetterSchema,
} from '../../lib/domain/webhooks/webhook-endpoint.ts';
import type { Ports } from '../../lib/pipeline/ports.ts';
import { deliverWebhook, type WebhookOutcome } from '../../lib/pipeline/webhooks/deliver-webhook.ts';
import { putOnBus } from '../../lib/pipeline/webhooks/put-on-bus.ts';
import { tellEndpoints } from '../../lib/pipeline/webhooks/tell-endpoints.ts';

const writesSchema = z.object({
  Records: z.array(z.looseObject({ eventSource: z.literal('aws:dynamodb') })),
});

const lettersSchema = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal('aws:sqs'),
      messageId: z.string(),
      receiptHandle: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.coerce.number() }),
    }),
  ),
});
/** What it needs of the outside world, but for the post itself. */
type Needs = Pick<
  Connection,
  'clock' | 'random' | 'telemetry' | 'webhookEndpoints' | 'subscribers' | 'hashes'
> &
  Pick<Ports, 'webhookQueue' | 'readChanges' | 'eventBus'>;

type Letter = z.infer<typeof lettersSchema>['Records'][number];

/** A dead letter that `dripline replay` has told once more. */
const againSchema = z.object({ again: webhookLetterSchema });

const eventSchema = z.union([writesSchema, lettersSchema, againSchema]);

/** What SQS is answered: all others are done. */
type LeftOver = { batchItemFailures: { itemIdentifier: string }[] };

/**
 * Both halves of telling others: what the table's stream brings is put into the queue, whole or not at all, and what the queue brings is
 * posted, each by itself, or put on the event bus, together. What was not taken is hidden for ever longer waits, and after the last it is a dead letter.
 */
export const createHandler = (connection: Needs, postWebhook = createPostWebhook()) => {
  const tell = tellEndpoints(connection);
  const post = deliverWebhook({ ...connection, postWebhook });
  const put = putOnBus(connection);
  const deliver = (letter: WebhookLetter): Promise<WebhookOutcome> =>
    letter.kind === 'bus' ? put(letter.event) : post(letter);

  const take = async (letter: Letter): Promise<WebhookOutcome> => {
    const { body, receiptHandle, attributes } = letter;
    const outcome = await deliver(webhookLetterSchema.parse(JSON.parse(body)));
    if (outcome === 'failed')
      await connection.webhookQueue.wait(receiptHandle, waitAfter(attributes.ApproximateReceiveCount));
    return outcome;
  };

  const takeAll = async (letters: readonly Letter[]): Promise<LeftOver> => {
    const outcomes = await Promise.all(
      letters.map(async (letter) => {
        try {
          return { letter, isDone: (await take(letter)) !== 'failed' };
        } catch (error) {
          // One that goes wrong keeps none of the others from being done.
          connection.telemetry.surprise(error, { where: 'webhook' });
          return { letter, isDone: false };
        }
      }),
    );
    return {
      batchItemFailures: outcomes.flatMap(({ letter, isDone }) =>
        isDone ? [] : [{ itemIdentifier: letter.messageId }],
      ),
    };
  };

  return async (event: unknown): Promise<LeftOver | { outcome: WebhookOutcome } | { told: number }> => {
    const given = eventSchema.parse(event);
    if ('again' in given) {
      const outcome = await deliver(given.again);
      if (outcome === 'failed') throw new Error('It was not taken this time either.');
      return { outcome };
    }
    const { data: letters } = lettersSchema.safeParse(given);
    return letters
      ? takeAll(letters.Records)
      : { told: await tell(await connection.readChanges(given.Records)) };
  };
};
