import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { subscriptionSchema } from '../../../domain/newsletter/subscription.ts';
import { instantOf } from '../../../domain/time/instant.ts';
import type { MembershipChange, WrittenChange } from '../../../domain/webhooks/webhook-event.ts';
import { UnreadableItem } from '../../../pipeline/ports/record.ts';
import type { ReadChanges } from '../../../pipeline/ports/webhooks.ts';
import type { Ports } from '../../../pipeline/ports.ts';
import { createStoredEnrollments } from '../enrollment/stored-enrollment.ts';
import { type Item, itemKindOf, itemSchema } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

/** JSON knows no bytes: a function gets them in base64. Of ours, only what stands at the top of an item is bytes. */
const bytesSchema = z.object({ B: z.base64().transform((text) => Buffer.from(text, 'base64')) });

/** An item as the stream has it, which is DynamoDB's own form. */
const imageSchema = z.record(
  z.string(),
  z.union([bytesSchema, z.custom<AttributeValue>((value) => typeof value === 'object' && value !== null)]),
);

const recordSchema = z.object({
  dynamodb: z.object({
    /** In seconds. */
    ApproximateCreationDateTime: z.number(),
    NewImage: imageSchema.optional(),
    OldImage: imageSchema.optional(),
  }),
});

const itemOf = (image: z.infer<typeof imageSchema>): Item => itemSchema.parse(unmarshall(image));

/** Reads the table's stream, both images of each write. */
export const createReadChanges = (table: Table, telemetry: Ports['telemetry']): ReadChanges => {
  const stored = createStoredEnrollments(table);

  /** Undefined for an item that nobody is told of. */
  const changeOf = async (before: Item | undefined, after: Item): Promise<MembershipChange | undefined> => {
    const kind = itemKindOf(after);
    switch (kind) {
      case 'enrollment':
        return { kind, before: before && (await stored.parse(before)), after: await stored.parse(after) };
      case 'subscription':
        return {
          kind,
          before: before && parseItem(subscriptionSchema, before),
          after: parseItem(subscriptionSchema, after),
        };
      default:
        return undefined;
    }
  };

  const read = async (record: unknown): Promise<WrittenChange | undefined> => {
    const { dynamodb } = recordSchema.parse(record);
    const { NewImage, OldImage, ApproximateCreationDateTime: seconds } = dynamodb;
    if (!NewImage) return undefined;
    try {
      const change = await changeOf(OldImage && itemOf(OldImage), itemOf(NewImage));
      return change && { change, writtenAt: instantOf(new Date(seconds * 1000).toISOString()) };
    } catch (error) {
      if (!(error instanceof UnreadableItem)) throw error;
      telemetry.count('unreadableItems');
      return undefined;
    }
  };

  return async (records) => {
    const changes = [];
    for (const record of records) changes.push(await read(record));
    return changes.filter((change) => change !== undefined);
  };
};
