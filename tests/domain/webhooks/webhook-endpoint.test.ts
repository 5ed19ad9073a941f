import { describe, expect, it } from 'vitest';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import {
  mostTries,
  newWebhookEndpoint,
  signingNumbers,
  waitAfter,
  webhookEndpointId,
  webhookUrl,
  withNewWebhookSecret,
} from '../../../lib/domain/webhooks/webhook-endpoint.ts';

const now = instantOf('2026-11-24T09:00:00Z');
const endpoint = newWebhookEndpoint(
  {
    id: webhookEndpointId.parse('w7m2p9qa3x'),
    url: 'https://crm.example/hooks',
    types: ['confirmed'],
    includesAddress: false,
  },
  now,
);

describe('a webhook endpoint', () => {
  it('is signed for with both secrets while one takes the place of the other, the new one first', () => {
    const rotated = withNewWebhookSecret(endpoint, { hours: 2 }, now);
    expect(signingNumbers(endpoint, now)).toEqual([1]);
    expect(signingNumbers(rotated, later(now, { minutes: 119 }))).toEqual([2, 1]);
    expect(signingNumbers(rotated, later(now, { hours: 2 }))).toEqual([2]);
    const again = withNewWebhookSecret(rotated, { hours: 2 }, now);
    expect(signingNumbers(again, now)).toEqual([3, 2]);
  });

  it.each(['http://crm.example/', 'ftp://crm.example/', 'crm.example', 'https://me:secret@crm.example/'])(
    'is not at %s',
    (url) => {
      expect(webhookUrl.safeParse(url).success).toBe(false);
    },
  );
});

describe('the waits between tries', () => {
  it('grow, and none is longer than SQS can hide a message', () => {
    const waits = Array.from({ length: mostTries - 1 }, (_, index) => waitAfter(index + 1));
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBe(5);
    expect(Math.max(...waits)).toBeLessThan(12 * 3600);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(24 * 3600);
    expect(waitAfter(99)).toBe(waits.at(-1));
  });
});
