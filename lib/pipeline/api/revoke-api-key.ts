import { type ApiKeyId, withRevocation } from '../../domain/api/api-key.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';

/** Once this resolves, the key opens nothing any more, with none of its secrets, and never will. */
export const revokeApiKey =
  (ports: Pick<Ports, 'clock' | 'random' | 'apiKeys'>) =>
  async (id: ApiKeyId): Promise<'revoked' | 'already-revoked' | 'missing'> => {
    const { kind } = await changeItem(ports, {
      what: 'an API key',
      load: () => ports.apiKeys.find(id),
      save: ports.apiKeys.save,
      decide: (key) => withRevocation(key, ports.clock.now()),
    });
    switch (kind) {
      case 'changed':
        return 'revoked';
      case 'unchanged':
        return 'already-revoked';
      case 'missing':
        return 'missing';
    }
  };
