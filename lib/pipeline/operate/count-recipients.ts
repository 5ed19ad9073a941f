import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';
import { isInAudience } from '../send/is-in-audience.ts';
import { everybodyOn } from './everybody-on.ts';

type Needs = Pick<
  Ports,
  | 'courses'
  | 'enrollments'
  | 'subscribers'
  | 'subscriptions'
  | 'suppressions'
  | 'newsletters'
  | 'issueRecords'
>;

/** How many people an issue would be sent to if it went out now; undefined for an issue that is not published. */
export const countRecipients =
  (ports: Needs) =>
  async (ref: IssueRef): Promise<number | undefined> => {
    const { issueRecords, newsletters, subscribers, subscriptions, suppressions } = ports;
    const record = await issueRecords.load(ref);
    const issue = record && (await newsletters.issue(ref, record.published));
    if (!issue) return undefined;
    let reached = 0;
    for await (const subscription of everybodyOn(subscriptions, ref.listId)) {
      if (!(await isInAudience(ports)(issue, subscription))) continue;
      const subscriber = await subscribers.load(subscription.subscriberId);
      if (subscriber && !(await suppressions.find(subscriber.addressHash))) reached += 1;
    }
    return reached;
  };
