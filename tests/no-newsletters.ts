import type { IssueDeliveries, IssueRecords, Newsletters, Subscriptions } from '../lib/pipeline/ports.ts';

/** The ports of newsletters where there are none: for tests that are about courses. */
export const noNewsletters: {
  newsletters: Newsletters;
  issueRecords: IssueRecords;
  issueDeliveries: IssueDeliveries;
  subscriptions: Subscriptions;
} = {
  newsletters: {
    lists: async () => [],
    list: async () => undefined,
    issue: async () => undefined,
    publishList: async () => {},
    publishIssue: async () => {},
  },
  issueRecords: { load: async () => undefined, of: async () => [], save: async () => 'saved' },
  issueDeliveries: {
    load: async () => undefined,
    save: async () => 'saved',
    of: async function* () {},
    remove: async () => {},
  },
  subscriptions: {
    load: async () => undefined,
    save: async () => 'saved',
    page: async () => ({ found: [], unreadable: 0 }),
    remove: async () => {},
  },
};
