import type { Tag } from '../../domain/content/tag.ts';
import { type SubscriberId, withoutTag, withTag } from '../../domain/subscriber/subscriber.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

export type TagOutcome = 'changed' | 'as-it-was' | 'nobody';

/** Marks a subscriber with a tag, or takes it off: who gets an issue for that tag is asked when it goes out. */
export const tagSubscriber =
  ({ subscribers }: Pick<Ports, 'subscribers'>) =>
  async (id: SubscriberId, tag: Tag, request: 'add' | 'remove'): Promise<TagOutcome> => {
    if (!(await subscribers.load(id))) return 'nobody';
    const store = { load: (of: { id: SubscriberId }) => subscribers.load(of.id), save: subscribers.save };
    const change = request === 'add' ? withTag : withoutTag;
    return (await changeItem(store, { id }, (subscriber) => change(subscriber, tag)))
      ? 'changed'
      : 'as-it-was';
  };
