import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createReadUntaken } from '../../../lib/adapters/ses/read-untaken.ts';

const asked: IncomingMessage[] = [];
const store = createServer((request, response) => {
  asked.push(request);
  if (new URL(request.url ?? '', 'http://localhost').pathname.endsWith('/one')) response.end('the object');
  else response.writeHead(404).end('<Error><Code>NoSuchKey</Code><Message>It is not here.</Message></Error>');
});
store.listen(0, '127.0.0.1');
await once(store, 'listening');
afterAll(() => store.close());

// A server that listens on a port has an AddressInfo; strings are for pipes.
const { port } = store.address() as AddressInfo;
vi.stubEnv('AWS_REGION', 'eu-west-1');
vi.stubEnv('AWS_ENDPOINT_URL_S3', `http://127.0.0.1:${port}`);
const read = createReadUntaken({ credentials: { accessKeyId: 'the-key', secretAccessKey: 'secret' } });

describe('an object of the bucket of what was not taken', () => {
  it('is asked of S3 under a signature of the function, and read whole', async () => {
    expect(await read({ bucket: 'untaken-1', key: 'untaken/2026/11/24/15/one' })).toBe('the object');
    const [request] = asked;
    expect(request?.method).toBe('GET');
    expect(request?.url).toMatch(/^\/untaken-1\/untaken\/2026\/11\/24\/15\/one\b/);
    expect(request?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=the-key\/\d{8}\/eu-west-1\/s3\/aws4_request,/,
    );
  });

  it('that is not there is a surprise', async () => {
    await expect(read({ bucket: 'untaken-1', key: 'untaken/two' })).rejects.toThrow('It is not here.');
  });
});
