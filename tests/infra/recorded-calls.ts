import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod';

/** One call to AWS, in the words of IAM. */
export type Call = { action: string; partition?: string | undefined; index?: string | undefined };

const key = z.object({ pk: z.object({ S: z.string() }).optional() });
const tableRequestSchema = z.object({
  Key: key.optional(),
  RequestItems: z.record(z.string(), z.object({ Keys: z.array(key) })).optional(),
  Item: key.optional(),
  IndexName: z.string().optional(),
  ExpressionAttributeValues: z.object({ ':pk': z.object({ S: z.string() }).optional() }).optional(),
});

/** A batch counts as a call for each of its keys: each must be allowed. */
const callsIn = (request: IncomingMessage, body: Buffer): Call[] => {
  const [service = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  if (service === 'secretsmanager') return [{ action: `secretsmanager:${operation}` }];
  if (service === '') return [{ action: `ses:${new URLSearchParams(body.toString()).get('Action')}` }];
  const { Key, Item, RequestItems, IndexName, ExpressionAttributeValues } = tableRequestSchema.parse(
    JSON.parse(body.toString()),
  );
  const keys = RequestItems ? Object.values(RequestItems).flatMap(({ Keys }) => Keys) : [Key ?? Item];
  return keys.map((each) => {
    const partition = each?.pk?.S ?? ExpressionAttributeValues?.[':pk']?.S;
    return { action: `dynamodb:${operation}`, partition, index: IndexName };
  });
};

/** Stands before a service on loopback, passes everything on, and keeps account of what was asked. */
export const recordCalls = async (target: string) => {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    calls.push(...callsIn(request, body));
    const headers = Object.entries(request.headers).flatMap(([name, value]) =>
      /^(x-amz-|content-type$|authorization$)/.test(name) ? [[name, String(value)] as [string, string]] : [],
    );
    const answer = await fetch(target, { method: 'POST', headers, body: new Uint8Array(body) });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an AddressInfo; strings are for pipes.
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    calls,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
