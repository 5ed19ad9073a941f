import type { Connection } from '../../lib/adapters/connect.ts';
import { enrollmentSchema } from '../../lib/domain/enrollment/enrollment.ts';
import { issueDeliverySchema } from '../../lib/domain/newsletter/issue-delivery.ts';
import { issueRecordSchema } from '../../lib/domain/newsletter/issue-record.ts';
import { type Instant, instantSchema, later } from '../../lib/domain/time/instant.ts';

/**
 * Deployed functions read the real clock, which nobody can move. So what is on record is moved instead: everything that
 * decides when something is due then happened so much earlier.
 */
export const moveRecord = async (
  { enrollmentScan, enrollments, issueRecords, issueDeliveries, newsletters }: Connection,
  milliseconds: number,
): Promise<void> => {
  for await (const { found } of enrollmentScan.of())
    for (const enrollment of found)
      await enrollments.save(enrollmentSchema.parse(earlier(enrollment, milliseconds)));
  for (const { list } of await newsletters.lists())
    for (const record of await issueRecords.of(list.id)) {
      await issueRecords.save(issueRecordSchema.parse(earlier(record, milliseconds)));
      for await (const { found } of issueDeliveries.of(record))
        for (const delivery of found)
          await issueDeliveries.save(issueDeliverySchema.parse(earlier(delivery, milliseconds)));
    }
};

/** The same value with every moment in it so much earlier. */
export const earlier = (value: unknown, milliseconds: number): unknown => {
  if (typeof value === 'string') return movedInstant(value, milliseconds);
  if (Array.isArray(value)) return value.map((each) => earlier(each, milliseconds));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, earlier(each, milliseconds)]));
  return value;
};

const movedInstant = (text: string, milliseconds: number): string | Instant => {
  const moment = instantSchema.safeParse(text);
  return moment.success ? later(moment.data, { milliseconds: -milliseconds }) : text;
};
