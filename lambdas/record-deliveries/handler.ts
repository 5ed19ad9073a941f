import { inBulkSchema, toldInBatch, toldInObject } from '../../lib/adapters/ses/told-in-bulk.ts';
import { recordArrivals } from '../../lib/pipeline/feedback/record-arrivals.ts';
import type { Ports } from '../../lib/pipeline/ports.ts';

/** What Firehose is answered: nothing of it goes any further. */
type Dropped = { records: { recordId: string; result: 'Dropped'; data: string }[] };

/**
 * What SES says of mails that have arrived, as Firehose brings it together: all of it is recorded here, and nothing is left to be
 * stored. Or an object of the bucket in which that stands which could not be brought here at first.
 */
export const createHandler = (
  connection: Parameters<typeof recordArrivals>[0] & Pick<Ports, 'readUntaken'>,
): ((event: unknown) => Promise<Dropped | { outcome: 'recorded' }>) => {
  const record = recordArrivals(connection);
  return async (event) => {
    const given = inBulkSchema.parse(event);
    if ('records' in given) {
      await record(toldInBatch(given));
      return {
        records: given.records.map(({ recordId, data }) => ({ recordId, result: 'Dropped', data })),
      };
    }
    const { bucket, object } = given.detail;
    await record(toldInObject(await connection.readUntaken({ bucket: bucket.name, key: object.key })));
    return { outcome: 'recorded' };
  };
};
