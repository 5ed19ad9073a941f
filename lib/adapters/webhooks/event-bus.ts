import {
  DescribeEventBusCommand,
  EventBridgeClient,
  PutEventsCommand,
  type PutEventsResultEntry,
} from '@aws-sdk/client-eventbridge';
import DataLoader from 'dataloader';
import { type BusEntry, busBatches, isTooLarge } from '../../domain/webhooks/bus-entry.ts';
import type { EventBus } from '../../pipeline/ports/webhooks.ts';
import type { Caller } from '../caller.ts';
import { systemClock } from '../clock.ts';

type Put = Awaited<ReturnType<EventBus['put']>>;

/** For so long a bus that was there is taken to be there still. */
const remembered = 60_000;

/** Within the half minute of the function, second tries included. */
const patience = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 8_000, throwOnRequestTimeout: true },
};

/** The bus of that name in the stage's own account and Region; none without a name. */
export const createEventBus = (name: string | undefined, caller: Caller = {}): EventBus => {
  const client = new EventBridgeClient({ ...caller, ...patience });
  let seenAt = Number.NEGATIVE_INFINITY;

  /** EventBridge says of what is put on a bus that is not there that it was taken, and forgets it: so the bus is asked for first. */
  const whyMissing = async (): Promise<string | undefined> => {
    const now = Date.parse(systemClock.now());
    if (now - seenAt >= 0 && now - seenAt < remembered) return undefined;
    try {
      await client.send(new DescribeEventBusCommand({ Name: name }));
      seenAt = now;
      return undefined;
    } catch (error) {
      return nameOf(error);
    }
  };

  const putBatch = async (batch: readonly BusEntry[]): Promise<Put[]> => {
    try {
      const { Entries = [] } = await client.send(
        new PutEventsCommand({
          Entries: batch.map(({ source, detailType, at, detail }) => ({
            EventBusName: name,
            Source: source,
            DetailType: detailType,
            Time: new Date(at),
            Detail: detail,
          })),
        }),
      );
      return batch.map((_, index) => outcomeOf(Entries[index]));
    } catch (error) {
      return batch.map(() => ({ kind: 'not-taken', because: nameOf(error) }));
    }
  };

  const putAll = async (entries: readonly BusEntry[]): Promise<Put[]> => {
    const missing = await whyMissing();
    if (missing !== undefined) return entries.map(() => ({ kind: 'not-taken', because: missing }));
    const outcomes = new Map<BusEntry, Put>();
    for (const batch of busBatches(entries.filter((entry) => !isTooLarge(entry))))
      for (const [index, outcome] of (await putBatch(batch)).entries()) {
        const entry = batch[index];
        if (entry) outcomes.set(entry, outcome);
      }
    return entries.map((entry) => outcomes.get(entry) ?? { kind: 'not-taken', because: 'too large' });
  };

  // Nothing is remembered: what is put twice is put twice.
  const together = new DataLoader<BusEntry, Put>(putAll, {
    cache: false,
    batchScheduleFn: (put) => setImmediate(put),
  });
  return { isThere: name !== undefined, put: (entry) => together.load(entry) };
};

/** Of each entry EventBridge says either which event it has become or why it has not. */
const outcomeOf = (entry: PutEventsResultEntry | undefined): Put =>
  entry?.EventId && !entry.ErrorCode
    ? { kind: 'taken' }
    : { kind: 'not-taken', because: inShort(entry?.ErrorCode) };

const nameOf = (error: unknown): string => inShort(error instanceof Error ? error.name : undefined);

/** Of a closed vocabulary, since what goes with a name may quote what was put. */
const inShort = (name: string | undefined): string =>
  name && /^[A-Za-z]{3,60}$/.test(name) ? name : 'no answer';
