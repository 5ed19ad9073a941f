import { occasionOf } from '../../domain/delivery/delivery-key.ts';
import { parseDeliveryTag, parseIssueTag } from '../../domain/delivery/delivery-tag.ts';
import { parseProbeTag } from '../../domain/doctor/probe.ts';
import { triedOf } from '../../domain/enrollment/lesson-trial.ts';
import { ofCourse, ofList, type Reader } from '../../domain/reports/happening.ts';
import type { Metric } from '../../domain/reports/metric.ts';
import { isWeeklyTag } from '../../domain/reports/weekly-report.ts';
import type { Feedback, Verdict } from '../../domain/sending/feedback.ts';
import { hourOf } from '../../domain/sending/health.ts';
import { type BadNews, withFeedback } from '../../domain/subscriber/journal.ts';
import { changeItem } from '../change-item.ts';
import type { Ports } from '../ports.ts';
import { countBounce } from './count-bounce.ts';
import { isCurrent, type Recipient, recipientOf } from './recipient.ts';
import { recordArrival } from './record-arrival.ts';
import { settleDelivery } from './settle-delivery.ts';
import { type StopReason, suppressSubscriber } from './suppress-subscriber.ts';

export type FeedbackOutcome =
  /** The ledger has learnt what became of a mail. */
  | 'settled'
  /** One more transient bounce in a row; not enough yet. */
  | 'bounce-counted'
  /** A mail has arrived: earlier transient bounces no longer count. */
  | 'bounces-forgotten'
  /** No more mail to this address. */
  | 'suppressed'
  /** Understood, and nothing to change. */
  | 'noted'
  /** About somebody who is not on record, or no longer: nothing is kept of it. */
  | 'not-on-record';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'random'
  | 'hashes'
  | 'courses'
  | 'subscribers'
  | 'addressChanges'
  | 'enrollments'
  | 'subscriptions'
  | 'listRequests'
  | 'newsletters'
  | 'issueDeliveries'
  | 'suppressions'
  | 'health'
  | 'tally'
  | 'probes'
  | 'telemetry'
  | 'sendingSettings'
>;

/**
 * Takes what is heard of one mail: settles what became of it, and stops all mail to an address that bounced for
 * good, bounced too often, or complained. Feedback comes late, twice, out of order or never; each is safe to repeat.
 */
export const recordFeedback =
  (ports: Needs) =>
  async (feedback: Feedback): Promise<FeedbackOutcome> => {
    if (feedback.verdict === 'delivered') return recordArrival(ports)(feedback);
    const probe = parseProbeTag(feedback.tag);
    if (probe) {
      // A bounce that was asked for is nobody's, and must not stop the mail of anybody.
      await ports.probes.hear(probe, feedback.verdict, ports.clock.now());
      return 'noted';
    }
    if (isWeeklyTag(feedback.tag)) {
      // Its reader is the operator, who is nobody on record: a bounce there must stop no reader's mail.
      if (isBadNews(feedback.verdict))
        ports.telemetry.warn('weekly-report', { outcome: newsOf[feedback.verdict] });
      return 'noted';
    }
    const metric = metricOf[feedback.verdict];
    if (metric) ports.telemetry.count(metric);
    await countSeen(ports, feedback);
    const settled = await settle(ports, feedback);
    await keepBadNews(ports, feedback);
    const followed = await follow(ports, feedback);
    return followed === 'noted' && settled ? 'settled' : followed;
  };

/** `Send` and `Delivery` come with every mail, and SES counts them itself. Opens and clicks are sums, never who. */
const metricOf: Partial<Record<Verdict, Metric>> = {
  delayed: 'deliveryDelays',
  'bounced-for-now': 'transientBounces',
  'bounced-for-good': 'permanentBounces',
  complained: 'complaints',
  refused: 'refusedBySes',
  opened: 'opens',
  clicked: 'clicks',
  'opened-by-machine': 'opens',
  'clicked-by-machine': 'clicks',
};

const seen: Partial<Record<Verdict, { kind: 'opened' | 'clicked'; reader: Reader }>> = {
  opened: { kind: 'opened', reader: 'person' },
  clicked: { kind: 'clicked', reader: 'person' },
  'opened-by-machine': { kind: 'opened', reader: 'machine' },
  'clicked-by-machine': { kind: 'clicked', reader: 'machine' },
};

