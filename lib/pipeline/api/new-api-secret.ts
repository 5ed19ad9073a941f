import type { Ports } from '../ports.ts';

/** A secret to show once, and what is kept of it. */
export const newApiSecret = ({ random, hashes }: Pick<Ports, 'random' | 'hashes'>) => {
  const secret = random.secret();
  return { secret, kept: { hash: hashes.apiSecret(secret), beginning: secret.slice(0, 4) } };
};
