import { type Enrollment, ledgerOf, nextKey } from '../domain/enrollment.ts';
import type { Instant } from '../domain/instant.ts';
import type { LessonId } from '../domain/lesson.ts';
import { outlineOf, type PublishedCourse } from '../domain/mail.ts';
import type { Subscriber } from '../domain/subscriber.ts';
import type { Courses, EnrollmentRef, Enrollments, Subscribers } from './ports.ts';

export type SubscriberView = {
  subscriber: Subscriber;
  enrollment: Enrollment;
  published: PublishedCourse;
  /** Lessons sent, in the order they were, that the course still has. */
  received: { id: LessonId; subject: string; at: Instant }[];
  /** The next lesson, if one is to come; `at` is absent while nothing is scheduled. */
  next?: { subject: string; at?: Instant | undefined } | undefined;
};

/** Where a subscriber stands in a course; undefined for somebody who is not, or no longer, on record. */
export const showSubscriber =
  ({
    courses,
    subscribers,
    enrollments,
  }: {
    courses: Courses;
    subscribers: Subscribers;
    enrollments: Enrollments;
  }) =>
  async (ref: EnrollmentRef): Promise<SubscriberView | undefined> => {
    const [subscriber, enrollment, published] = await Promise.all([
      subscribers.load(ref.subscriberId),
      enrollments.load(ref),
      courses.current(ref.courseId),
    ]);
    if (!subscriber || !enrollment || !published) return undefined;

    const lessonOf = (key: string) => published.lessons.find(({ id }) => id === key);
    const received = ledgerOf(enrollment)
      .flatMap(([key, entry]) => {
        const lesson = lessonOf(key);
        return lesson && entry.state === 'sent'
          ? [{ id: lesson.id, subject: lesson.subject, at: entry.at }]
          : [];
      })
      .sort((a, b) => (a.at < b.at ? -1 : 1));

    const nextLesson = lessonOf(nextKey(enrollment, outlineOf(published)) ?? '');
    return {
      subscriber,
      enrollment,
      published,
      received,
      ...(nextLesson ? { next: { subject: nextLesson.subject, at: enrollment.dueAt } } : {}),
    };
  };
