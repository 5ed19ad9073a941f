import { createHash } from 'node:crypto';

/** Keys in order, so that equal content has equal text. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** The name of an immutable version: the SHA-256 of everything in it. */
export const contentHash = (everything: unknown): string =>
  createHash('sha256').update(canonicalJson(everything)).digest('hex');
