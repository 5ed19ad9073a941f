/**
 * Something on record that this code cannot read: it is left as it is, and never mailed. Its message names where it
 * stands and what is wrong, never what it holds.
 */
export class UnreadableItem extends Error {
  override name = 'UnreadableItem';
}

/** `stale`: somebody wrote since this version was read; read again and decide again. */
export type Saved = 'saved' | 'stale';
