import { createHash } from 'node:crypto';

/** Derived from an id alone, so that it needs no look-up and spreads a wave of sign-ups. */
export const shardOf = (id: string, shards: number): number =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % shards;
