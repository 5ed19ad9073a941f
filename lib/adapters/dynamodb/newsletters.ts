import { compiledMailSchema } from '../../domain/mail/mail.ts';
import { publishedIssueSchema, publishedListSchema } from '../../domain/newsletter/published-issue.ts';
import type { Newsletters } from '../../pipeline/ports/published.ts';
import { keyRanges, keys } from './keys.ts';
import { parseItem } from './parse-item.ts';
import type { Table } from './table.ts';

/** Lists as they were published last, and the immutable versions of their issues. */
export const createNewsletters = (table: Table): Newsletters => ({
  lists: async () => {
    const found = [];
    for await (const page of table.pages(keyRanges.publishedLists()))
      found.push(...page.map((item) => parseItem(publishedListSchema, item)));
    return found;
  },
  list: async (id) => {
    const item = await table.get(keys.publishedList(id));
    return item && parseItem(publishedListSchema, item);
  },
  issue: async (ref, version) => {
    const key = keys.publishedIssue(ref, version);
    // Immutable; the consistent read covers the moment just after a publish.
    const item = (await table.get(key, 'eventually')) ?? (await table.get(key));
    return item && parseItem(publishedIssueSchema, item);
  },
  publishList: (published) => table.put({ ...published, ...keys.publishedList(published.list.id) }),
  mail: async (list, version, key) => {
    const item = await table.get(keys.listMail(list, version, key));
    return item && parseItem(compiledMailSchema, item);
  },
  publishMails: async (list, version, mails) => {
    for (const mail of mails) await table.put({ ...mail, ...keys.listMail(list, version, mail.key) });
  },
  publishIssue: (issue) =>
    table.put({
      ...issue,
      ...keys.publishedIssue({ listId: issue.list.id, issueId: issue.id }, issue.version),
    }),
});
