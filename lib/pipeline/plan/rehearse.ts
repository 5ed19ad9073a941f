import type { IssueRecord } from '../../domain/newsletter/issue-record.ts';
import type { PublishedIssue, PublishedList } from '../../domain/newsletter/published-issue.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';

type Rehearsed = Pick<Ports, 'newsletters' | 'issueRecords'>;

const keyOf = ({ listId, issueId }: IssueRef): string => `${listId} ${issueId}`;

/**
 * The record of lists and issues as it would be after what is done to it here: what is written is kept aside and read back
 * from there, and nothing changes. Of no use beside another writer, of which it would know nothing.
 */
export const rehearse = ({ newsletters, issueRecords }: Rehearsed): Rehearsed => {
  const lists = new Map<string, PublishedList>();
  const issues = new Map<string, PublishedIssue>();
  const records = new Map<string, IssueRecord>();
  const isNew = <Item>(known: readonly Item[], key: (item: Item) => string) => {
    const keys = new Set(known.map(key));
    return (item: Item) => !keys.has(key(item));
  };
  return {
    newsletters: {
      lists: async () => {
        const known = await newsletters.lists();
        const isAdded = isNew(known, ({ list }) => list.id);
        return [
          ...known.map((each) => lists.get(each.list.id) ?? each),
          ...[...lists.values()].filter(isAdded),
        ];
      },
      list: async (id) => lists.get(id) ?? newsletters.list(id),
      issue: async (ref, version) =>
        issues.get(`${keyOf(ref)} ${version}`) ?? newsletters.issue(ref, version),
      publishList: async (list) => {
        lists.set(list.list.id, list);
      },
      mail: newsletters.mail,
      // Nothing here reads them back.
      publishMails: async () => {},
      publishIssue: async (issue) => {
        const ref = { listId: issue.list.id, issueId: issue.id };
        issues.set(`${keyOf(ref)} ${issue.version}`, issue);
      },
    },
    issueRecords: {
      load: async (ref) => records.get(keyOf(ref)) ?? issueRecords.load(ref),
      of: async (list) => {
        const known = await issueRecords.of(list);
        const isAdded = isNew(known, keyOf);
        const added = [...records.values()].filter((record) => record.listId === list && isAdded(record));
        return [...known.map((record) => records.get(keyOf(record)) ?? record), ...added];
      },
      save: async (record) => {
        records.set(keyOf(record), record);
        return 'saved';
      },
    },
  };
};
