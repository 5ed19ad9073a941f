import type { Segment } from '../domain/content/newsletter.ts';
import { listId } from '../domain/content/newsletter.ts';
import { asPublished } from '../domain/enrollment/as-published.ts';
import type { PersonFacts } from '../domain/people/matches-segment.ts';
import type { SubscriberId } from '../domain/subscriber/subscriber.ts';
import type { PersonOnRecord } from './ports/subscribers.ts';
import type { Ports } from './ports.ts';

type Needs = Pick<Ports, 'courses' | 'enrollments' | 'subscribers' | 'subscriptions'>;

/**
 * What a segment asks of one person, and no more than it asks: a fan-out reads this for each member. Undefined for somebody who
 * is not, or no longer, on record.
 */
export const personFacts =
  (ports: Needs) =>
  async (id: SubscriberId, segment: Segment): Promise<PersonFacts | undefined> => {
    const subscriber = await ports.subscribers.load(id);
    if (!subscriber) return undefined;
    const enrollments = asksCourses(segment) ? await ports.enrollments.of(id) : [];
    return factsOf(ports)({ subscriber, enrollments }, segment);
  };

/** The same of somebody whose record and courses have been read. */
export const factsOf =
  ({ courses, subscriptions }: Pick<Needs, 'courses' | 'subscriptions'>) =>
  async ({ subscriber, enrollments }: PersonOnRecord, segment: Segment): Promise<PersonFacts> => {
    const found = asksCourses(segment) ? enrollments : [];
    const published = await Promise.all(found.map(({ courseId }) => courses.current(courseId)));
    const subscription =
      segment.list === undefined
        ? undefined
        : await subscriptions.load({ subscriberId: subscriber.id, listId: listId.parse(segment.list) });
    return {
      subscriber,
      enrollments: found.map((enrollment, index) => asPublished(enrollment, published[index])),
      subscriptions: subscription ? [subscription] : [],
      languages: published.flatMap((one) => one?.course.language ?? []),
    };
  };

const asksCourses = ({ course, language, source }: Segment): boolean =>
  course !== undefined || language !== undefined || source !== undefined;
