import { type ApiKeyId, withNewSecret, writeApiKey } from '../../domain/api/api-key.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import type { MadeApiKey } from './make-api-key.ts';
import { newApiSecret } from './new-api-secret.ts';

export type RotatedApiKey = ({ kind: 'rotated' } & MadeApiKey) | { kind: 'revoked' } | { kind: 'missing' };

/** Gives a key a new secret. The one before opens for as long as `overlap` says, so that nobody is locked out meanwhile. */
export const rotateApiKey =
  (ports: Pick<Ports, 'clock' | 'random' | 'hashes' | 'apiKeys'>) =>
  async (id: ApiKeyId, overlap: { hours: number }): Promise<RotatedApiKey> => {
    const { secret, kept } = newApiSecret(ports);
    const changed = await changeItem(ports, {
      what: 'an API key',
      load: () => ports.apiKeys.find(id),
      save: ports.apiKeys.save,
      decide: (key) => withNewSecret(key, kept, overlap, ports.clock.now()),
    });
    switch (changed.kind) {
      case 'changed':
        return { kind: 'rotated', key: changed.after, text: writeApiKey(id, secret) };
      case 'unchanged':
        return { kind: 'revoked' };
      case 'missing':
        return { kind: 'missing' };
    }
  };
