import { unsubscribedAt, withUnsubscribeReason } from '../../domain/subscriber/standing.ts';
import type { MembershipRef } from '../ports/subscriptions.ts';
import type { Ports } from '../ports.ts';
import { changeMembership } from './change-membership.ts';
import { keepPartingWords, type SaidOfLeaving } from './keep-parting-words.ts';

/** Keeps why somebody left, if they did; said again, the last word counts. */
export const recordUnsubscribeReason =
  (ports: Pick<Ports, 'clock' | 'random' | 'enrollments' | 'subscriptions' | 'partingWords' | 'telemetry'>) =>
  async (ref: MembershipRef, { why, words }: SaidOfLeaving): Promise<'kept' | 'nothing-to-do'> => {
    const chosen = why && (await keepChoice(ports, ref, why));
    const said = words && (await keepWords(ports, ref, { why, words }));
    return chosen === 'kept' || said === 'kept' ? 'kept' : 'nothing-to-do';
  };

type Needs = Parameters<typeof recordUnsubscribeReason>[0];

const keepChoice = async (ports: Needs, ref: MembershipRef, why: NonNullable<SaidOfLeaving['why']>) => {
  const { telemetry } = ports;
  const changed = await changeMembership(ports, ref, (membership) => withUnsubscribeReason(membership, why));
  if (changed.kind !== 'changed') return 'nothing-to-do';
  const left = 'courseId' in ref ? { course: ref.courseId } : { list: ref.listId };
  telemetry.note('parting-word', { ...left, why });
  telemetry.count('unsubscribeReasons');
  return 'kept';
};

const keepWords = (
  ports: Needs,
  ref: MembershipRef,
  said: { why: SaidOfLeaving['why']; words: string },
): Promise<'kept' | 'not-left'> => {
  const { enrollments, subscriptions } = ports;
  const { subscriberId } = ref;
  const from =
    'courseId' in ref
      ? { kind: 'course' as const, courseId: ref.courseId }
      : { kind: 'list' as const, listId: ref.listId };
  return keepPartingWords(ports)({ subscriberId, from }, said, async () => {
    const membership = await ('courseId' in ref ? enrollments.load(ref) : subscriptions.load(ref));
    return membership !== undefined && unsubscribedAt(membership) !== undefined;
  });
};
