import { type SubscriberId, withoutTag, withTag } from '../domain/subscriber.ts';
import type { Tag } from '../domain/tag.ts';
import { changeItem } from './change-item.ts';
import type { Subscribers } from './ports.ts';

export type TagOutcome = 'changed' | 'as-it-was' | 'nobody';

/** Marks a subscriber with a tag, or takes it off: who gets an issue for that tag is asked when it goes out. */
export const tagSubscriber =
  ({ subscribers }: { subscribers: Subscribers }) =>
  async (id: SubscriberId, tag: Tag, wish: 'add' | 'remove'): Promise<TagOutcome> => {
    if (!(await subscribers.load(id))) return 'nobody';
    const store = { load: (of: { id: SubscriberId }) => subscribers.load(of.id), save: subscribers.save };
    const change = wish === 'add' ? withTag : withoutTag;
    return (await changeItem(store, { id }, (subscriber) => change(subscriber, tag)))
      ? 'changed'
      : 'as-it-was';
  };
