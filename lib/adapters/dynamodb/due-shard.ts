import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time/instant.ts';

/** Derived from an id alone, so that it needs no look-up and spreads a wave of sign-ups. */
export const shardOf = (id: string, shards: number): number =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % shards;

export const shardKey = (shard: number): string => `DUE#${shard}`;

/** The attribute that puts an item into the due index: there exactly while something is due. */
export const dueShard = (dueAt: Instant | undefined, id: string, shards: number): { dueShard?: string } =>
  dueAt ? { dueShard: shardKey(shardOf(id, shards)) } : {};
