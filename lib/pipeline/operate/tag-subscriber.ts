import type { Tag } from '../../domain/content/tag.ts';
import { type SubscriberId, withoutTag, withTag } from '../../domain/subscriber/subscriber.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

export type TagOutcome = 'changed' | 'as-it-was' | 'not-on-record';

/** Marks a subscriber with a tag, or takes it off: who gets an issue for that tag is asked when it goes out. */
export const tagSubscriber =
  (ports: Pick<Ports, 'clock' | 'random' | 'subscribers'>) =>
  async (id: SubscriberId, tag: Tag, request: 'add' | 'remove'): Promise<TagOutcome> => {
    const { subscribers } = ports;
    const change = request === 'add' ? withTag : withoutTag;
    const changed = await changeItem(ports, {
      what: 'a subscriber',
      load: () => subscribers.load(id),
      save: subscribers.save,
      decide: (subscriber) => change(subscriber, tag),
    });
    switch (changed.kind) {
      case 'changed':
        return 'changed';
      case 'unchanged':
        return 'as-it-was';
      case 'missing':
        return 'not-on-record';
    }
  };
