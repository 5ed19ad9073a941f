import {
  type ListRequest,
  listRequestForgottenAt,
  listRequestSchema,
} from '../../domain/newsletter/list-request.ts';
import type { Written } from '../../pipeline/count/count-writes.ts';
import type { ListRequests } from '../../pipeline/ports/subscriptions.ts';
import { expiry } from './expiry.ts';
import { dueIndexKey, keyRanges, keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

/** One item for a person and a list, with the attributes of the due index exactly while a mail is due; gone a month later. */
export const createListRequests = (
  table: Table,
  shards: number,
  written?: Written<ListRequest>,
): ListRequests => ({
  load: async (ref) => {
    const item = await table.get(keys.listRequest(ref));
    return item && parseItem(listRequestSchema, item);
  },
  of: async (subscriber) => {
    const found = [];
    for await (const page of table.pages(keyRanges.listRequests(subscriber)))
      found.push(...page.map((item) => parseItem(listRequestSchema, item)));
    return found;
  },
  save: (request) =>
    table.putVersion(
      {
        ...request,
        ...keys.listRequest(request),
        ...dueIndexKey(request.dueAt, request.subscriberId, shards),
        ...expiry(listRequestForgottenAt(request)),
      },
      request.version,
      written && ((before) => written(request, () => before && parseItem(listRequestSchema, before))),
    ),
  remove: (ref) => table.remove(keys.listRequest(ref)),
});
