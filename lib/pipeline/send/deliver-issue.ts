import { type IssueDeliveryRef, issueTag } from '../../domain/delivery/delivery-tag.ts';
import {
  becomeUnknownIssue,
  type Circumstances,
  claimIssue,
  giveBackIssue,
  type IssueDelivery,
  type IssueStep,
  isIssueHeldBy,
  nextIssueStep,
  putOffIssue,
  type ReasonNotToSend,
  reasonNotToSend,
  recordFailedIssue,
  recordIssue,
  recordNotHanded,
  withSubject,
  withWords,
} from '../../domain/newsletter/issue-delivery.ts';
import type { PublishedIssue } from '../../domain/newsletter/published-issue.ts';
import { mailUnder, partInTest, type SubjectChoice } from '../../domain/subjects/subject-test.ts';
import type { Ports } from '../ports.ts';
import { circumstancesIn } from './circumstances-of.ts';
import { composeIssue } from './compose/compose-issue.ts';
import { decideSubject } from './decide-subject.ts';
import { eraseIssueDelivery } from './erase-issue-delivery.ts';
import {
  type Delivery,
  type DeliveryOutcome,
  type DeliveryPorts,
  type Prepared,
  sendDelivery,
} from './send-delivery.ts';

/** Sends one subscriber's copy of an issue, if it is due and still meant for them. */
export type DeliverIssue = (ref: IssueDeliveryRef) => Promise<DeliveryOutcome>;

type Needs = DeliveryPorts & Pick<Ports, 'subscriptions' | 'issueRecords' | 'issueDeliveries' | 'dayCounts'>;

export const createDeliverIssue =
  (ports: Needs): DeliverIssue =>
  async (ref) => {
    const seen = await look(ports, ref, { forCertain: false });
    const looked = seen?.step.kind === 'send' ? seen : await look(ports, ref, { forCertain: true });
    if (!looked) return 'gone';
    const { delivery, issue, circumstances, step } = looked;
    if (!circumstances.isOnRecord) {
      // Made by a fan-out that had read the list before the person was erased from it.
      await eraseIssueDelivery(ports)(delivery);
      return 'gone';
    }
    switch (step.kind) {
      case 'wait':
        return 'waiting';
      case 'save': {
        if ((await ports.issueDeliveries.save(step.delivery)) === 'stale') return 'lost-race';
        if (step.outcome === 'unknown') ports.telemetry.count('unknown');
        return step.outcome;
      }
      case 'send':
        return sendDelivery(
          ports,
          deliveryOf(ports, {
            delivery,
            issue,
            step,
            hour: circumstances.hour,
            subject: subjectFor(delivery, issue, circumstances.winner),
          }),
        );
    }
  };

/**
 * What is to be done for a copy; undefined where it is gone, or its issue. A glance may be late, and is enough to begin sending by, which nearly
 * all of them come to: the claim is written over the version that was seen, and the last look is certain. Whatever else it seems to
 * come to is looked at for certain.
 */
const look = async (ports: Needs, ref: IssueDeliveryRef, { forCertain }: { forCertain: boolean }) => {
  const { clock, issueDeliveries, issueRecords, newsletters, subscriptions } = ports;
  const [delivery, record, subscription] = await Promise.all([
    forCertain ? issueDeliveries.load(ref) : issueDeliveries.glance(ref),
    issueRecords.load(ref),
    forCertain ? subscriptions.load(ref) : subscriptions.glance(ref),
  ]);
  const issue = record && (await newsletters.issue(ref, record.published));
  if (!delivery || !issue) return undefined;
  const current = await decideSubject(ports)(record, issue);
  const circumstances = circumstancesIn(current, subscription, issue);
  return { delivery, issue, circumstances, step: nextIssueStep(delivery, circumstances, clock.now()) };
};

/** Under which subject it goes: of two, the one that it went under before, the winner, or the one that its reader tries. */
const subjectFor = (
  delivery: IssueDelivery,
  { subjectTest }: PublishedIssue,
  winner: SubjectChoice | undefined,
): SubjectChoice | undefined => {
  if (!subjectTest) return undefined;
  const part = partInTest(delivery, subjectTest);
  return delivery.subject ?? winner ?? (part === 'rest' ? 'a' : part);
};

type Work = {
  delivery: IssueDelivery;
  issue: PublishedIssue;
  step: Extract<IssueStep, { kind: 'send' }>;
  hour: Circumstances['hour'];
  subject: SubjectChoice | undefined;
};

const deliveryOf = (
  ports: Needs,
  { delivery, issue, step, hour, subject }: Work,
): Delivery<IssueDelivery> => {
  const { issueDeliveries } = ports;
  const { attempt } = step;
  return {
    tag: issueTag(delivery),
    recipient: delivery.subscriberId,
    kind: 'newsletter',
    seen: delivery,
    load: () => issueDeliveries.load(delivery),
    save: issueDeliveries.save,
    claim: (owner, now, leaseUntil) =>
      withSubject(withWords(claimIssue(delivery, attempt, owner, now, leaseUntil), issue.version), subject),
    isHeldBy: isIssueHeldBy,
    prepare: (held) => prepare(ports, held, issue),
    sent: (held, at) => recordIssue(held, { status: 'sent', at, attempt }),
    failed: (held, reason, at) => recordFailedIssue(held, attempt, reason, at),
    putOff: (held, reason, now) => putOffIssue(held, attempt, { reason, hour }, now),
    giveBack: (held, now) => giveBackIssue(held, attempt, now),
    becomeUnknown: (held, since) => becomeUnknownIssue(held, attempt, since),
  };
};

const never = (reason: ReasonNotToSend): Prepared<IssueDelivery> => ({
  kind: 'not-ready',
  outcome: reason.status,
  record: (held) => recordNotHanded(held, reason),
});

const prepare = async (
  ports: Needs,
  held: IssueDelivery,
  issue: PublishedIssue,
): Promise<Prepared<IssueDelivery>> => {
  const { clock, issueRecords, subscribers, subscriptions, suppressions } = ports;
  const [subscriber, subscription, record] = await Promise.all([
    subscribers.load(held.subscriberId),
    subscriptions.load(held),
    issueRecords.load(held),
  ]);
  const now = clock.now();
  const circumstances = circumstancesIn(record, subscription, issue);
  const reason = reasonNotToSend(held, circumstances, now);
  const skip = (why: string) => never({ status: 'skipped', at: now, reason: why });
  if (reason) return never(reason);
  if (circumstances.isPaused) return { kind: 'not-ready', outcome: 'paused' };
  if (!subscriber) return skip('erased');
  const suppression = await suppressions.find(subscriber.addressHash);
  if (suppression) return skip(`suppressed: ${suppression.reason}`);
  const consents = subscription?.consents ?? [];
  const under = { ...issue, mail: mailUnder(issue, held.subject) };
  return {
    kind: 'ready',
    mail: await composeIssue(ports)({ issue: under, subscriber, consents, subject: held.subject, now }),
  };
};