/** By the mail that its tag names, and by no person. Of an event that comes twice nobody knows: it is counted twice. */
const countSeen = async (
  { tally, clock, enrollments, issueDeliveries }: Needs,
  { verdict, tag = '' }: Feedback,
): Promise<void> => {
  const what = seen[verdict];
  const lesson = parseDeliveryTag(tag);
  const issue = parseIssueTag(tag);
  const mail = lesson && occasionOf(lesson.key)?.mail;
  const isPersonsClick = what?.kind === 'clicked' && what.reader === 'person';
  if (what && mail) {
    const of = ofCourse(lesson.courseId);
    tally.add(of, clock.now(), { ...what, mail });
    const enrollment = isPersonsClick && mail !== 'closing' ? await enrollments.glance(lesson) : undefined;
    const tried = enrollment && triedOf(enrollment, mail);
    if (tried && mail !== 'closing')
      tally.add(of, clock.now(), { kind: 'tested', mail, ...tried, step: 'clicked' });
  }
  if (!what || !issue) return;
  const of = ofList(issue.listId);
  tally.add(of, clock.now(), { ...what, mail: issue.issueId });
  if (!isPersonsClick) return;
  const subject = (await issueDeliveries.glance(issue))?.subject;
  if (subject) tally.add(of, clock.now(), { kind: 'tested', mail: issue.issueId, subject, step: 'clicked' });
};

const newsOf = {
  delayed: 'delayed',
  'bounced-for-now': 'bounced-for-now',
  'bounced-for-good': 'bounced-for-good',
  complained: 'complained',
  refused: 'refused',
} as const satisfies Partial<Record<Verdict, BadNews>>;
const isBadNews = (verdict: Verdict): verdict is keyof typeof newsOf => verdict in newsOf;

/** What SES says of a mail that others are spared, with the record of whom it went to. */
const keepBadNews = async (ports: Needs, feedback: Feedback): Promise<void> => {
  const { verdict, tag = '' } = feedback;
  const lesson = parseDeliveryTag(tag);
  const issue = parseIssueTag(tag);
  if (!isBadNews(verdict) || (!lesson && !issue)) return;
  const mail = lesson ? `${lesson.courseId}/${lesson.key}` : `${issue?.listId}/${issue?.issueId}`;
  const { clock, subscribers } = ports;
  const said = { kind: 'feedback', at: clock.now(), news: newsOf[verdict], mail } as const;
  await changeItem(ports, {
    what: 'a subscriber',
    load: async () => (await recipientOf(ports)(feedback))?.person,
    save: subscribers.save,
    decide: (person) => withFeedback(person, said),
  });
};

/** Whatever else it says, SES has taken the mail; and sometimes it has left it at that. */
const settle = async (ports: Needs, { tag, notSent }: Feedback): Promise<boolean> =>
  tag !== undefined && settleDelivery(ports)(tag, notSent ? { notSent } : 'accepted');

/** What it means for the person it is about. */
const follow = async (ports: Needs, feedback: Feedback): Promise<FeedbackOutcome> => {
  switch (feedback.verdict) {
    // Seen to before.
    case 'delivered':
    case 'bounced-for-now':
      return countBounce(ports)(feedback);
    case 'bounced-for-good':
      return stop(ports, feedback, { reason: 'bounce', bounce: 'hard' });
    case 'complained':
      return stop(ports, feedback, { reason: 'complaint' });
    case 'accepted':
    case 'delayed':
    case 'refused':
    case 'opened':
    case 'clicked':
    case 'opened-by-machine':
    case 'clicked-by-machine':
    case 'nothing':
      return 'noted';
  }
};

const stop = async (
  ports: Needs,
  feedback: Feedback,
  why: StopReason,
): Promise<'suppressed' | 'noted' | 'not-on-record'> => {
  const { clock, health, suppressions } = ports;
  // What SES held back because of the account's own list counts towards no rate, theirs or ours.
  if (feedback.notSent !== 'account-suppression-list')
    await health.add(hourOf(clock.now()), why.reason === 'complaint' ? { complaints: 1 } : { bounces: 1 });
  const recipient = await recipientOf(ports)(feedback);
  if (!recipient) return 'not-on-record';
  if (why.reason === 'bounce' && (await hasBeenHeardSince(ports, recipient, feedback))) return 'noted';
  if (isCurrent(recipient)) await suppressSubscriber(ports)(recipient.person, why);
  // The address alone is at fault: the person has another by now, or goes on with the one they have.
  else await suppressions.add(recipient.mailed, { ...why, at: clock.now() });
  return 'suppressed';
};

/** Events come late and twice: a bounce of a mail from before its address came off the list says nothing new. */
const hasBeenHeardSince = async (
  { suppressions }: Needs,
  { mailed }: Recipient,
  { sentAt }: Feedback,
): Promise<boolean> => {
  const lifted = (await suppressions.history(mailed))?.lifted;
  return lifted !== undefined && sentAt <= lifted.at;
};
