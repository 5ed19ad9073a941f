import type { ApiKey } from '../../lib/domain/api/api-key.ts';
import type { ApiKeys } from '../../lib/pipeline/ports/api-keys.ts';
import { createItems } from './items.ts';

export const createMemoryApiKeys = () => {
  const items = createItems<ApiKey>();
  const apiKeys: ApiKeys = {
    find: async (id) => items.load(id),
    all: async () => items.pick(() => true).found,
    save: async (key) => items.save(key.id, key),
  };
  return { apiKeys };
};
