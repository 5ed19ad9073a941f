import type { UnknownPolicy } from '../content/course.ts';
import type { LessonId } from '../content/lesson.ts';
import type { PublishedCourse } from '../content/published/published-course.ts';
import { type DeliveryKey, occasionOf } from '../delivery/delivery-key.ts';
import type { Cadence } from '../time/cadence.ts';

/** What the sending rules need of a published course. */
export const outlineOf = ({ course, lessons }: Pick<PublishedCourse, 'course' | 'lessons'>): Outline => ({
  lessons: lessons.map(({ id }) => id),
  cadence: course.cadence,
  choices: course.choices,
  sendHour: course.sendHour,
  start: course.start,
  gaps: Object.fromEntries(lessons.flatMap(({ id, after }) => (after ? [[id, after]] : []))),
  unknownPolicy: course.unknownPolicy,
});

/** What the rules need to know of a published course. */
export type Outline = {
  lessons: readonly LessonId[];
  /** How often they come, for whoever joins. */
  cadence: Cadence;
  /** What else a reader may choose. */
  choices: readonly Cadence[];
  sendHour: number;
  /** The date before which nobody gets a first lesson. */
  start: string | undefined;
  /** How many days at least lie between a lesson and the one before it, where its author wants so. */
  gaps: Readonly<Partial<Record<LessonId, number>>>;
  unknownPolicy: UnknownPolicy;
};

/** The cadences that a reader may choose from: the course's own first, and what they have in any case. */
export const cadencesFor = (
  enrollment: { cadence: Cadence },
  { cadence, choices }: Pick<Outline, 'cadence' | 'choices'>,
): readonly Cadence[] => [...new Set([cadence, ...choices, enrollment.cadence])];

/** Whether a key stands for a mail that the course still has. */
export const isPublished = (key: DeliveryKey, { lessons }: Outline): boolean => {
  const mail = occasionOf(key)?.mail;
  return mail === 'closing' || lessons.some((lesson) => lesson === mail);
};
