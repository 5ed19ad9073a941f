import type { IssueDelivery } from '../../domain/newsletter/issue-delivery.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { Ports } from '../ports.ts';

/** A subscriber's copies of issues. There is no index of them: every issue of every list is asked. */
export const issueDeliveriesOf =
  (ports: Pick<Ports, 'newsletters' | 'issueRecords' | 'issueDeliveries'>) =>
  async (subscriberId: SubscriberId): Promise<IssueDelivery[]> => {
    const { newsletters, issueRecords, issueDeliveries } = ports;
    const found: IssueDelivery[] = [];
    for (const { list } of await newsletters.lists()) {
      const issues = await issueRecords.of(list.id);
      const copies = await Promise.all(
        issues.map(({ listId, issueId }) => issueDeliveries.load({ subscriberId, listId, issueId })),
      );
      found.push(...copies.filter((copy) => copy !== undefined));
    }
    return found;
  };
