import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { createCaptcha } from '../../lib/adapters/captcha.ts';
import { createMemoryTelemetry } from '../memory/telemetry.ts';

const asked: { path: string; form: Record<string, string> }[] = [];
/** Turnstile and hCaptcha as their documents describe `siteverify`. */
const service = createServer(async (request, response) => {
  const form = Object.fromEntries(new URLSearchParams(await text(request)));
  asked.push({ path: request.url ?? '', form });
  if (form.response === 'crash') return void response.writeHead(503).end('later');
  if (form.response === 'hang-up') return void request.socket.destroy();
  const success = form.response === 'solved' && form.secret === 'their secret';
  response.end(JSON.stringify({ success, 'error-codes': success ? [] : ['invalid-input-response'] }));
});
service.listen(0, '127.0.0.1');
await once(service, 'listening');
afterAll(() => service.close());
// A server that listens on a port has an AddressInfo; strings are for pipes.
const { port } = service.address() as AddressInfo;

const at = {
  turnstile: `http://127.0.0.1:${port}/turnstile`,
  hcaptcha: `http://127.0.0.1:${port}/hcaptcha`,
};
const secret = '{"current":"k1","k1":"a key","captcha":"their secret"}';
const { telemetry, lines } = createMemoryTelemetry();
const check = createCaptcha({ readSecret: async () => secret, telemetry }, at);
const settings = (provider: 'turnstile' | 'hcaptcha') => ({ provider, siteKey: 'a-site-key' });

describe('the check that a person is there', () => {
  it.each(['turnstile', 'hcaptcha'] as const)(
    'asks %s with the secret, and passes nothing else on',
    async (provider) => {
      asked.length = 0;
      expect(await check('solved', settings(provider))).toBe('person');
      expect(asked).toEqual([{ path: `/${provider}`, form: { secret: 'their secret', response: 'solved' } }]);
    },
  );

  it('does not take an answer that they refuse, and does not even ask about none', async () => {
    expect(await check('guessed', settings('turnstile'))).toBe('not-shown');
    asked.length = 0;
    expect(await check('', settings('turnstile'))).toBe('not-shown');
    expect(asked).toEqual([]);
  });

  it.each(['crash', 'hang-up'])(
    'says so where they do not answer, and leaves a trace: %s',
    async (answer) => {
      lines.length = 0;
      expect(await check(answer, settings('hcaptcha'))).toBe('no-answer');
      expect(lines).toEqual([expect.stringMatching(/^surprise {"where":"captcha","provider":"hcaptcha"/)]);
    },
  );

  it('fails loudly where site.yaml asks for it and the secret lacks its key', async () => {
    const without = createCaptcha({ readSecret: async () => '{"current":"k1","k1":"a key"}', telemetry }, at);
    await expect(without('solved', settings('turnstile'))).rejects.toThrow('put it there as "captcha"');
  });

  it('says what to rename where the secret has its key under the name that it had before', async () => {
    const readSecret = async () => '{"current":"k1","k1":"a key","humanCheck":"their secret"}';
    const former = createCaptcha({ readSecret, telemetry }, at);
    const said = await former('solved', settings('turnstile')).catch(String);
    expect(said).toContain('"humanCheck": rename it to "captcha"');
    expect(said).not.toContain('their secret');
  });
});
