import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { ContentFiles } from '../../../domain/content/content.ts';
import { courseId } from '../../../domain/content/course.ts';
import { instantSchema } from '../../../domain/time/instant.ts';
import type { Editions } from '../../../pipeline/ports/content.ts';
import { keyRanges, keys, nameOf } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

const liveSchema = z.object({
  edition: z.string(),
  bundle: z.string().optional(),
  version: z.int().nonnegative().default(0),
  courses: z.array(courseId).optional(),
  // Not there before 1.1.0.
  history: z.array(z.object({ edition: z.string(), at: instantSchema })).optional(),
});
const fileSchema = z.object({ text: z.string() });

/** The files in the order of their paths make the name. */
const editionOf = (files: ContentFiles): string => {
  const hash = createHash('sha256');
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1)))
    hash.update(JSON.stringify([path, text]));
  return hash.digest('hex');
};

/** Content files in the table, one item a file, under immutable editions; one more says which of them is live. */
export const createEditions = (table: Table): Editions => ({
  live: async () => {
    const item = await table.get(keys.liveEdition());
    return item && parseItem(liveSchema, item);
  },
  read: async (edition) => {
    const files = new Map<string, string>();
    for await (const page of table.pages(keyRanges.contentFiles(edition)))
      for (const item of page) {
        const named = nameOf(item);
        if (named.kind === 'contentFile') files.set(named.path, parseItem(fileSchema, item).text);
      }
    return files;
  },
  nameOf: async (files) => editionOf(files),
  store: async (files) => {
    const edition = editionOf(files);
    await Promise.all(
      [...files].map(([path, text]) => table.put({ ...keys.contentFile(edition, path), text })),
    );
    return edition;
  },
  goLive: (live) => table.putVersion({ ...keys.liveEdition(), ...live }, live.version),
});
