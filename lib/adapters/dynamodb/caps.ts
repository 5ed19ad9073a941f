import type { RequestId } from '../../domain/sign-up/request-id.ts';
import type { Cap, CountReason } from '../../domain/sign-up/sign-up-caps.ts';
import type { Hashes } from '../../pipeline/ports/links.ts';
import type { Caps } from '../../pipeline/ports/sign-up.ts';
import { isConditionFailed } from '../aws/is-condition-failed.ts';
import { unixSeconds } from './expiry.ts';
import { keys } from './keys.ts';
import type { Table } from './table.ts';
import { tableDefinition } from './table-definition.ts';
import { schemaVersion } from './upgrade-item.ts';

/** `holders`: the requests under way whose places are among those counted in `taken`. */
const names = {
  '#taken': 'taken',
  '#holders': 'holders',
  '#expiry': tableDefinition.expiry,
  '#schemaVersion': 'schemaVersion',
};

/** What of `all` an expression speaks of: DynamoDB refuses what is left over. */
const spokenOf = <Value>(all: Record<string, Value>, expression: string): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(all).filter(([name]) => new RegExp(String.raw`${name}\b`).test(expression)),
  );

/**
 * Counters, one item each, apart from people. Condition, addition and whose place it is are one write, so that of many at
 * once exactly `limit` get through, and a request that comes again is not counted again. Whether a count still holds is
 * compared here: DynamoDB removes what has expired hours or days later. Only requests under way are remembered, so that
 * an item does not grow with its limit.
 */
export const createCaps = (table: Table, hashes: Hashes): Caps => {
  type Values = Record<string, number | string | Set<string>>;

  /** True if the update was made, false if its condition did not hold. */
  const update = async (cap: Cap<CountReason>, expression: string, condition: string, values: Values) => {
    const both = `${expression} ${condition}`;
    try {
      await table.calls.update({
        TableName: table.name,
        Key: keys.cap(cap.reason, hashes.subject(cap.subject), cap.period),
        UpdateExpression: expression,
        ConditionExpression: condition,
        ExpressionAttributeNames: spokenOf(names, both),
        ExpressionAttributeValues: spokenOf<unknown>(values, both),
      });
      return true;
    } catch (error) {
      if (isConditionFailed(error)) return false;
      throw error;
    }
  };

  /** Removes a request from the holders, with or without its place; false where it is none. */
  const letGo = (cap: Cap<CountReason>, request: RequestId, addition: string) => {
    // A parameter of `contains` is the text itself, one of DELETE a set of it.
    const values = { ':request': request, ':requests': new Set([request]), ':less': -1 };
    return update(cap, `DELETE #holders :requests ${addition}`, 'contains(#holders, :request)', values);
  };

  return {
    take: async (cap, request, now) => {
      const values = {
        ':one': 1,
        ':limit': cap.limit,
        ':now': unixSeconds(now),
        ':until': unixSeconds(cap.until),
        ':schemaVersion': schemaVersion,
        ':request': request,
        ':requests': new Set([request]),
      };
      const ways = [
        [
          'SET #expiry = :until, #schemaVersion = :schemaVersion ADD #taken :one, #holders :requests',
          'attribute_not_exists(#taken) OR (#taken < :limit AND #expiry > :now AND NOT contains(#holders, :request))',
        ],
        [
          'SET #expiry = :until, #taken = :one, #holders = :requests, #schemaVersion = :schemaVersion',
          '#expiry <= :now AND attribute_exists(#taken)',
        ],
        // It has its place already: nothing changes.
        ['SET #schemaVersion = :schemaVersion', '#expiry > :now AND contains(#holders, :request)'],
      ] as const;
      for (const [expression, condition] of ways)
        if (await update(cap, expression, condition, values)) return 'taken';
      return 'full';
    },
    giveBack: async (cap, request) => {
      await letGo(cap, request, 'ADD #taken :less');
    },
    settle: async (cap, request) => {
      await letGo(cap, request, '');
    },
  };
};
