import type { ListId } from '../../domain/content/newsletter.ts';
import { currentPause } from '../../domain/newsletter/issue-record.ts';
import type { IssueToCome } from '../../domain/reports/calendar.ts';
import type { Ports } from '../ports.ts';

/** The issues of a list that wait for their hour. */
export const issuesToCome =
  ({ issueRecords, newsletters }: Pick<Ports, 'issueRecords' | 'newsletters'>) =>
  async (list: ListId): Promise<IssueToCome[]> => {
    const waiting = (await issueRecords.of(list)).filter(({ standing }) => standing.status === 'scheduled');
    return Promise.all(
      waiting.map(async (record) => {
        const issue = await newsletters.issue(record, record.published);
        return {
          at: record.sendNow ?? record.sendAt,
          of: list,
          issue: record.issueId,
          subject: issue?.mail.subject ?? record.issueId,
          isAtOwnHour: issue?.send.zone === 'subscriber' && record.sendNow === undefined,
          isPaused: currentPause(record) !== undefined,
        };
      }),
    );
  };
