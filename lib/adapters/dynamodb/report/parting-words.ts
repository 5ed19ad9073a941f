import { partingWordsGoneAt, partingWordsSchema } from '../../../domain/subscriber/parting-words.ts';
import type { PartingWordsRecord } from '../../../pipeline/ports/subscribers.ts';
import { expiry } from '../expiry.ts';
import { keyRanges, keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

/** All in one partition, since they are few and read together; one item a person and thing that they left, gone in its time. */
export const createPartingWords = (table: Table): PartingWordsRecord => {
  const read = async function* (range: Parameters<Table['pages']>[0]) {
    for await (const page of table.pages(range))
      yield page.map((item) => parseItem(partingWordsSchema, item));
  };
  return {
    load: async (ref) => {
      const item = await table.get(keys.partingWords(ref));
      return item && parseItem(partingWordsSchema, item);
    },
    of: async (id) => (await Array.fromAsync(read(keyRanges.partingWordsOf(id)))).flat(),
    all: () => read(keyRanges.partingWords()),
    save: (said) =>
      table.putVersion(
        { ...said, ...keys.partingWords(said), ...expiry(partingWordsGoneAt(said)) },
        said.version,
      ),
    remove: (ref) => table.remove(keys.partingWords(ref)),
  };
};
