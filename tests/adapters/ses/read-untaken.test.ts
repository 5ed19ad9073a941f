import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createReadUntaken } from '../../../lib/adapters/ses/read-untaken.ts';

const asked: IncomingMessage[] = [];
const store = createServer((request, response) => {
  asked.push(request);
  response.writeHead(request.url?.endsWith('one') ? 200 : 404).end('the object');
});
store.listen(0, '127.0.0.1');
await once(store, 'listening');
afterAll(() => store.close());

// A server that listens on a port has an AddressInfo; strings are for pipes.
const { port } = store.address() as AddressInfo;
const credentials = { accessKeyId: 'the-key', secretAccessKey: 'secret', sessionToken: 'the-token' };
vi.stubEnv('AWS_REGION', 'eu-west-1');
const read = createReadUntaken({ credentials }, `http://127.0.0.1:${port}`);

describe('an object of the bucket of what was not taken', () => {
  it('is asked of S3 under a signature of the function, and read whole', async () => {
    expect(await read({ bucket: 'untaken-1', key: 'untaken/2026/11/24/15/one' })).toBe('the object');
    const [request] = asked;
    expect(request).toMatchObject({ method: 'GET', url: '/untaken-1/untaken/2026/11/24/15/one' });
    expect(request?.headers).toMatchObject({
      'x-amz-security-token': 'the-token',
      // Of an empty body: S3 takes no request without it.
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      authorization: expect.stringMatching(
        /^AWS4-HMAC-SHA256 Credential=the-key\/\d{8}\/eu-west-1\/s3\/aws4_request, SignedHeaders=\S*host\S*, Signature=[0-9a-f]{64}$/,
      ),
    });
  });

  it('that is not given is a surprise, which says no name', async () => {
    await expect(read({ bucket: 'untaken-1', key: 'untaken/two' })).rejects.toThrow(/^S3 answered 404\.$/);
  });
});
