import { type ApiKey, shownKey } from '../../../lib/domain/api/api-key.ts';
import type { Instant } from '../../../lib/domain/time/instant.ts';
import type { MadeApiKey } from '../../../lib/pipeline/api/make-api-key.ts';

const endOf = ({ revokedAt, expiresAt }: ApiKey, now: Instant): string => {
  if (revokedAt) return `revoked ${revokedAt}`;
  if (!expiresAt) return 'never expires';
  return expiresAt <= now ? `expired ${expiresAt}` : `expires ${expiresAt}`;
};

/** One key, as far as it is ever shown again. */
export const keyInWords = (key: ApiKey, now: Instant): string => {
  const secrets = key.secrets
    .filter(({ until }) => until === undefined || until > now)
    .map(({ beginning, until }) => shownKey(key.id, beginning) + (until ? ` (until ${until})` : ''));
  const parts = [
    key.id,
    key.name ?? 'without a name',
    key.scopes.join(','),
    `${key.perHour} an hour`,
    endOf(key, now),
    secrets.join(' and '),
  ];
  return parts.join('  ');
};

/** What a program may have of a key: nothing of what it hashes to. */
export const keyAsJson = ({ secrets, version: _, ...key }: ApiKey) => ({
  ...key,
  secrets: secrets.map(({ hash: __, ...secret }) => secret),
});

/** The whole of it, which nobody is shown again. */
export const madeInWords = ({ key, text }: MadeApiKey): string[] => [
  text,
  '',
  `This is the only time that it is shown. Its id is ${key.id}; it may ${key.scopes.join(', ')}, ${key.perHour} times an hour.`,
];
