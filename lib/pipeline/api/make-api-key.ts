import { type ApiKey, apiKeyId, newApiKey, writeApiKey } from '../../domain/api/api-key.ts';
import type { Ports } from '../ports.ts';
import { untilSaved } from '../until-saved.ts';
import { newApiSecret } from './new-api-secret.ts';

/** The one moment at which the whole of a key is known: only what it hashes to is kept. */
export type MadeApiKey = { key: ApiKey; text: string };

/** Makes a key for another program. */
export const makeApiKey =
  (ports: Pick<Ports, 'clock' | 'random' | 'hashes' | 'apiKeys'>) =>
  (wanted: Pick<ApiKey, 'name' | 'scopes' | 'perHour' | 'expiresAt'>): Promise<MadeApiKey> =>
    // An id that is there already is drawn again.
    untilSaved(ports, 'an API key', async () => {
      const id = apiKeyId.parse(ports.random.secret().slice(0, 10));
      const { secret, kept } = newApiSecret(ports);
      const key = newApiKey({ id, ...wanted }, kept, ports.clock.now());
      return (await ports.apiKeys.save(key)) === 'saved' ? { key, text: writeApiKey(id, secret) } : 'stale';
    });
