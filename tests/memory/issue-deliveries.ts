import type { IssueDeliveryRef } from '../../lib/domain/delivery/delivery-tag.ts';
import type { IssueDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import { memberCursor } from '../../lib/domain/newsletter/issue-record.ts';
import type { IssueDeliveries } from '../../lib/pipeline/ports/issues.ts';
import type { MemoryDueIndex } from './due-index.ts';
import type { Watch } from './enrollments.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

const keyOf = ({ listId, issueId, subscriberId }: IssueDeliveryRef): string =>
  `${listId} ${issueId} ${subscriberId}`;

/** How many copies the look at the books reads at once. */
const copiesAPage = 2;

export const createMemoryIssueDeliveries = (
  keep: Keep,
  index: MemoryDueIndex,
  watch: Watch<IssueDelivery> = () => undefined,
) => {
  const items = createItems<IssueDelivery>(keep);

  const issueDeliveries: IssueDeliveries = {
    load: async (ref) => items.load(keyOf(ref)),
    glance: async (ref) => items.glance(keyOf(ref)),
    save: async (delivery, replaces) => {
      const key = keyOf(delivery);
      const before = items.stored.get(key);
      const saved = items.save(key, delivery, replaces);
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
    page: async ({ listId, issueId }, from) => {
      const after = from ?? '';
      const rest = [...items.stored]
        .filter(([key, copy]) => copy.listId === listId && copy.issueId === issueId && key > after)
        .sort(([a], [b]) => (a < b ? -1 : 1));
      const isInPage = new Set(rest.slice(0, copiesAPage).map(([, copy]) => copy));
      const page = items.pick((copy) => isInPage.has(copy));
      const last = rest[copiesAPage - 1]?.[0];
      return last === undefined ? page : { ...page, next: memberCursor.parse(last) };
    },
  };
  return {
    issueDeliveries,
    copies: items.stored,
    spoilDelivery: (ref: IssueDeliveryRef) => items.spoil(keyOf(ref)),
  };
};
