import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ConsentTexts } from '../../pipeline/ports.ts';
import { parseItem, type Table } from './table.ts';

const keyOf = (hash: string) => ({ pk: `CONSENT#${hash}`, sk: 'TEXT' });
const textSchema = z.object({ text: z.string() });

/** What people agreed to, word for word, stored once under its hash. */
export const createConsentTexts = (table: Table): ConsentTexts => ({
  find: async (hash) => {
    const item = await table.get(keyOf(hash));
    return item && parseItem(textSchema, item, keyOf(hash)).text;
  },
  archive: async (text) => {
    const hash = createHash('sha256').update(text).digest('hex');
    await table.putNew({ ...keyOf(hash), text });
    return hash;
  },
});
