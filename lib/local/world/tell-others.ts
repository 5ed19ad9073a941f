import * as z from 'zod';
import type { Fake } from '../aws-fake/client.ts';
import type { TableStream } from '../dynamodb/table-stream.ts';

const leftOverSchema = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

type Parts = {
  stream: TableStream;
  fake: Fake;
  /** Calls send-webhooks, once. */
  call(event: object): Promise<{ answer: object } | 'failed'>;
};

/**
 * What Lambda does for send-webhooks at AWS: brings it the table's stream, which gives again what was not taken, and what the queue of
 * webhooks has, until nothing more is to be told now.
 */
export const createTellOthers =
  ({ stream, fake, call }: Parts) =>
  async (): Promise<void> => {
    const records = stream.take();
    if (records.length > 0 && (await call({ Records: records })) === 'failed') stream.putBack(records);
    for (let letters = await fake.takeWebhooks(); letters.length > 0; letters = await fake.takeWebhooks()) {
      const called = await call({ Records: letters });
      if (called === 'failed') return;
      const { batchItemFailures } = leftOverSchema.parse(called.answer);
      const left = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      for (const { messageId } of letters) if (!left.has(messageId)) await fake.removeWebhook(messageId);
    }
  };
