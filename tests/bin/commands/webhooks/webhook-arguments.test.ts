import { describe, expect, it } from 'vitest';
import { endpointUrl } from '../../../../bin/commands/webhooks/webhook-arguments.ts';

describe('the address of an endpoint', () => {
  it.each([
    'https://127.0.0.1/hooks',
    'https://10.0.0.8/',
    'https://[::1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/',
    'https://[::ffff:10.0.0.8]/',
  ])('is not %s, which is in no public network', (url) => {
    expect(() => endpointUrl(url)).toThrow(/not public/);
  });

  it.each(['http://crm.example/', 'https://ada:secret@crm.example/', 'crm.example'])('is not %s', (url) => {
    expect(() => endpointUrl(url)).toThrow(/^The address /);
  });

  it('is any other that is spoken to in secret', () => {
    expect(endpointUrl('https://crm.example/hooks?of=dripline')).toBe(
      'https://crm.example/hooks?of=dripline',
    );
  });
});
