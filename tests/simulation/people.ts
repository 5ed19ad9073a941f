import { courseId } from '../../lib/domain/content/course.ts';
import { type PublishedCourse, publishedCourseSchema } from '../../lib/domain/content/published-course.ts';
import { activateEnrollment } from '../../lib/domain/enrollment/activate-enrollment.ts';
import { enroll } from '../../lib/domain/enrollment/enroll.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import { type Subscriber, subscriberId, subscriberSchema } from '../../lib/domain/subscriber/subscriber.ts';
import type { Instant } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';

export const theCourse = courseId.parse('bread');

/** A course of so many lessons and a closing mail. */
export const mainCourseOf = (
  lessons: readonly string[],
  options: { unknownPolicy?: 'resend-once' | 'hold'; version?: string } = {},
): PublishedCourse =>
  publishedCourseSchema.parse({
    version: (options.version ?? 'a').repeat(64),
    publishedAt: '2026-01-05T08:00:00.000Z',
    site: {
      brand: 'Plain Letters',
      senders: { lessons: 'lessons@course.test', confirmations: 'confirm@course.test' },
      replyTo: 'reply@course.test',
      contact: 'hello@course.test',
      postalAddress: 'Plain Letters Ltd, 7 Mill Lane, Totnes',
      baseUrl: 'https://course.test',
      timeZone: 'Europe/London',
      defaultCourse: theCourse,
    },
    course: {
      id: theCourse,
      title: 'Bread, Plainly',
      promise: 'You will bake a good loaf.',
      audience: 'For anyone with an oven.',
      language: 'en',
      fromName: 'Bread, Plainly',
      cadence: 'weekly',
      sendHour: 9,
      unknownPolicy: options.unknownPolicy ?? 'resend-once',
      topics: [{ id: 'dough', title: 'Dough' }],
    },
    lessons: lessons.map((id) => ({ id, subject: id, preview: id, objective: id, words: 400 })),
  });

/** Zones on both sides of Greenwich, one of them at an odd offset. */
const zones = ['Europe/London', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'].map((zone) =>
  timeZone.parse(zone),
);

export type Person = { subscriber: Subscriber; enrollment: Enrollment };

/** The `number`-th person, who has asked for the course; `confirmed` as well, or not yet. */
export const personNumber = (number: number, now: Instant, confirmed: boolean): Person => {
  // The first letter decides the shard.
  const id = subscriberId.parse(
    `${String.fromCodePoint(97 + (number % 26))}${String(number).padStart(25, '0')}`,
  );
  const zone = zones[number % zones.length] ?? timeZone.parse('UTC');
  const subscriber = subscriberSchema.parse({
    id,
    version: 0,
    address: `person${number}@reader.test`,
    addressHash: `hash of person${number}@reader.test`,
    zone,
    createdAt: now,
    consent: { textHash: 'hash of the text', requestedAt: now, mechanism: 'sign-up form' },
  });
  const asked = enroll({ subscriberId: id, courseId: theCourse, zone }, now);
  if (!confirmed) return { subscriber, enrollment: asked };
  const confirmation = activateEnrollment(asked, asked.episode, now);
  if (confirmation.kind !== 'activated') throw new Error('A fresh sign-up can be confirmed.');
  return { subscriber, enrollment: confirmation.enrollment };
};
