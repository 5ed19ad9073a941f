import type { IssueRecord } from '../../lib/domain/newsletter/issue-record.ts';
import type { IssueRecords, IssueRef } from '../../lib/pipeline/ports/issues.ts';
import type { MemoryDueIndex } from './due-index.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

const keyOf = ({ listId, issueId }: IssueRef): string => `${listId} ${issueId}`;

export const createMemoryIssueRecords = (keep: Keep, index: MemoryDueIndex) => {
  const items = createItems<IssueRecord>(keep);

  const issueRecords: IssueRecords = {
    load: async (ref) => items.load(keyOf(ref)),
    of: async (list) => items.pick(({ listId }) => listId === list).found,
    save: async (record) => {
      const saved = items.save(keyOf(record), record);
      const { listId, issueId, dueAt } = record;
      if (saved === 'saved') index.stored(`issue ${keyOf(record)}`, issueId, { listId, issueId }, dueAt);
      return saved;
    },
  };
  return { issueRecords, standings: items.stored };
};
