import type { Instant } from '../time/instant.ts';
import { type WebhookEvent, type WebhookType, webhookPayload } from './webhook-event.ts';

/** An event as an event bus of EventBridge takes it. */
export type BusEntry = { source: string; detailType: WebhookType; at: Instant; detail: string };

/** Whose events they are, for rules on the bus to go by. */
const busSource = 'dripline';

/** Raised when what a rule may go by changes otherwise than by additions. */
const detailVersion = '1';

/** Sorts as text: of two things of one membership, the later one is the greater. What is told twice has the same. */
const sequenceOf = (id: string): string => {
  const [, version = '0', index = '0'] = /_(\d+)_(\d+)$/.exec(id) ?? [];
  return `${version.padStart(10, '0')}.${index.padStart(2, '0')}`;
};

/** What stands on the bus of an event: a webhook's own body, in an envelope that says which it is. Never an address. */
export const busEntryOf = (event: WebhookEvent): BusEntry => ({
  source: busSource,
  detailType: event.type,
  at: event.at,
  detail: JSON.stringify({
    version: detailVersion,
    id: event.id,
    sequence: sequenceOf(event.id),
    ...webhookPayload(event),
  }),
});

/** EventBridge takes so many at once, of so many bytes together. */
const atOnce = 10;
const bytesAtOnce = 256 * 1024;

/** As EventBridge counts it, the moment included. */
const bytesOf = ({ source, detailType, detail }: BusEntry): number =>
  14 + Buffer.byteLength(source) + Buffer.byteLength(detailType) + Buffer.byteLength(detail);

/** No call can take it, and one that had it among others would be refused as a whole. */
export const isTooLarge = (entry: BusEntry): boolean => bytesOf(entry) >= bytesAtOnce;

/** In their order, as few calls' worth as they fit into. */
export const busBatches = (entries: readonly BusEntry[]): BusEntry[][] => {
  const batches: BusEntry[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const last = batches.at(-1);
    bytes += bytesOf(entry);
    if (last && last.length < atOnce && bytes < bytesAtOnce) last.push(entry);
    else {
      batches.push([entry]);
      bytes = bytesOf(entry);
    }
  }
  return batches;
};
