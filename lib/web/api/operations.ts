import { tagOperation, unsubscribeOperation } from './change-person.ts';
import type { Operation } from './operation.ts';
import type { OperationId } from './operation-paths.ts';
import { findPersonOperation, readPersonOperation } from './read-person.ts';
import { readStatsOperation } from './read-stats.ts';
import { subscribeOperation } from './subscribe.ts';

/** Everything that another program can ask for. */
export const operations = {
  subscribe: subscribeOperation,
  findSubscriber: findPersonOperation,
  tagSubscriber: tagOperation,
  unsubscribe: unsubscribeOperation,
  readSubscriber: readPersonOperation,
  readStats: readStatsOperation,
} satisfies Record<OperationId, Operation>;
