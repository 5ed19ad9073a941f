import type { UnknownPolicy } from '../content/course.ts';
import type { LessonId } from '../content/lesson.ts';
import type { PublishedCourse } from '../content/published-course.ts';
import { type DeliveryKey, occasionOf } from '../delivery/delivery-key.ts';

/** What the sending rules need of a published course. */
export const outlineOf = ({ course, lessons }: Pick<PublishedCourse, 'course' | 'lessons'>): Outline => ({
  lessons: lessons.map(({ id }) => id),
  sendHour: course.sendHour,
  unknownPolicy: course.unknownPolicy,
});

/** What the rules need to know of a published course. */
export type Outline = { lessons: readonly LessonId[]; sendHour: number; unknownPolicy: UnknownPolicy };

/** Whether a key stands for a mail that the course still has. */
export const isPublished = (key: DeliveryKey, { lessons }: Outline): boolean => {
  const mail = occasionOf(key)?.mail;
  return mail === 'closing' || lessons.some((lesson) => lesson === mail);
};
