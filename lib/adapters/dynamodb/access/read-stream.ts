import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { instantOf } from '../../../domain/time/instant.ts';
import { type Ports, UnreadableItem } from '../../../pipeline/ports.ts';
import type { WrittenChange } from '../../../pipeline/webhooks/tell-endpoints.ts';
import { type Item, itemSchema } from '../keys.ts';
import { readChange } from './read-change.ts';

/** An item as the stream has it, which is DynamoDB's own form. */
const imageSchema = z.record(
  z.string(),
  z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null),
);

const recordSchema = z.object({
  eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']),
  dynamodb: z.object({
    /** In seconds. */
    ApproximateCreationDateTime: z.number(),
    NewImage: imageSchema.optional(),
    OldImage: imageSchema.optional(),
  }),
});

const itemOf = (image: z.infer<typeof imageSchema>): Item => itemSchema.parse(unmarshall(image));

/**
 * The writes of memberships in records of the table's stream. An item that this version can not read is counted, which has an alarm,
 * and passed over: nothing would be told of any other write until it is gone.
 */
export const readStream = (telemetry: Ports['telemetry'], records: readonly unknown[]): WrittenChange[] =>
  records.flatMap((each): WrittenChange[] => {
    const { dynamodb } = recordSchema.parse(each);
    const { NewImage, OldImage, ApproximateCreationDateTime: seconds } = dynamodb;
    if (!NewImage) return [];
    try {
      const change = readChange(OldImage && itemOf(OldImage), itemOf(NewImage));
      return change ? [{ change, writtenAt: instantOf(new Date(seconds * 1000).toISOString()) }] : [];
    } catch (error) {
      if (!(error instanceof UnreadableItem)) throw error;
      telemetry.count('unreadableItems');
      return [];
    }
  });
