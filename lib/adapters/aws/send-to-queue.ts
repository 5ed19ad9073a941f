import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** SQS takes so many at once. */
const atOnce = 10;

const inBatches = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / atOnce) }, (_, index) =>
    items.slice(index * atOnce, (index + 1) * atOnce),
  );

/** Puts all of them into a queue, each in its group where there are groups, or throws: then some may be in it. */
export const sendToQueue = async <Message extends object>(
  sqs: SQSClient,
  queue: string,
  messages: readonly Message[],
  groupOf?: (message: Message) => string,
): Promise<void> => {
  for (const batch of inBatches(messages)) {
    const { Failed = [] } = await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: queue,
        Entries: batch.map((message, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(message),
          MessageGroupId: groupOf?.(message),
        })),
      }),
    );
    if (Failed.length > 0) throw new Error(`SQS did not take ${Failed.length} of ${batch.length} messages.`);
  }
};
