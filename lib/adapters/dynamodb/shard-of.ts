import { hash } from 'node:crypto';

/** Derived from an id alone, so that it needs no look-up and spreads a wave of sign-ups. */
export const shardOf = (id: string, shards: number): number =>
  hash('sha256', id, 'buffer').readUInt32BE(0) % shards;
