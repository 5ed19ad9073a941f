import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { passHeader } from '../../../lib/local/process/pass.ts';
import { isRefusedByBrowsers } from '../../../lib/local/process/refused-ports.ts';
import { startWorld } from '../../../lib/local/world/world.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { contentOnDisk } from '../../worlds/content-on-disk.ts';
import { temporaryFolder } from '../../worlds/temporary-folder.ts';
import { recordListening } from './record-listening.ts';

const from = {
  content: await contentOnDisk(breadCourse()),
  templates: fileURLToPath(new URL('../../../templates', import.meta.url)),
};
const recorder = new URL('./record-listening-of-program.ts', import.meta.url);
const folder = await temporaryFolder();
const listening = join(folder, 'listening.ndjson');

vi.stubEnv('LISTENING_FILE', listening);
vi.stubEnv('NODE_OPTIONS', `--import=${recorder}`);
const stopRecording = recordListening(listening);
const world = await startWorld({ folder: join(folder, 'data'), port: 0, ...from });
if ('refused' in world) throw new Error(world.refused.join('\n'));
afterAll(async () => {
  await world.close();
  stopRecording();
  vi.unstubAllEnvs();
});

const doorSchema = z.object({
  pid: z.int(),
  at: z.object({ address: z.string(), port: z.int() }),
});
/** Every socket on which a process of the world listens, as Node itself tells of it. */
const doors = readFileSync(listening, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => doorSchema.parse(JSON.parse(line)));
const pagesPort = Number(new URL(world.url).port);
const pages = doors.filter(({ at }) => at.port === pagesPort);
/** Whatever is no page is for the world's own processes: so is a door that somebody adds. */
const services = doors.filter(({ at }) => at.port !== pagesPort);

type Asked = { method: string; path: string; headers?: OutgoingHttpHeaders; body?: string };
const aws = (target: string, body: string): Asked => ({
  method: 'POST',
  path: '/',
  headers: {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': target,
    'x-amz-date': '20270101T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=local/20270101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
  },
  body,
});

/** What an attacker is after: reading the table, the key and the mails, and moving the clock. */
const wanted: Asked[] = [
  { method: 'GET', path: '/' },
  { method: 'OPTIONS', path: '/', headers: { 'access-control-request-method': 'POST' } },
  aws('DynamoDB_20120810.ListTables', '{}'),
  aws('secretsmanager.GetSecretValue', '{"SecretId":"dripline-local"}'),
  aws('AmazonSQS.ReceiveMessage', '{}'),
  { method: 'POST', path: '/', body: 'Action=GetSendQuota&Version=2010-12-01' },
  { method: 'GET', path: '/_control/mails' },
  { method: 'POST', path: '/_control/events/take', body: '{}' },
];
const wantedOfPages: Asked[] = [
  { method: 'GET', path: '/_local/' },
  { method: 'GET', path: '/_local/world' },
  { method: 'GET', path: '/_local/mail' },
  { method: 'GET', path: '/_local/subscribers' },
  { method: 'POST', path: '/_local/clock', body: '{"advance":"P1D"}' },
  { method: 'POST', path: '/_local/clock', body: 'advance=P1D' },
  { method: 'POST', path: '/_local/addresses', body: '{"address":"a@b.test","behaviour":"bounce"}' },
  {
    method: 'POST',
    path: '/_local/lambda/2015-03-31/functions/dripline-local-run-job/invocations',
    body: '{}',
  },
];

const foreignHosts: Record<string, OutgoingHttpHeaders> = {
  'a name that leads to this machine': { host: 'evil.example' },
  'such a name with the port': { host: `evil.example:${pagesPort}` },
  'a name that begins like ours': { host: 'localhost.evil.example' },
  'a name that begins like our number': { host: '127.0.0.1.evil.example' },
  'an address of another interface': { host: '192.168.1.10' },
};
const foreignPages: Record<string, OutgoingHttpHeaders> = {
  'a script of another site': {
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'cors',
    'sec-fetch-dest': 'empty',
  },
  'a form of another site, as plain text': {
    origin: 'https://evil.example',
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'no-cors',
    'content-type': 'text/plain',
  },
  'a page at another port of this machine': {
    origin: 'http://localhost:5173',
    'sec-fetch-site': 'same-site',
  },
  'an older browser': { origin: 'https://evil.example' },
  'a page without an origin, in an older browser': { origin: 'null' },
};
const frames: Record<string, OutgoingHttpHeaders> = {
  'a frame on another site': {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'iframe',
  },
  'a script tag of another site': {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-dest': 'script',
  },
};

