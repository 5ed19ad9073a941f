import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

/** Whoever wants nothing more has no sign-up to a newsletter left that the link of an earlier mail would confirm. */
export const forgetListRequests =
  (ports: Pick<Ports, 'clock' | 'random' | 'listRequests'>) =>
  async (id: SubscriberId): Promise<void> => {
    const { listRequests } = ports;
    for (const ref of await listRequests.of(id))
      await changeItem(ports, {
        what: 'a sign-up to a newsletter',
        load: () => listRequests.load(ref),
        save: listRequests.save,
        decide: (asked) => (asked.waiting.length > 0 ? { ...asked, waiting: [] } : undefined),
      });
  };
