import { describe, expect, it } from 'vitest';
import { type ApiKey, apiKeyId, newApiKey } from '../../lib/domain/api/api-key.ts';
import { now } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

const keyOf = (number: number): ApiKey =>
  newApiKey(
    { id: apiKeyId.parse(String(number).padStart(10, 'k')), scopes: ['read', 'stats'], perHour: 100 },
    { hash: `hash ${number}`, beginning: 'abcd' },
    now,
  );

export const apiKeysContract: Contract = (create) =>
  describe('keys of other programs', async () => {
    const { apiKeys } = (await create()).ports;

    itKeepsVersions({ create: keyOf, load: ({ id }) => apiKeys.find(id), save: apiKeys.save });

    it('are found one by one and all together', async () => {
      const { apiKeys: fresh } = (await create()).ports;
      await fresh.save(keyOf(1));
      await fresh.save({ ...keyOf(2), name: 'shop' });
      expect(await fresh.find(keyOf(3).id)).toBeUndefined();
      expect(await fresh.find(keyOf(2).id)).toMatchObject({ name: 'shop', scopes: ['read', 'stats'] });
      expect((await fresh.all()).map(({ id }) => id).sort()).toEqual([keyOf(1).id, keyOf(2).id]);
    });
  });
