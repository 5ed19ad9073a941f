import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { millisecondsApart } from '../../domain/time/instant.ts';
import type { Clock } from '../../pipeline/ports/clock.ts';
import type { Ports } from '../../pipeline/ports.ts';
import { Unusable } from '../unusable.ts';

/**
 * The secret's value: keys by id, and the id that signs now. Rotation adds a key and moves `current`; no key
 * is ever taken away, because an unsubscribe link must work for as long as somebody keeps the mail.
 */
const secretSchema = z
  .looseObject({ current: z.string().regex(/^k\d+$/) })
  .transform(({ current, ...rest }, context) => {
    const keys = new Map(
      Object.entries(rest).flatMap(([id, key]) =>
        /^k\d+$/.test(id) && typeof key === 'string' ? [[id, key] as const] : [],
      ),
    );
    const first = keys.get('k1');
    const signing = keys.get(current);
    if (!first || !signing) {
      context.addIssue({ code: 'custom', message: 'needs the key "k1" and the key that "current" names' });
      return z.NEVER;
    }
    return { current, first, signing, keys };
  });

type Keys = {
  readonly current: string;
  /** HMAC-SHA-256 of `text` under a key of the ring, in hex, kept apart by `purpose`; undefined for an unknown key id. */
  mac(keyId: string, purpose: string, text: string): string | undefined;
  /** A keyed hash that stays the same for ever: made with the first key, whichever signs now. */
  hash(purpose: string, text: string): string;
};

export type Keyring = Keys & {
  /** Looks whether a key that is not in the ring has been added since, at most once a minute. */
  learn(keyId: string): Promise<void>;
};

const macOf = (key: KeyObject, text: string) => createHmac('sha256', key).update(text);

/** Derives a key for each purpose once: there are few of both, and a sweep signs several links a mail. */
const derivation = () => {
  const derived = new Map<string, KeyObject>();
  return (key: string, purpose: string): KeyObject => {
    const name = JSON.stringify([key, purpose]);
    const known =
      derived.get(name) ??
      createSecretKey(Buffer.from(hkdfSync('sha256', key, '', `dripline ${purpose}`, 32)));
    derived.set(name, known);
    return known;
  };
};

/** A text that is no JSON is none of the shapes, and the parser's own complaint would quote it. */
const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const parse = (secretText: string) => {
  const parsed = secretSchema.safeParse(fromJson(secretText));
  if (parsed.success) return parsed.data;
  throw new Unusable(
    'The secret does not have the shape {"current":"k1","k1":"…"}; see docs/architecture.md.',
  );
};

const lookAgainMilliseconds = 60_000;

/** Where the secret is read again, and who hears when that fails. */
export type Renewal = Pick<Ports, 'clock'> & {
  read: () => Promise<string>;
  failed: (error: unknown) => void;
};

/**
 * Makes the keyring of a secret's text; throws when it has not the shape above, without quoting it. With
 * `renewal` it learns of keys that a rotation adds while this process lives: from a link that names one, and by
 * age, when something is signed a minute or more after the last look. That look is not waited for: what is being
 * signed takes the key that is known, the next takes the new one, and nobody who signs nothing pays for a read.
 */
export const createKeyring = (secretText: string, renewal?: Renewal): Keyring => {
  const derive = derivation();
  let ring = parse(secretText);
  let look: { at: ReturnType<Clock['now']>; done: Promise<void> } | undefined;
  const startedAt = renewal?.clock.now();

  const isOlderThanAMinute = (at: ReturnType<Clock['now']> | undefined): boolean =>
    at !== undefined &&
    renewal !== undefined &&
    millisecondsApart(at, renewal.clock.now()) >= lookAgainMilliseconds;
  const lookAgain = ({ clock, read }: Renewal): Promise<void> => {
    const again = async () => {
      ring = parse(await read());
    };
    look = { at: clock.now(), done: again() };
    return look.done;
  };

  return {
    get current() {
      // A secret that cannot be read for a while is no reason to stop signing: the keys that are known stay good.
      if (renewal && isOlderThanAMinute(look?.at ?? startedAt)) lookAgain(renewal).catch(renewal.failed);
      return ring.current;
    },
    mac: (keyId, purpose, text) => {
      const key = ring.keys.get(keyId);
      return key === undefined ? undefined : macOf(derive(key, purpose), text).digest('hex');
    },
    hash: (purpose, text) => macOf(derive(ring.first, purpose), text).digest('base64url').slice(0, 32),
    learn: async (keyId) => {
      if (!renewal || ring.keys.has(keyId) || !/^k\d{1,6}$/.test(keyId)) return;
      // Whoever comes within the minute shares the look, so that invented ids cost one read a minute.
      await (look && !isOlderThanAMinute(look.at) ? look.done : lookAgain(renewal));
    },
  };
};

/** The secret's text with one more key, which signs from now on. Everything else in it stays. */
export const withNewKey = (secretText: string, key: string): { text: string; from: string; to: string } => {
  const { current, keys } = parse(secretText);
  const numbers = [...keys.keys()].map((id) => Number(id.slice(1)));
  const to = `k${Math.max(...numbers) + 1}`;
  return { text: JSON.stringify({ ...JSON.parse(secretText), [to]: key, current: to }), from: current, to };
};

export const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);
