import { comesAt, dueFor, sendSpan } from '../../domain/newsletter/published-issue.ts';
import { isHourOver } from '../../domain/time/late-mail.ts';
import type { IssueRef } from '../ports/issues.ts';
import type { Ports } from '../ports.ts';
import { isInAudience } from '../send/is-in-audience.ts';
import { everybodyOn } from './everybody-on.ts';

type Needs = Pick<
  Ports,
  'clock' | 'courses' | 'enrollments' | 'subscribers' | 'subscriptions' | 'newsletters' | 'issueRecords'
>;

/** `postponed`: it comes to them at the same hour of a later day. `skipped`: its window ends before. */
export type LateReaders = { readers: number; postponed: number; skipped: number };

/** For how many of its readers the hour of an issue is over already. Reads nobody where it can not be for anybody. */
export const countLateReaders =
  (ports: Needs) =>
  async (ref: IssueRef): Promise<LateReaders> => {
    const { clock, issueRecords, newsletters, subscriptions } = ports;
    const count = { readers: 0, postponed: 0, skipped: 0 };
    const now = clock.now();
    const record = await issueRecords.load(ref);
    const issue = record && (await newsletters.issue(ref, record.published));
    if (!issue || record.sendNow || !isHourOver(sendSpan(issue.send).first, now)) return count;
    for await (const subscription of everybodyOn(subscriptions, ref.listId)) {
      if (!(await isInAudience(ports)(issue, subscription))) continue;
      count.readers += 1;
      if (!isHourOver(dueFor(issue.send, subscription.zone), now)) continue;
      if (comesAt(issue, subscription.zone, now)) count.postponed += 1;
      else count.skipped += 1;
    }
    return count;
  };
