import { issueRecordSchema } from '../../domain/newsletter/issue-record.ts';
import type { IssueRecords } from '../../pipeline/ports/issues.ts';
import { dueIndexKey, keyRanges, keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

/** Where each issue stands. One that waits for its hour, or whose books are open, is in the due index itself. */
export const createIssueRecords = (table: Table, shards: number): IssueRecords => ({
  load: async (ref) => {
    const item = await table.get(keys.issueRecord(ref));
    return item && parseItem(issueRecordSchema, item);
  },
  of: async (list) => {
    const found = [];
    for await (const page of table.pages(keyRanges.issueRecords(list)))
      found.push(...page.map((item) => parseItem(issueRecordSchema, item)));
    return found;
  },
  save: (record) =>
    table.putVersion(
      { ...record, ...keys.issueRecord(record), ...dueIndexKey(record.dueAt, record.issueId, shards) },
      record.version,
    ),
});
