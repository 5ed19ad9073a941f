import type { Audience } from '../domain/issue.ts';
import { isMember, type Subscription } from '../domain/subscription.ts';
import type { Enrollments, Subscribers } from './ports.ts';

type Ports = { enrollments: Enrollments; subscribers: Subscribers };

/** Whether an issue for this audience is meant for somebody on its list. */
export const isMeantFor =
  ({ enrollments, subscribers }: Ports) =>
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
        const status = enrollment?.standing.status;
        return status === 'completed' || (audience.who === 'course' && status === 'active');
      }
    }
  };
