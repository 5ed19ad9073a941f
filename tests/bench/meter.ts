import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod';
import { tableDefinition } from '../../lib/adapters/dynamodb/table-definition.ts';

/** Capacity units used since the meter was last read. */
export type Units = {
  /** Of queries of the due index. */
  indexReads: number;
  /** Of everything else that was read. */
  reads: number;
  writes: number;
  /** Of writes to the due index. */
  indexWrites: number;
};

const { partitionKey, sortKey, dueIndex } = tableDefinition;

const text = z.object({ S: z.string() }).optional();
const itemSchema = z.looseObject({
  [partitionKey]: text,
  [sortKey]: text,
  [dueIndex.partitionKey]: text,
  [dueIndex.sortKey]: text,
});
/** What a batch writes; of one that reads, nothing. */
const requestItems = z
  .record(z.string(), z.array(z.object({ PutRequest: z.object({ Item: itemSchema }) })).catch([]))
  .default({});
const requestSchema = z.looseObject({
  IndexName: z.string().optional(),
  Item: itemSchema.optional(),
  RequestItems: requestItems,
});
const consumed = z.object({ CapacityUnits: z.number() });
const answerSchema = z.object({
  ConsumedCapacity: z.union([consumed.transform((one) => [one]), z.array(consumed)]).default([]),
});

/**
 * Stands before DynamoDB, asks each call for its ConsumedCapacity, and adds it up. dynalite leaves out what the
 * index costs to write; that is counted by DynamoDB's own rule: an item that enters or leaves the index costs
 * one unit, one whose index key changes two, one whose key stays none, since only keys are projected (AWS:
 * "Using global secondary indexes", provisioned throughput considerations).
 */
export const startMeter = async (target: string) => {
  let units = nothing();
  const indexKeys = new Map<string, string>();

  const countIndexWrite = (item: z.infer<typeof itemSchema>): void => {
    const key = `${item[partitionKey]?.S} ${item[sortKey]?.S}`;
    const before = indexKeys.get(key) ?? '';
    const shard = item[dueIndex.partitionKey]?.S;
    const after = shard ? `${shard} ${item[dueIndex.sortKey]?.S}` : '';
    indexKeys.set(key, after);
    if (before !== after) units.indexWrites += Number(before !== '') + Number(after !== '');
  };

  const count = (operation: string, request: z.infer<typeof requestSchema>, answer: unknown): void => {
    const used = answerSchema
      .parse(answer)
      .ConsumedCapacity.reduce((sum, each) => sum + each.CapacityUnits, 0);
    if (request.IndexName) units.indexReads += used;
    else if (/Put|Update|Delete|Write/.test(operation)) units.writes += used;
    else units.reads += used;
    const batch = Object.values(request.RequestItems).flatMap((puts) =>
      puts.map(({ PutRequest }) => PutRequest.Item),
    );
    for (const item of request.Item ? [request.Item] : batch) countIndexWrite(item);
  };

  const server = createServer(async (incoming, outgoing) => {
    const given = JSON.parse((await buffer(incoming)).toString());
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
      /^(x-amz-(target|date|security-token)|content-type|authorization)$/.test(name)
        ? [[name, String(value)] as [string, string]]
        : [],
    );
    const metered = /Item|Query/.test(operation) ? { ...given, ReturnConsumedCapacity: 'TOTAL' } : given;
    const answer = await fetch(target, { method: 'POST', headers, body: JSON.stringify(metered) });
    const body = await answer.text();
    if (answer.ok) count(operation, requestSchema.parse(given), JSON.parse(body));
    outgoing.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo; strings are for pipes.
  const { port } = server.address() as AddressInfo;

  return {
    endpoint: `http://127.0.0.1:${port}`,
    /** What was used since the last time. */
    read: (): Units => {
      const used = units;
      units = nothing();
      return used;
    },
    end: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const nothing = (): Units => ({ indexReads: 0, reads: 0, writes: 0, indexWrites: 0 });
