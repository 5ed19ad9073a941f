import * as z from 'zod';
import type { WaitingEvent } from '../aws-fake/contract.ts';

/** One call of a function for what SES has said, and the last event that is done with it. */
type SesCall = { name: 'record-feedback' | 'record-deliveries'; event: object; last: WaitingEvent };

const deliverySchema = z.object({ detail: z.looseObject({ eventType: z.literal('Delivery') }) });
const batchSchema = z.object({ records: z.array(z.unknown()) });

/** As many as Firehose brings at once, as large as they are. */
const largestBatch = 400;

/**
 * The calls in which events reach a stage, in their order: deliveries that follow each other together, as Firehose brings them (a record
 * each, which ends its line), and every other by itself, as EventBridge does.
 */
export const callsFor = (waiting: readonly WaitingEvent[]): SesCall[] => {
  const calls: SesCall[] = [];
  for (const last of waiting) {
    const { data: delivery } = deliverySchema.safeParse(last.event);
    if (!delivery) {
      calls.push({ name: 'record-feedback', event: last.event, last });
      continue;
    }
    const record = { recordId: String(last.number), data: base64Of(delivery.detail) };
    const { data: batch } = batchSchema.safeParse(calls.at(-1)?.event);
    const together = batch && batch.records.length < largestBatch ? [...batch.records, record] : [record];
    const call: SesCall = { name: 'record-deliveries', event: { records: together }, last };
    if (together.length > 1) calls[calls.length - 1] = call;
    else calls.push(call);
  }
  return calls;
};

const base64Of = (said: object): string => Buffer.from(`${JSON.stringify(said)}\n`).toString('base64');
