import type { IssueDeliveryRef } from '../../lib/domain/delivery/delivery-tag.ts';
import type { IssueDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import type { IssueDeliveries } from '../../lib/pipeline/ports.ts';
import type { MemoryDueIndex } from './due-index.ts';
import type { Watch } from './enrollments.ts';
import { createItems } from './items.ts';

const keyOf = ({ listId, issueId, subscriberId }: IssueDeliveryRef): string =>
  `${listId} ${issueId} ${subscriberId}`;

export const createMemoryIssueDeliveries = (
  index: MemoryDueIndex,
  watch: Watch<IssueDelivery> = () => undefined,
) => {
  const items = createItems<IssueDelivery>();

  const issueDeliveries: IssueDeliveries = {
    load: async (ref) => items.load(keyOf(ref)),
    save: async (delivery) => {
      const key = keyOf(delivery);
      const before = items.stored.get(key);
      const saved = items.save(key, delivery);
      if (saved === 'saved') {
        watch(delivery, before);
        const { subscriberId, listId, issueId, dueAt } = delivery;
        index.stored(`copy ${key}`, subscriberId, { subscriberId, listId, issueId }, dueAt);
      }
      return saved;
    },
    remove: async (ref) => {
      items.remove(keyOf(ref));
      index.removed(`copy ${keyOf(ref)}`);
    },
    of: async function* ({ listId, issueId }) {
      yield items.pick((delivery) => delivery.listId === listId && delivery.issueId === issueId);
    },
  };
  return {
    issueDeliveries,
    copies: items.stored,
    spoilDelivery: (ref: IssueDeliveryRef) => items.spoil(keyOf(ref)),
  };
};
