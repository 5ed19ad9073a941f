import { issueId } from '../../domain/content/issue.ts';
import { type ListId, listId } from '../../domain/content/newsletter.ts';
import { issueRecordSchema } from '../../domain/newsletter/issue-record.ts';
import type { IssueRecords, IssueRef } from '../../pipeline/ports.ts';
import { dueShard } from './due-shard.ts';
import type { Key } from './keys.ts';
import { parseItem, type Table } from './table.ts';

const listPrefix = 'NEWSLETTER#';
const prefix = 'ISSUE#';
const partitionOf = (list: ListId) => `${listPrefix}${list}`;
const keyOf = (ref: IssueRef) => ({ pk: partitionOf(ref.listId), sk: `${prefix}${ref.issueId}` });

/** The issue that a key names; undefined for another kind of key. */
export const issueRefOf = ({ pk, sk }: Key): IssueRef | undefined =>
  pk.startsWith(listPrefix) && sk.startsWith(prefix)
    ? {
        listId: listId.parse(pk.slice(listPrefix.length)),
        issueId: issueId.parse(sk.slice(prefix.length)),
      }
    : undefined;

/** Where each issue stands. One that waits for its hour, or whose books are open, is in the due index itself. */
export const createIssueRecords = (table: Table, shards: number): IssueRecords => ({
  load: async (ref) => {
    const item = await table.get(keyOf(ref));
    return item && parseItem(issueRecordSchema, item, keyOf(ref));
  },
  of: async (list) => {
    const found = [];
    const pk = partitionOf(list);
    for await (const page of table.pages(pk, prefix))
      found.push(...page.map((item) => parseItem(issueRecordSchema, item, { pk, sk: String(item.sk) })));
    return found;
  },
  save: (record) =>
    table.putVersion(
      { ...record, ...keyOf(record), ...dueShard(record.dueAt, record.issueId, shards) },
      record.version,
    ),
});
