import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { runAsChild } from '../../lib/local/process/run-as-child.ts';
import { type Crowd, itemsOf } from './people.ts';
import { onTheWire, openStubTable } from './stub-table.ts';

/**
 * DynamoDB, SES and Secrets Manager with next to no work of their own, so that the sweeper is what is measured:
 * items in memory, sends that are answered after SES's usual time and forgotten.
 */
const settingsSchema = z.object({ due: z.int(), sesMilliseconds: z.int(), crowd: z.custom<Crowd>() });
export type StubSettings = z.infer<typeof settingsSchema>;

const sesNamespace = 'http://ses.amazonaws.com/doc/2010-12-01/';
const secret = JSON.stringify({ current: 'k1', k1: 'bench' });

await runAsChild(async (given) => {
  const { due, sesMilliseconds, crowd } = settingsSchema.parse(given);
  const table = openStubTable();
  for (let index = 0; index < due; index += 1)
    for (const item of await itemsOf(index, crowd)) table.put(onTheWire(item));

  const answer = async (request: IncomingMessage, body: string): Promise<Answer> => {
    const target = String(request.headers['x-amz-target'] ?? '');
    const [service, action = ''] = target.split('.');
    if (service?.startsWith('DynamoDB')) return json(table.answer(action, JSON.parse(body)));
    if (service === 'secretsmanager') return json({ status: 200, body: { SecretString: secret } });
    if (body.startsWith('Action=GetSendQuota') || body.includes('&Action=GetSendQuota'))
      return xml(
        'GetSendQuota',
        '<Max24HourSend>-1</Max24HourSend><MaxSendRate>10000</MaxSendRate><SentLast24Hours>0</SentLast24Hours>',
      );
    await setTimeout(sesMilliseconds);
    return xml('SendRawEmail', '<MessageId>0100</MessageId>');
  };

  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => reply(response, await answer(request, Buffer.concat(chunks).toString())));
  });
});

type Answer = { status: number; type: string; text: string };

const json = ({ status, body }: { status: number; body: unknown }): Answer => ({
  status,
  type: 'application/x-amz-json-1.0',
  text: JSON.stringify(body),
});

const xml = (action: string, result: string): Answer => ({
  status: 200,
  type: 'text/xml',
  text: `<${action}Response xmlns="${sesNamespace}"><${action}Result>${result}</${action}Result></${action}Response>`,
});

const reply = (response: ServerResponse, { status, type, text }: Answer): void => {
  response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) });
  response.end(text);
};
