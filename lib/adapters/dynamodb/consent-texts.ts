import { createHash } from 'node:crypto';
import type { ConsentTexts } from '../../pipeline/ports.ts';
import type { Table } from './table.ts';

/** What people agreed to, word for word, stored once under its hash. */
export const consentTextsIn = (table: Table): ConsentTexts => ({
  archive: async (text) => {
    const hash = createHash('sha256').update(text).digest('hex');
    await table.putNew({ pk: `CONSENT#${hash}`, sk: 'TEXT', text });
    return hash;
  },
});
