import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import { createTable } from '../../../lib/adapters/dynamodb/table.ts';
import { useEnvironment } from '../../../lib/local/process/environment.ts';

describe('a DynamoDB that takes a request and stays silent', async () => {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    request.resume();
    if (requests === 2) response.end('{"Item":{"pk":{"S":"a"},"sk":{"S":"b"}}}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  // A server that listens on a port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const leave = useEnvironment({
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${port}`,
  });
  afterAll(() => {
    leave();
    server.closeAllConnections();
    server.close();
  });

  it('is asked once more instead of waited for until the function is ended', async () => {
    const table = createTable('silent', {}, { timeLimitMilliseconds: 200 });
    expect(await table.get({ pk: 'a', sk: 'b' })).toEqual({ pk: 'a', sk: 'b' });
    expect(requests).toBe(2);
  });
});
