import type { ListId } from '../../domain/content/newsletter.ts';
import {
  type IssueVersion,
  publishedIssueSchema,
  publishedListSchema,
} from '../../domain/newsletter/published-issue.ts';
import type { IssueRef, Newsletters } from '../../pipeline/ports.ts';
import { parseItem, type Table } from './table.ts';

// Under CONTENT#, which only build-course may write.
const lists = 'CONTENT#NEWSLETTERS';
const prefix = 'LIST#';
const listKey = (id: ListId) => ({ pk: lists, sk: `${prefix}${id}` });
const issueKey = ({ listId, issueId }: IssueRef, version: IssueVersion) => ({
  pk: `CONTENT#NEWSLETTER#${listId}`,
  sk: `ISSUE#${issueId}#${version}`,
});

/** Lists as they were published last, and the immutable versions of their issues. */
export const createNewsletters = (table: Table): Newsletters => ({
  lists: async () => {
    const found = [];
    for await (const page of table.pages(lists, prefix))
      found.push(
        ...page.map((item) => parseItem(publishedListSchema, item, { pk: lists, sk: String(item.sk) })),
      );
    return found;
  },
  list: async (id) => {
    const item = await table.get(listKey(id));
    return item && parseItem(publishedListSchema, item, listKey(id));
  },
  issue: async (ref, version) => {
    const key = issueKey(ref, version);
    // Immutable; the consistent read covers the moment just after a publish.
    const item = (await table.get(key, 'eventually')) ?? (await table.get(key));
    return item && parseItem(publishedIssueSchema, item, key);
  },
  publishList: (published) => table.put({ ...published, ...listKey(published.list.id) }),
  publishIssue: (issue) =>
    table.put({ ...issue, ...issueKey({ listId: issue.list.id, issueId: issue.id }, issue.version) }),
});
