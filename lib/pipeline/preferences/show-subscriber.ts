import type { CourseId } from '../../domain/content/course.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { admissionOf } from '../../domain/membership/published.ts';
import type { PublishedList } from '../../domain/newsletter/published-issue.ts';
import type { Subscription } from '../../domain/newsletter/subscription.ts';
import type { Subscriber, SubscriberId } from '../../domain/subscriber/subscriber.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import type { Ports } from '../ports.ts';
import { type CourseView, courseView } from './show-course.ts';

/** A newsletter that somebody is on, or was, or may join. */
export type NewsletterView = { published: PublishedList; subscription?: Subscription | undefined };

/** One person, and every course and newsletter of theirs, whatever became of it. */
export type SubscriberView = {
  subscriber: Subscriber;
  /** The one that was asked about first, then the most alive. */
  courses: CourseView[];
  newsletters: NewsletterView[];
};

/** The clock that somebody's mail comes by. */
export const zoneOf = ({ subscriber, courses }: SubscriberView): TimeZone =>
  courses.find(({ enrollment }) => enrollment.standing.status === 'active')?.enrollment.zone ??
  subscriber.zone;

type Needs = Pick<Ports, 'courses' | 'subscribers' | 'enrollments' | 'newsletters' | 'subscriptions'>;

/** What a person's own page shows; undefined for somebody who is not, or no longer, on record. */
export const showSubscriber =
  (ports: Needs) =>
  async (id: SubscriberId, first?: CourseId): Promise<SubscriberView | undefined> => {
    const subscriber = await ports.subscribers.load(id);
    if (!subscriber) return undefined;
    const courses = await coursesOf(ports, id, first);
    return { subscriber, courses, newsletters: await newslettersOf(ports, subscriber, courses) };
  };

/** The most alive first. */
const order = [
  'active',
  'completed',
  'pending',
  'left',
] as const satisfies readonly Enrollment['standing']['status'][];

const coursesOf = async (
  { courses, enrollments }: Needs,
  id: SubscriberId,
  first: CourseId | undefined,
): Promise<CourseView[]> => {
  const found = await Promise.all(
    (await enrollments.of(id)).map(async (enrollment) => {
      const published = await courses.current(enrollment.courseId);
      return published ? [courseView(enrollment, published)] : [];
    }),
  );
  const rank = ({ enrollment: { courseId, standing } }: CourseView) =>
    courseId === first ? -1 : order.indexOf(standing.status);
  return found.flat().sort((a, b) => rank(a) - rank(b));
};

/**
 * Every list that they ever were on, closed and ended ones too, and the site's own newsletter where it takes somebody
 * new who has confirmed their address.
 */
const newslettersOf = async (
  { newsletters, subscriptions }: Needs,
  { id, consent }: Subscriber,
  courses: readonly CourseView[],
): Promise<NewsletterView[]> => {
  const lists = await newsletters.lists();
  const found = await Promise.all(
    lists.map(async (published): Promise<NewsletterView[]> => {
      const { list, site } = published;
      const subscription = await subscriptions.load({ subscriberId: id, listId: list.id });
      if (subscription) return [{ published, subscription }];
      const sites = [site, ...courses.map((course) => course.published.site)];
      const isOffered = sites.some(({ newsletter }) => newsletter === list.id);
      return isOffered && consent.confirmedAt && admissionOf(published) === 'open' ? [{ published }] : [];
    }),
  );
  return found.flat();
};
