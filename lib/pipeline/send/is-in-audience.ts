import type { PublishedIssue } from '../../domain/newsletter/published-issue.ts';
import { isMember, type Subscription } from '../../domain/newsletter/subscription.ts';
import { matchesSegment } from '../../domain/people/matches-segment.ts';
import { personFacts } from '../person-facts.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'courses' | 'enrollments' | 'subscribers' | 'subscriptions'>;

/** Whether an issue for this audience is meant for somebody on its list. */
export const isInAudience =
  (ports: Needs) =>
  async (
    { audience, list }: Pick<PublishedIssue, 'audience' | 'list'>,
    subscription: Subscription,
  ): Promise<boolean> => {
    const { enrollments, subscribers } = ports;
    if (!isMember(subscription)) return false;
    const { subscriberId } = subscription;
    switch (audience.who) {
      case 'all':
        return true;
      case 'tag':
        return (await subscribers.load(subscriberId))?.tags?.includes(audience.tag) ?? false;
      case 'segment': {
        const segment = list.segments?.[audience.segment];
        if (!segment) return false;
        const facts = await personFacts(ports)(subscriberId, segment);
        return facts !== undefined && matchesSegment(segment, facts);
      }
      case 'course':
      case 'finished': {
        const enrollment = await enrollments.load({ subscriberId, courseId: audience.course });
        const standing = enrollment?.standing;
        // Who had finished a course when it ended has finished it.
        const hasFinished =
          standing?.status === 'completed' ||
          (standing?.status === 'left' && standing.reason === 'ended' && standing.was === 'completed');
        return hasFinished || (audience.who === 'course' && standing?.status === 'active');
      }
    }
  };
