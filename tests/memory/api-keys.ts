import type { ApiKey } from '../../lib/domain/api/api-key.ts';
import type { ApiKeys } from '../../lib/pipeline/ports/api-keys.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

export const createMemoryApiKeys = (keep: Keep) => {
  const items = createItems<ApiKey>(keep);
  const apiKeys: ApiKeys = {
    find: async (id) => items.load(id),
    all: async () => items.pick(() => true).found,
    save: async (key) => items.save(key.id, key),
  };
  return { apiKeys };
};
