import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ConsentTexts } from '../../pipeline/ports/sign-up.ts';
import { keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

const textSchema = z.object({ text: z.string() });

/** What people agreed to, word for word, stored once under its hash. */
export const createConsentTexts = (table: Table): ConsentTexts => ({
  find: async (hash) => {
    const item = await table.get(keys.consentText(hash));
    return item && parseItem(textSchema, item).text;
  },
  archive: async (text) => {
    const hash = createHash('sha256').update(text).digest('hex');
    await table.putNew({ ...keys.consentText(hash), text });
    return hash;
  },
});
