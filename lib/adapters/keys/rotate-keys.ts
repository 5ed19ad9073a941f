import { withNewKey } from './keyring.ts';
import type { Secret } from './secret.ts';

/** `changed-meanwhile`: somebody else changed the secret at the same moment; theirs holds, and ours is used for nothing. */
export type Rotation = { kind: 'rotated'; from: string; to: string } | { kind: 'changed-meanwhile' };

/**
 * Adds a key to the secret and lets it sign. Links of every earlier key stay good, however many do this at once: what was read
 * is replaced, or nothing is.
 */
export const rotateKeys = async (
  secret: Pick<Secret, 'current' | 'prepare' | 'makeCurrent'>,
  key: string,
): Promise<Rotation> => {
  const before = await secret.current();
  const { text, from, to } = withNewKey(before.text, key);
  const version = await secret.prepare(text);
  const isCurrent = await secret.makeCurrent(version, before.version);
  return isCurrent ? { kind: 'rotated', from, to } : { kind: 'changed-meanwhile' };
};
