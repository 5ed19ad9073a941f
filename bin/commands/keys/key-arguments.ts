import { InvalidArgumentError } from 'commander';
import {
  type ApiKeyId,
  type ApiScope,
  apiKeyId,
  apiScope,
  apiScopes,
} from '../../../lib/domain/api/api-key.ts';
import { type Instant, instantOf } from '../../../lib/domain/time/instant.ts';
import { UsageError } from '../../usage-error.ts';

/** `--scope`, once for each or divided by commas. */
export const scopesIn = (text: string, before: readonly ApiScope[] = []): ApiScope[] => {
  const named = text.split(',').map((name) => {
    const scope = apiScope.safeParse(name.trim());
    if (!scope.success) throw new InvalidArgumentError(`A scope is one of ${apiScopes.join(', ')}.`);
    return scope.data;
  });
  return [...new Set([...before, ...named])];
};

export const keyName = (text: string): ApiKeyId => {
  const id = apiKeyId.safeParse(text);
  if (!id.success)
    throw new InvalidArgumentError(
      'A key is named by the ten characters between the underscores of it; "keys list" shows them.',
    );
  return id.data;
};

/** A day, to its end in UTC, or a moment. */
export const expiry = (text: string): Instant => {
  try {
    return instantOf(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T23:59:59.999Z` : text);
  } catch {
    throw new InvalidArgumentError(
      'Give a day such as 2027-12-31, or a moment such as 2027-12-31T18:00:00Z.',
    );
  }
};

export const keyNotFound = (id: ApiKeyId): UsageError =>
  new UsageError(`There is no key ${id} on this stage; "keys list" shows those there are.`);
