import * as z from 'zod';
import { type Instant, instantSchema, later } from '../time/instant.ts';

/** What a key may be for; each is asked for by its name, and none includes another. */
export const apiScopes = ['subscribe', 'vouch', 'read', 'tag', 'unsubscribe', 'stats'] as const;
export const apiScope = z.enum(apiScopes);
export type ApiScope = z.infer<typeof apiScope>;

/** What each scope lets a program do, for whoever gives a key away. */
export const scopeInWords = {
  subscribe: 'ask somebody whether they want a course: they get the mail that asks them to confirm',
  vouch: 'with subscribe: bring in somebody who has confirmed elsewhere, with proof of it, which is kept',
  read: 'look people up, and be told by other answers whether an address is on record',
  tag: 'mark people for issues of their own, and take the mark off',
  unsubscribe: 'end what somebody gets',
  stats: 'read the counts of each day, of nobody in particular',
} as const satisfies Record<ApiScope, string>;

/** Names a key for good, also in a consent that came by it. Says nothing of its secret. */
export const apiKeyId = z
  .string()
  .regex(/^[a-z0-9]{10}$/)
  .brand<'ApiKeyId'>();
export type ApiKeyId = z.infer<typeof apiKeyId>;

/** One secret of a key. Only a keyed hash of it is kept, so that whoever reads the record can call nothing with it. */
const apiSecretSchema = z.object({
  hash: z.string(),
  /** How it begins, to tell two of one key apart. */
  beginning: z.string(),
  since: instantSchema,
  /** From when on it opens nothing: another has taken its place. */
  until: instantSchema.optional(),
});

/** What a program of somebody else's may do here. Secrets come and go; name, scopes and counts are the key's. */
export const apiKeySchema = z.lazy(() =>
  z.object({
    id: apiKeyId,
    version: z.int().nonnegative(),
    name: z.string().optional(),
    scopes: z.array(apiScope).min(1),
    /** At most so many requests are answered in an hour of the clock. */
    perHour: z.int().positive(),
    createdAt: instantSchema,
    expiresAt: instantSchema.optional(),
    revokedAt: instantSchema.optional(),
    /** The latest last. */
    secrets: z.array(apiSecretSchema).min(1),
  }),
);
export type ApiKey = z.infer<typeof apiKeySchema>;

/** What stands before the id, so that whoever finds one somewhere knows what it is. */
const mark = 'dripline';
const written = new RegExp(`^${mark}_([a-z0-9]{10})_([0-9a-f]{64})$`);

/** A key as a program sends it. */
export const writeApiKey = (id: ApiKeyId, secret: string): string => `${mark}_${id}_${secret}`;

/** Reads one; undefined for what no key looks like, which then is asked of no record. */
export const readApiKey = (text: string): { id: ApiKeyId; secret: string } | undefined => {
  const [, id, secret] = written.exec(text) ?? [];
  return id && secret ? { id: apiKeyId.parse(id), secret } : undefined;
};

/** So much of a key is ever shown again. */
export const shownKey = (id: ApiKeyId, beginning: string): string => `${writeApiKey(id, beginning)}…`;

type NewSecret = { hash: string; beginning: string };

export const newApiKey = (
  { name, expiresAt, ...wanted }: Pick<ApiKey, 'id' | 'name' | 'scopes' | 'perHour' | 'expiresAt'>,
  secret: NewSecret,
  now: Instant,
): ApiKey => ({
  ...wanted,
  ...(name ? { name } : {}),
  ...(expiresAt ? { expiresAt } : {}),
  version: 0,
  createdAt: now,
  secrets: [{ ...secret, since: now }],
});

/** Whether a key with that secret opens anything now. */
export const apiKeyStanding = (
  key: ApiKey,
  hash: string,
  now: Instant,
): 'good' | 'unknown' | 'replaced' | 'expired' | 'revoked' => {
  const secret = key.secrets.find((each) => each.hash === hash);
  if (!secret) return 'unknown';
  if (key.revokedAt) return 'revoked';
  if (key.expiresAt && key.expiresAt <= now) return 'expired';
  return secret.until && secret.until <= now ? 'replaced' : 'good';
};

/**
 * With a new secret beside the one before, which opens for another while: its program can change over in its own time.
 * Those before that are over at once, since nobody can say who still holds them. Undefined once it was revoked.
 */
export const withNewSecret = (
  key: ApiKey,
  secret: NewSecret,
  overlap: { hours: number },
  now: Instant,
): ApiKey | undefined => {
  if (key.revokedAt) return undefined;
  const until = later(now, overlap);
  const last = key.secrets.at(-1);
  const kept = last ? [{ ...last, until: last.until && last.until < until ? last.until : until }] : [];
  return { ...key, secrets: [...kept, { ...secret, since: now }] };
};

/** For good; undefined where it was already. */
export const withRevocation = (key: ApiKey, now: Instant): ApiKey | undefined =>
  key.revokedAt ? undefined : { ...key, revokedAt: now };
