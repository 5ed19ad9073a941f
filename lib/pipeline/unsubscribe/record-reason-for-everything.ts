import { wasLeftTogether } from '../../domain/membership/membership.ts';
import { withUnsubscribeReason } from '../../domain/subscriber/standing.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { UnsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Ports } from '../ports.ts';
import { changeMembership } from './change-membership.ts';
import { keepPartingWords, type SaidOfLeaving } from './keep-parting-words.ts';
import { membershipsOf } from './memberships-of.ts';

type Needs = Pick<
  Ports,
  'clock' | 'random' | 'enrollments' | 'subscriptions' | 'newsletters' | 'partingWords' | 'telemetry'
>;

/**
 * Keeps why somebody left everything: the answer that they chose with each course and list that they left at that moment, their own
 * words once; the last word counts. `not-left` where they are out of nothing that they left then, whether they say why or not.
 */
export const recordReasonForEverything =
  (ports: Needs) =>
  async (
    subscriberId: SubscriberId,
    moment: Instant,
    { why, words }: SaidOfLeaving,
  ): Promise<'kept' | 'nothing-said' | 'not-left'> => {
    const leftThen = async () =>
      (await membershipsOf(ports)(subscriberId)).filter((each) => wasLeftTogether(each, moment));
    const left = await leftThen();
    if (left.length === 0) return 'not-left';
    const chosen = why && (await keepChoice(ports, left, moment, why));
    const of = { subscriberId, from: { kind: 'everything' as const } };
    const hasLeft = async () => (await leftThen()).length > 0;
    const said = words && (await keepPartingWords(ports)(of, { why, words }, hasLeft));
    if (chosen === 'kept' || said === 'kept') return 'kept';
    return (chosen ?? said) ? 'not-left' : 'nothing-said';
  };

const keepChoice = async (
  ports: Needs,
  left: Awaited<ReturnType<ReturnType<typeof membershipsOf>>>,
  moment: Instant,
  why: UnsubscribeReason,
): Promise<'kept' | 'not-left'> => {
  const { telemetry } = ports;
  let kept = 0;
  for (const membership of left) {
    const changed = await changeMembership(ports, membership, (current) =>
      wasLeftTogether(current, moment) ? withUnsubscribeReason(current, why) : undefined,
    );
    if (changed.kind !== 'changed') continue;
    kept += 1;
    const of = 'courseId' in membership ? { course: membership.courseId } : { list: membership.listId };
    telemetry.note('parting-word', { ...of, why });
  }
  if (kept === 0) return 'not-left';
  // One person has said it once, however much they left.
  telemetry.count('unsubscribeReasons');
  return 'kept';
};