const ask = async (port: number, { method, path, headers, body }: Asked, guise: OutgoingHttpHeaders) => {
  const asking = request({ host: '127.0.0.1', port, method, path, headers: { ...headers, ...guise } });
  asking.end(body);
  // What `response` comes with.
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  const said = await text(response);
  return { status: response.statusCode ?? 0, headers: response.headers, said };
};
type Answer = Awaited<ReturnType<typeof ask>>;

/** No other site may read the answer, nor show it in a frame of its own. */
const expectClosed = ({ headers }: Answer) => {
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  expect(headers['content-security-policy']).toMatch(/frame-ancestors '(self|none)'/);
  expect(headers['x-frame-options']).toMatch(/^(SAMEORIGIN|DENY)$/);
};

const everyGuise = Object.entries({ ...foreignHosts, ...foreignPages, ...frames });

describe('the doors of the local world', () => {
  it('are one for each process, on loopback alone, at ports that browsers go to', () => {
    expect(doors.map(({ pid }) => pid).sort()).toEqual([process.pid, ...world.pids].sort());
    for (const { at } of doors) {
      expect(at.address).toBe('127.0.0.1');
      expect(isRefusedByBrowsers(at.port)).toBe(false);
    }
    expect(pages).toHaveLength(1);
  });

  // With the pass, so that it is the guard that refuses, whatever a page has got hold of.
  it.each(everyGuise)('are shut for %s, but for the page that everybody may see', async (_, guise) => {
    for (const { at } of services)
      for (const asked of wanted) {
        const answer = await ask(at.port, asked, { ...guise, [passHeader]: world.pass });
        expect({ ...asked, status: answer.status }).toEqual({ ...asked, status: 403 });
        expectClosed(answer);
      }
  });

  it('to the services are shut for every program that has not the pass', async () => {
    for (const guise of [{}, { [passHeader]: 'x'.repeat(world.pass.length) }, { [passHeader]: '' }])
      for (const { at } of services)
        for (const asked of wanted) expect((await ask(at.port, asked, guise)).status).toBe(403);
  });

  it.each(everyGuise)('to the inbox is shut for %s', async (_, guise) => {
    const before = world.now();
    for (const asked of wantedOfPages) {
      const answer = await ask(pagesPort, asked, { ...guise, [passHeader]: world.pass });
      expect({ ...asked, status: answer.status }).toEqual({ ...asked, status: 403 });
      expectClosed(answer);
    }
    expect(world.now().slice(0, 10)).toBe(before.slice(0, 10));
    expect(await world.markedAddresses()).toEqual({});
  });

  it.each(Object.entries(foreignHosts))('to the sign-up page is shut for %s', async (_, guise) => {
    expect((await ask(pagesPort, { method: 'GET', path: '/' }, guise)).status).toBe(403);
  });

  it.each(Object.entries(foreignPages))('tells %s nothing through the sign-up page', async (_, guise) => {
    for (const asked of wanted) expectClosed(await ask(pagesPort, asked, guise));
  });

  it('lets links of other sites lead to the inbox', async () => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    };
    const answer = await ask(pagesPort, { method: 'GET', path: '/_local/' }, link);
    expect(answer.status).toBe(200);
    expectClosed(answer);
  });

  it('tells how to reach the services only to who has the pass', async () => {
    const asked = { method: 'GET', path: '/_local/world' };
    expect(JSON.parse((await ask(pagesPort, asked, {})).said)).toEqual({ pid: process.pid });
    expect(JSON.parse((await ask(pagesPort, asked, { [passHeader]: world.pass })).said)).toEqual({
      pid: process.pid,
      environment: world.environment,
    });
  });

  it('runs a function only for who has the pass', async () => {
    const path = '/_local/lambda/2015-03-31/functions/dripline-local-run-job/invocations';
    expect((await ask(pagesPort, { method: 'POST', path, body: '{}' }, {})).status).toBe(403);
  });
});
