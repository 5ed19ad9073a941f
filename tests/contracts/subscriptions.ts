import { describe, expect, it } from 'vitest';
import { listId } from '../../lib/domain/content/newsletter.ts';
import type { MemberCursor } from '../../lib/domain/newsletter/issue-record.ts';
import { UnreadableItem } from '../../lib/pipeline/ports/record.ts';
import type { Subscriptions } from '../../lib/pipeline/ports/subscriptions.ts';
import { letters, subscriptionOf } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

const notes = listId.parse('notes');
const few = listId.parse('few');

/** Everybody on a list as a fan-out goes through it, page by page. */
const everybodyOn = async (subscriptions: Subscriptions, list: typeof notes, from?: MemberCursor) => {
  const found = [];
  let unreadable = 0;
  let page = await subscriptions.page(list, from);
  for (;;) {
    found.push(...page.found);
    unreadable += page.unreadable;
    if (!page.next) break;
    page = await subscriptions.page(list, page.next);
  }
  return { ids: found.map(({ subscriberId }) => subscriberId), unreadable };
};

export const subscriptionsContract: Contract = (create) =>
  describe('subscriptions', async () => {
    const { ports, spoil } = await create();
    const { subscriptions } = ports;

    itKeepsVersions({
      create: subscriptionOf,
      load: (item) => subscriptions.load(item),
      save: subscriptions.save,
    });

    it('are seen by a glance, if not at once', async () => {
      const subscription = subscriptionOf(42, letters);
      expect(await subscriptions.glance(subscription)).toBeUndefined();
      await subscriptions.save(subscription);
      const seen = [await subscriptions.glance(subscription), await subscriptions.glance(subscription)];
      expect(seen).toContainEqual({ ...subscription, version: 1 });
      await subscriptions.remove(subscription);
    });

    it('are paged through to the end, each once, one list by itself', async () => {
      const members = Array.from({ length: 40 }, (_, number) => subscriptionOf(number, notes));
      for (const member of members) await subscriptions.save(member);
      await subscriptions.save(subscriptionOf(41, letters));
      const { ids, unreadable } = await everybodyOn(subscriptions, notes);
      expect(ids).toHaveLength(members.length);
      expect(new Set(ids)).toEqual(new Set(members.map(({ subscriberId }) => subscriberId)));
      expect(unreadable).toBe(0);
    });

    it('bring no empty page but the last, however few they are', async () => {
      await subscriptions.save(subscriptionOf(50, few));
      await subscriptions.save(subscriptionOf(51, few));
      let page = await subscriptions.page(few);
      let found = page.found.length;
      while (page.next) {
        expect(page.found).not.toEqual([]);
        page = await subscriptions.page(few, page.next);
        found += page.found.length;
      }
      expect(found).toBe(2);
    });

    it('are paged through from after any of them on', async () => {
      const { ids } = await everybodyOn(subscriptions, notes);
      for (const index of [0, 7, 38]) {
        const ref = {
          ...subscriptionOf(0, notes),
          subscriberId: ids[index] ?? subscriptionOf(0).subscriberId,
        };
        const rest = await everybodyOn(subscriptions, notes, await subscriptions.after(ref));
        expect(rest.ids).toEqual(ids.slice(index + 1));
      }
    });

    it('count those that cannot be read, and hide nobody else', async () => {
      const before = await everybodyOn(subscriptions, notes);
      const member = subscriptionOf(0, notes);
      await spoil(member);
      await expect(subscriptions.load(member)).rejects.toBeInstanceOf(UnreadableItem);
      const { ids, unreadable } = await everybodyOn(subscriptions, notes);
      expect(unreadable).toBe(1);
      expect(ids).toEqual(before.ids.filter((id) => id !== member.subscriberId));
    });

    it('are gone when they are removed, and removing what is not there is no fault', async () => {
      const member = subscriptionOf(1, notes);
      await subscriptions.remove(member);
      await subscriptions.remove(member);
      expect(await subscriptions.load(member)).toBeUndefined();
      expect((await everybodyOn(subscriptions, notes)).ids).not.toContain(member.subscriberId);
    });

    it('are none on a list that nobody has joined', async () => {
      expect(await everybodyOn(subscriptions, listId.parse('nobody'))).toEqual({ ids: [], unreadable: 0 });
    });
  });
