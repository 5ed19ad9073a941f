import type { TriedMail } from '../../domain/newsletter/tried-mail.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { IssueRef } from '../ports/issues.ts';
import { UnreadableItem } from '../ports/record.ts';
import type { Ports } from '../ports.ts';

/**
 * Under which of two subjects somebody was sent an issue; undefined where they were not, or it has but one. Leaving goes by it in
 * its count alone, so that a copy that cannot be read keeps nobody from leaving.
 */
export const findTried =
  ({ issueDeliveries }: Pick<Ports, 'issueDeliveries'>) =>
  async (subscriberId: SubscriberId, issue: IssueRef | undefined): Promise<TriedMail | undefined> => {
    if (!issue) return undefined;
    try {
      const copy = await issueDeliveries.load({ subscriberId, ...issue });
      return copy?.subject && { ...issue, subject: copy.subject };
    } catch (error) {
      if (error instanceof UnreadableItem) return undefined;
      throw error;
    }
  };
