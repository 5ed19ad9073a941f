import type { Newsletter } from '../../domain/content/newsletter.ts';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import type { CourseMail, DeliveryKey } from '../../domain/delivery/delivery-key.ts';
import { occasionOf } from '../../domain/delivery/delivery-key.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { isSkippedByReader } from '../../domain/enrollment/course-request.ts';
import { courseDueAt } from '../../domain/enrollment/due-time.ts';
import { type Enrollment, ledgerOf } from '../../domain/enrollment/enrollment.ts';
import { nextLessonKey } from '../../domain/enrollment/next-step.ts';
import { letsIn } from '../../domain/newsletter/published-issue.ts';
import { isMember } from '../../domain/newsletter/subscription.ts';
import type { Subscriber } from '../../domain/subscriber/subscriber.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { EnrollmentRef, Ports } from '../ports.ts';

/** A mail of the course that has come, or that its reader skipped. `at` is the last time. */
export type Past = { mail: CourseMail; key: DeliveryKey; was: 'received' | 'skipped'; at: Instant };

export type SubscriberView = {
  subscriber: Subscriber;
  enrollment: Enrollment;
  published: PublishedCourse;
  /** In the order in which they came first; what the course no longer has is left out. */
  past: Past[];
  /** Lessons of this round that are behind the subscriber. */
  done: number;
  /** What comes next, if anything is to come; `at` is absent while that is not known. */
  next?: { mail: CourseMail; at?: Instant | undefined } | undefined;
  /** The site's newsletter, where it has one that they are on or may join. */
  newsletter?: { list: Newsletter; isMember: boolean } | undefined;
};

type Needs = Pick<Ports, 'courses' | 'subscribers' | 'enrollments' | 'newsletters' | 'subscriptions'>;

/** Where a subscriber stands in a course; undefined for somebody who is not, or no longer, on record. */
export const showSubscriber =
  (ports: Needs) =>
  async (ref: EnrollmentRef): Promise<SubscriberView | undefined> => {
    const { courses, subscribers, enrollments } = ports;
    const [subscriber, stored, published] = await Promise.all([
      subscribers.load(ref.subscriberId),
      enrollments.load(ref),
      courses.current(ref.courseId),
    ]);
    if (!subscriber || !stored || !published) return undefined;
    const enrollment = asPublished(stored, published);

    const past = pastOf(enrollment, published);
    const inThisRound = ledgerOf(enrollment).filter(([key, entry]) => {
      const occasion = occasionOf(key);
      const isLesson = published.lessons.some(({ id }) => id === occasion?.mail);
      return (
        isLesson && occasion?.copy === 1 && occasion.round === enrollment.round && entry.status !== 'sending'
      );
    });
    const nextMail = occasionOf(nextLessonKey(enrollment, outlineOf(published)) ?? 'confirm-1')?.mail;
    return {
      subscriber,
      enrollment,
      published,
      past,
      done: inThisRound.length,
      next: nextMail && { mail: nextMail, at: courseDueAt(enrollment) },
      newsletter: await newsletterOf(ports, published, ref),
    };
  };

const pastOf = (enrollment: Enrollment, { lessons }: PublishedCourse): Past[] => {
  const byMail = new Map<CourseMail, Past>();
  const came = ledgerOf(enrollment)
    .flatMap(([key, entry]): Past[] => {
      const occasion = occasionOf(key);
      if (!occasion) return [];
      const { mail } = occasion;
      if (entry.status === 'sent') return [{ mail, key, was: 'received', at: entry.at }];
      return entry.status === 'skipped' && isSkippedByReader(enrollment, key)
        ? [{ mail, key, was: 'skipped', at: entry.at }]
        : [];
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const past of came) {
    const known = byMail.get(past.mail);
    // What was read once stays read, whatever was skipped in another round.
    if (past.was === 'received' || known?.was !== 'received') byMail.set(past.mail, past);
  }
  const position = (mail: CourseMail) => lessons.findIndex(({ id }) => id === mail);
  return [...byMail.values()].filter(({ mail }) => mail === 'closing' || position(mail) >= 0);
};

const newsletterOf = async (
  { newsletters, subscriptions }: Needs,
  { site }: PublishedCourse,
  { subscriberId }: EnrollmentRef,
): Promise<SubscriberView['newsletter']> => {
  const published = site.newsletter && (await newsletters.list(site.newsletter));
  if (!published) return undefined;
  const { list } = published;
  const isOn = isMember(await subscriptions.load({ subscriberId, listId: list.id }));
  return isOn || letsIn(published) ? { list, isMember: isOn } : undefined;
};
