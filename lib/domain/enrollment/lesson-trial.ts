import type { PublishedCourse } from '../content/published/published-course.ts';
import { type DeliveryKey, occasionOf } from '../delivery/delivery-key.ts';
import type { CompiledMail } from '../mail/mail.ts';
import { hashOf, type SubjectChoice } from '../subjects/subject-test.ts';
import type { Enrollment, TriedLesson } from './enrollment.ts';

/** Two subjects of one lesson, by a short hash of both: with other words it is another test, and counts anew. */
export const trialOf = (subjects: { subject: string; against: string }): string =>
  hashOf(`${subjects.subject}\n${subjects.against}`).toString(16).padStart(8, '0');

/** Half of all people each, and each the same whenever it is asked. */
export const halfOf = (
  { subscriberId, courseId }: Pick<Enrollment, 'subscriberId' | 'courseId'>,
  lesson: string,
): SubjectChoice => (hashOf(`${subscriberId} ${courseId}/${lesson}`) < 2 ** 31 ? 'a' : 'b');

/** Under which of two somebody gets a lesson: under the one that they had it under before, if they had it. */
const choiceFor = (enrollment: Enrollment, lesson: string): SubjectChoice =>
  triedOf(enrollment, lesson)?.subject ?? halfOf(enrollment, lesson);

/** The subject of a lesson for somebody, whether it has come to them or will. */
export const subjectFor = (
  enrollment: Enrollment,
  { id, subject, against }: PublishedCourse['lessons'][number],
): string => (against !== undefined && choiceFor(enrollment, id) === 'b' ? against : subject);

/**
 * Notes with its claim under which of two subjects a lesson goes. Where its file tries none, nothing is noted, and what was
 * noted of it is forgotten.
 */
export const withTrial = (
  enrollment: Enrollment,
  key: DeliveryKey,
  { lessons }: Pick<PublishedCourse, 'lessons'>,
): Enrollment => {
  const mail = occasionOf(key)?.mail;
  const lesson = lessons.find(({ id }) => id === mail);
  if (!lesson) return enrollment;
  const { id, subject, against } = lesson;
  const { [id]: before, ...rest } = enrollment.tried ?? {};
  if (against === undefined) return before ? { ...enrollment, tried: rest } : enrollment;
  const tried = { trial: trialOf({ subject, against }), subject: choiceFor(enrollment, id) };
  return { ...enrollment, tried: { ...rest, [id]: tried } };
};

/** What somebody was last sent a lesson under, by any of its names; undefined where it tried nothing. */
export const triedOf = (
  { tried = {} }: Pick<Enrollment, 'tried'>,
  ...names: readonly string[]
): TriedLesson | undefined => {
  const known = new Map<string, TriedLesson | undefined>(Object.entries(tried));
  return names.flatMap((name) => known.get(name) ?? [])[0];
};

/** A lesson's mail under one of its subjects; where it has but one, under that. */
export const lessonUnder = (
  { against, ...first }: CompiledMail,
  choice: SubjectChoice | undefined,
): CompiledMail => (choice === 'b' && against ? { key: first.key, ...against } : first);
