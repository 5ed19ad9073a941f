import { tagOperation, unsubscribeOperation } from './change-person.ts';
import type { Operation } from './operation.ts';
import { findPersonOperation, readPersonOperation } from './read-person.ts';
import { readStatsOperation } from './read-stats.ts';
import { subscribeOperation } from './subscribe.ts';

/** Everything that another program can ask for. Fixed paths stand before those with a parameter. */
export const operations: readonly Operation[] = [
  subscribeOperation,
  findPersonOperation,
  tagOperation,
  unsubscribeOperation,
  readPersonOperation,
  readStatsOperation,
];
