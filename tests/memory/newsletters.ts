import type { ListId } from '../../lib/domain/content/newsletter.ts';
import type { CompiledMail } from '../../lib/domain/mail/mail.ts';
import type {
  IssueVersion,
  PublishedIssue,
  PublishedList,
} from '../../lib/domain/newsletter/published-issue.ts';
import type { IssueRef } from '../../lib/pipeline/ports/issues.ts';
import type { Newsletters } from '../../lib/pipeline/ports/published.ts';
import type { Keep } from './keep.ts';

const keyOf = ({ listId, issueId }: IssueRef, version: IssueVersion): string =>
  `${listId} ${issueId} ${version}`;

export const createMemoryNewsletters = (keep: Keep) => {
  const lists = keep(new Map<ListId, PublishedList>());
  const mails = keep(new Map<string, CompiledMail>());
  const issues = keep(new Map<string, PublishedIssue>());

  const newsletters: Newsletters = {
    lists: async () => [...lists.values()].sort((a, b) => (a.list.id < b.list.id ? -1 : 1)),
    list: async (id) => lists.get(id),
    issue: async (ref, version) => issues.get(keyOf(ref, version)),
    publishList: async (published) => void lists.set(published.list.id, published),
    mail: async (list, version, key) => mails.get(`${list} ${version} ${key}`),
    publishMails: async (list, version, compiled) => {
      for (const mail of compiled) mails.set(`${list} ${version} ${mail.key}`, mail);
    },
    publishIssue: async (issue) =>
      void issues.set(keyOf({ listId: issue.list.id, issueId: issue.id }, issue.version), issue),
  };
  return { newsletters };
};
