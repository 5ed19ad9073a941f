import type { Audience } from '../../domain/content/issue.ts';
import { isMember, type Subscription } from '../../domain/newsletter/subscription.ts';
import type { Ports } from '../ports.ts';

type Needs = Pick<Ports, 'enrollments' | 'subscribers'>;

/** Whether an issue for this audience is meant for somebody on its list. */
export const isInAudience =
  ({ enrollments, subscribers }: Needs) =>
  async (audience: Audience, subscription: Subscription): Promise<boolean> => {
    if (!isMember(subscription)) return false;
    const { subscriberId } = subscription;
    switch (audience.who) {
      case 'all':
        return true;
      case 'tag':
        return (await subscribers.load(subscriberId))?.tags?.includes(audience.tag) ?? false;
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
