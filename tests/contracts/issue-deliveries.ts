import { describe, expect, it } from 'vitest';
import { issueId } from '../../lib/domain/content/issue.ts';
import type { IssueDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import { UnreadableItem } from '../../lib/pipeline/ports/record.ts';
import { deliveryOf, issue } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

export const issueDeliveriesContract: Contract = (create) =>
  describe('deliveries of issues', async () => {
    const { ports, spoil } = await create();
    const { issueDeliveries } = ports;
    const all = async () => {
      const pages = await Array.fromAsync(issueDeliveries.of(issue));
      return {
        ids: pages.flatMap(({ found }) => found.map(({ subscriberId }) => subscriberId)),
        unreadable: pages.reduce((sum, { unreadable }) => sum + unreadable, 0),
      };
    };

    it('are read through to the end, each once, one issue by itself', async () => {
      const deliveries = Array.from({ length: 40 }, (_, number) => deliveryOf(number));
      for (const delivery of deliveries) await issueDeliveries.save(delivery);
      await issueDeliveries.save({ ...deliveryOf(41), issueId: issueId.parse('2026-11-24-hello-too') });
      const { ids, unreadable } = await all();
      expect(ids).toHaveLength(deliveries.length);
      expect(new Set(ids)).toEqual(new Set(deliveries.map(({ subscriberId }) => subscriberId)));
      expect(unreadable).toBe(0);
    });

    it('are read page by page just as well', async () => {
      const paged: IssueDelivery[] = [];
      let page = await issueDeliveries.page(issue);
      paged.push(...page.found);
      while (page.next !== undefined) {
        page = await issueDeliveries.page(issue, page.next);
        paged.push(...page.found);
      }
      expect(paged.map(({ subscriberId }) => subscriberId).sort()).toEqual((await all()).ids.sort());
    });

    it('count those that cannot be read, and hide no other', async () => {
      const before = await all();
      const delivery = deliveryOf(0);
      await spoil(delivery);
      await expect(issueDeliveries.load(delivery)).rejects.toBeInstanceOf(UnreadableItem);
      const { ids, unreadable } = await all();
      expect(unreadable).toBe(1);
      expect(ids).toEqual(before.ids.filter((id) => id !== delivery.subscriberId));
    });

    it('are gone when they are removed, and removing what is not there is no fault', async () => {
      const delivery = deliveryOf(1);
      await issueDeliveries.remove(delivery);
      await issueDeliveries.remove(delivery);
      expect(await issueDeliveries.load(delivery)).toBeUndefined();
      expect((await all()).ids).not.toContain(delivery.subscriberId);
    });

    itKeepsVersions({
      create: deliveryOf,
      load: (item) => issueDeliveries.load(item),
      save: issueDeliveries.save,
    });
  });
