import type { ListRequest } from '../../lib/domain/newsletter/list-request.ts';
import type { ListRequests, SubscriptionRef } from '../../lib/pipeline/ports/subscriptions.ts';
import type { MemoryDueIndex } from './due-index.ts';
import type { Watch } from './enrollments.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

const keyOf = ({ subscriberId, listId }: SubscriptionRef): string => `list-request ${subscriberId} ${listId}`;

export const createMemoryListRequests = (
  keep: Keep,
  index: MemoryDueIndex,
  watch: Watch<ListRequest> = () => undefined,
) => {
  const items = createItems<ListRequest>(keep);

  const listRequests: ListRequests = {
    load: async (ref) => items.load(keyOf(ref)),
    of: async (id) => items.pick(({ subscriberId }) => subscriberId === id).found,
    save: async (request) => {
      const { subscriberId, listId, dueAt } = request;
      const before = items.stored.get(keyOf(request));
      const saved = items.save(keyOf(request), request);
      if (saved === 'saved') watch(request, before);
      if (saved === 'saved')
        index.stored(keyOf(request), subscriberId, { listRequestOf: { subscriberId, listId } }, dueAt);
      return saved;
    },
    remove: async (ref) => {
      items.remove(keyOf(ref));
      index.removed(keyOf(ref));
    },
  };
  return { listRequests, asked: items.stored };
};
