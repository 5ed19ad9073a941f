import type { Instant } from '../../domain/time/instant.ts';
import { duePartition } from './keys.ts';
import { shardOf } from './shard-of.ts';

/** The attribute that puts an item into the due index: there exactly while something is due. */
export const dueShard = (dueAt: Instant | undefined, id: string, shards: number): { dueShard?: string } =>
  dueAt ? { dueShard: duePartition(shardOf(id, shards)) } : {};
