import { describe, expect, it } from 'vitest';
import {
  newWebhookEndpoint,
  type WebhookEndpoint,
  webhookEndpointId,
} from '../../lib/domain/webhooks/webhook-endpoint.ts';
import { now } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

const endpointOf = (number: number): WebhookEndpoint =>
  newWebhookEndpoint(
    {
      id: webhookEndpointId.parse(String(number).padStart(10, 'w')),
      url: 'https://crm.example/hooks',
      types: ['confirmed', 'lesson.sent'],
      includesAddress: false,
    },
    now,
  );

export const webhookEndpointsContract: Contract = (create) =>
  describe('webhook endpoints', async () => {
    const { webhookEndpoints } = (await create()).ports;

    itKeepsVersions({
      create: endpointOf,
      load: ({ id }) => webhookEndpoints.find(id),
      save: webhookEndpoints.save,
    });

    it('are found one by one and all together, until they are removed', async () => {
      const { webhookEndpoints: fresh } = (await create()).ports;
      await fresh.save(endpointOf(1));
      await fresh.save(endpointOf(2));
      expect((await fresh.all()).map(({ id }) => id).sort()).toEqual([endpointOf(1).id, endpointOf(2).id]);
      await fresh.remove(endpointOf(1).id);
      await fresh.remove(endpointOf(3).id);
      expect(await fresh.find(endpointOf(1).id)).toBeUndefined();
      expect(await fresh.all()).toMatchObject([
        { id: endpointOf(2).id, types: ['confirmed', 'lesson.sent'] },
      ]);
    });
  });
