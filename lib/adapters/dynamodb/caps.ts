import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Cap } from '../../domain/sign-up/sign-up-caps.ts';
import type { Caps, Hashes } from '../../pipeline/ports.ts';
import { unixSeconds } from './expiry.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import { tableDefinition } from './table-definition.ts';
import { schemaVersion } from './upgrade-item.ts';

/**
 * Counters, one item each, apart from people. The condition and the addition are one write, so that of many at
 * once exactly `limit` get through. Whether a count still holds is compared here: DynamoDB removes what has
 * expired hours or days later.
 */
export const createCaps = (table: Table, hashes: Hashes): Caps => {
  /** True if the update was made, false if its condition did not hold. */
  const update = async (
    cap: Cap,
    expression: string,
    condition: string,
    values: Record<string, number>,
  ): Promise<boolean> => {
    try {
      await table.client.send(
        new UpdateCommand({
          TableName: table.name,
          Key: keys.cap(cap.reason, hashes.subject(cap.subject), cap.period),
          UpdateExpression: expression,
          ConditionExpression: condition,
          ExpressionAttributeNames: {
            '#taken': 'taken',
            ...(expression.includes('#expiry')
              ? { '#expiry': tableDefinition.expiry, '#schemaVersion': 'schemaVersion' }
              : {}),
          },
          ExpressionAttributeValues: values,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  };

  return {
    take: async (cap, now) => {
      const values = {
        ':one': 1,
        ':now': unixSeconds(now),
        ':until': unixSeconds(cap.until),
        ':schemaVersion': schemaVersion,
      };
      const added = await update(
        cap,
        'SET #expiry = :until, #schemaVersion = :schemaVersion ADD #taken :one',
        'attribute_not_exists(#taken) OR (#taken < :limit AND #expiry > :now)',
        { ...values, ':limit': cap.limit },
      );
      if (added) return 'taken';
      const begunAnew = await update(
        cap,
        'SET #expiry = :until, #taken = :one, #schemaVersion = :schemaVersion',
        '#expiry <= :now AND attribute_exists(#taken)',
        values,
      );
      return begunAnew ? 'taken' : 'full';
    },
    giveBack: async (cap) => {
      await update(cap, 'ADD #taken :less', '#taken > :none', { ':less': -1, ':none': 0 });
    },
  };
};
