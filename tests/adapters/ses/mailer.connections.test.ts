import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMailer } from '../../../lib/adapters/ses/mailer.ts';
import { answer } from '../../../lib/local/aws-fake/query-protocol.ts';

describe('the connections to SES', () => {
  const connections: Socket[] = [];
  // Keeps an idle connection for a minute, as servers may.
  const server = createServer({ keepAliveTimeout: 60_000 }, async (_, response) => {
    const quota = answer('GetSendQuota', { Max24HourSend: 200, MaxSendRate: 1, SentLast24Hours: 0 });
    response.writeHead(200, { 'content-type': 'text/xml' }).end(await quota.text());
  });
  server.on('connection', (socket) => connections.push(socket));
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    vi.stubEnv('AWS_ENDPOINT_URL_SES', `http://127.0.0.1:${port}`);
    vi.stubEnv('AWS_REGION', 'us-east-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
  });

  it('are used again at once, and closed by us when idle, before SES can close one on a mail', async () => {
    const mailer = createMailer('local');
    await mailer.quota();
    await mailer.quota();
    expect(connections).toHaveLength(1);
    await Promise.all(connections.map((socket) => once(socket, 'close')));
    await mailer.quota();
    expect(connections).toHaveLength(2);
  });
});
