import { parseDeliveryTag, parseIssueTag } from '../../lib/domain/delivery/delivery-tag.ts';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import { minute } from './moments.ts';
import type { Accepted } from './simulated-ses.ts';
import type { Simulation } from './simulation.ts';

/** From a claim to the last moment at which its mail can still arrive at SES: the lease. */
export const flight = 5 * minute;

export type Mail = Accepted & {
  id: SubscriberId;
  key: string;
  claim: { at: number; attempt: number } | undefined;
};

const namedBy = (tag: string): Pick<Mail, 'id' | 'key'> => {
  const lesson = parseDeliveryTag(tag);
  if (lesson) return { id: lesson.subscriberId, key: lesson.key };
  const issue = parseIssueTag(tag);
  if (issue) return { id: issue.subscriberId, key: issue.issueId };
  throw new Error(`SES accepted a mail that names no delivery: ${tag}`);
};

/** What SES has accepted, each mail with the claim it went out under. */
export const mailsOf = ({ ses, facts }: Simulation): Mail[] =>
  ses.accepted.map((mail) => {
    const claim = facts.claims.findLast(({ tag, at }) => tag === mail.tag && at <= mail.at);
    return { ...mail, ...namedBy(mail.tag), claim };
  });
