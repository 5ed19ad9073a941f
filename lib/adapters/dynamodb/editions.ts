import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ContentFiles } from '../../domain/content/content.ts';
import type { Editions } from '../../pipeline/ports.ts';
import { parseItem, type Table } from './table.ts';

const liveKey = { pk: 'CONTENT', sk: 'LIVE' };
const liveSchema = z.object({
  edition: z.string(),
  bundle: z.string().optional(),
  version: z.int().nonnegative().default(0),
});
const partitionOf = (edition: string) => `CONTENT#${edition}`;
const filePrefix = 'FILE#';
const fileSchema = z.object({ sk: z.string().startsWith(filePrefix), text: z.string() });

/** The name of an edition: the SHA-256 of its files in the order of their paths. */
const editionOf = (files: ContentFiles): string => {
  const hash = createHash('sha256');
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(JSON.stringify([path, text]));
  return hash.digest('hex');
};

/** Content files in the table, one item a file, under immutable editions; `LIVE` points to one of them. */
export const createEditions = (table: Table): Editions => ({
  live: async () => {
    const item = await table.get(liveKey);
    return item && parseItem(liveSchema, item, liveKey);
  },
  read: async (edition) => {
    const files = new Map<string, string>();
    for await (const page of table.pages(partitionOf(edition), filePrefix))
      for (const item of page) {
        const { sk, text } = parseItem(fileSchema, item, { pk: partitionOf(edition), sk: String(item.sk) });
        files.set(sk.slice(filePrefix.length), text);
      }
    return files;
  },
  store: async (files) => {
    const edition = editionOf(files);
    await Promise.all(
      [...files].map(([path, text]) =>
        table.put({ pk: partitionOf(edition), sk: `${filePrefix}${path}`, text }),
      ),
    );
    return edition;
  },
  goLive: (live) => table.putVersion({ ...liveKey, ...live }, live.version),
});
