import { marshall } from '@aws-sdk/util-dynamodb';
import type { WatchChange } from '../../adapters/dynamodb/table.ts';
import type { Clock } from '../../pipeline/ports/clock.ts';

/**
 * What DynamoDB's stream would bring of the writes of this process, which the embedded one has not: of people's items alone, and kept in
 * memory alone.
 */
export const createTableStream = ({ now }: Pick<Clock, 'now'>) => {
  let records: object[] = [];
  const changed: WatchChange = (before, after) => {
    const image = (item: object) => marshall(item, { removeUndefinedValues: true });
    records.push({
      eventSource: 'aws:dynamodb',
      eventName: before ? 'MODIFY' : 'INSERT',
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(Date.parse(now()) / 1000),
        NewImage: image(after),
        ...(before ? { OldImage: image(before) } : {}),
      },
    });
  };
  return {
    changed,
    /** All that has been written since this was last asked. */
    take: (): object[] => {
      const taken = records;
      records = [];
      return taken;
    },
    /** They were not taken after all. */
    putBack: (taken: readonly object[]): void => {
      records = [...taken, ...records];
    },
  };
};
export type TableStream = ReturnType<typeof createTableStream>;
