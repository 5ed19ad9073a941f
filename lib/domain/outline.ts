import type { UnknownPolicy } from './course.ts';
import { type DeliveryKey, occasionOf } from './delivery.ts';
import type { LessonId } from './lesson.ts';

/** What the rules need to know of a published course. */
export type Outline = { lessons: readonly LessonId[]; sendHour: number; unknownPolicy: UnknownPolicy };

/** Whether a key stands for a mail that the course still has. */
export const isPublished = (key: DeliveryKey, { lessons }: Outline): boolean => {
  const mail = occasionOf(key)?.mail;
  return mail === 'closing' || lessons.some((lesson) => lesson === mail);
};
