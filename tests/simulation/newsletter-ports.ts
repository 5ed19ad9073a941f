import type { PublishedIssue } from '../../lib/domain/newsletter/published-issue.ts';
import type { IssueDeliveries, IssueRecords, Newsletters, Subscriptions } from '../../lib/pipeline/ports.ts';
import type { NewsletterTable } from './newsletter-table.ts';

type Ask = <Given extends unknown[], Value>(
  name: string,
  effect: (...given: Given) => Value,
) => (...given: Given) => Promise<Value>;

/** The ports of newsletters for one worker: every call goes through its door. */
export const newsletterPorts = (ask: Ask, table: NewsletterTable, published: PublishedIssue | undefined) => {
  const list = published && { site: published.site, list: published.list };
  const newsletters: Newsletters = {
    lists: ask('newsletters.lists', () => (list ? [list] : [])),
    list: ask('newsletters.list', () => list),
    issue: ask('newsletters.issue', () => published),
    publishList: async () => undefined,
    publishIssue: async () => undefined,
  };
  const subscriptions: Subscriptions = {
    load: ask('subscriptions.load', ({ subscriberId }) => table.subscription(subscriberId)),
    save: ask('subscriptions.save', table.saveSubscription),
    remove: ask('subscriptions.remove', ({ subscriberId }) => table.removeSubscription(subscriberId)),
    page: ask('subscriptions.page', (_, from) => table.membersPage(from)),
  };
  const issueRecords: IssueRecords = {
    load: ask('issueRecords.load', ({ issueId }) => table.record(issueId)),
    of: ask('issueRecords.of', table.records),
    save: ask('issueRecords.save', table.saveRecord),
  };
  const allDeliveries = ask('issueDeliveries.of', table.deliveries);
  const issueDeliveries: IssueDeliveries = {
    load: ask('issueDeliveries.load', ({ subscriberId }) => table.delivery(subscriberId)),
    save: ask('issueDeliveries.save', table.saveDelivery),
    remove: ask('issueDeliveries.remove', ({ subscriberId }) => table.removeDelivery(subscriberId)),
    of: async function* () {
      yield { found: await allDeliveries(), unreadable: 0 };
    },
  };
  return { newsletters, subscriptions, issueRecords, issueDeliveries };
};
