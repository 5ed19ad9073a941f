import * as z from 'zod';
import type { Images } from '../../../pipeline/ports/content.ts';
import { keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

const imageSchema = z.object({ bytes: z.instanceof(Uint8Array) });

/** The bytes of images, an item each, under the name that their content gives them. */
export const createImages = (table: Table): Images => ({
  find: async (name) => {
    // What is there never changes, so an eventually consistent read is as good, for half the price.
    const item = await table.get(keys.image(name), 'eventually');
    return item && parseItem(imageSchema, item).bytes;
  },
  store: async (name, bytes) => {
    // To read an image costs a tenth of what it costs to write it again.
    if (await table.get(keys.image(name), 'eventually')) return;
    await table.putNew({ ...keys.image(name), bytes });
  },
});
