import type { DocumentCalls } from '../../adapters/aws/document-calls.ts';
import type { Document } from '../../adapters/aws/dynamodb-json.ts';

/** All items of a table or an index, page by page: for a laptop's table. */
export const scanPages = async function* (
  calls: Pick<DocumentCalls, 'scan'>,
  input: Parameters<DocumentCalls['scan']>[0],
): AsyncGenerator<readonly Document[]> {
  let ExclusiveStartKey: Document | undefined;
  do {
    const { items, last } = await calls.scan({ ...input, ExclusiveStartKey });
    yield items;
    ExclusiveStartKey = last;
  } while (ExclusiveStartKey);
};
