import { randomBytes } from 'node:crypto';
import { requestId } from '../domain/sign-up/request-id.ts';
import { subscriberId } from '../domain/subscriber/subscriber.ts';
import type { Random } from '../pipeline/ports/random.ts';

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** 26 characters of a 32-letter alphabet: 130 bits, no letters that look like digits. */
const randomName = (): string =>
  Array.from(randomBytes(26), (byte) => alphabet[byte % alphabet.length]).join('');

/** A key for signing, or what a program shows: 32 bytes in hex. */
export const newSecretKey = (): string => randomBytes(32).toString('hex');

/** The real source of randomness; the only place that reads it. */
export const systemRandom: Random = {
  subscriberId: () => subscriberId.parse(randomName()),
  ownerToken: randomName,
  requestId: () => requestId.parse(randomName()),
  secret: newSecretKey,
  fraction: () => randomBytes(4).readUInt32BE() / 2 ** 32,
};
