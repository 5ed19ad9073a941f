import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';

/** Whether nothing stands against somebody's address. */
export const mayBeMailed =
  ({ subscribers, suppressions }: Pick<Ports, 'subscribers' | 'suppressions'>) =>
  async (id: SubscriberId): Promise<boolean> => {
    const person = await subscribers.load(id);
    return person !== undefined && (await suppressions.find(person.addressHash)) === undefined;
  };
