import * as z from 'zod';
import { occasionOf } from '../../domain/delivery/delivery-key.ts';
import { ledgerOf } from '../../domain/enrollment/enrollment.ts';
import { leftReason } from '../../domain/subscriber/left-reason.ts';
import type { Standing } from '../../domain/subscriber/standing.ts';
import type { Person } from '../../pipeline/api/read-person.ts';
import { course, newsletter, personId } from './shapes.ts';

export const courseStanding = z
  .enum(['pending', 'active', 'completed', 'left'])
  .describe('pending: asked, and not confirmed; left: no member any more, for whatever reason.');

const membership = {
  standing: courseStanding,
  since: z.string().describe('Since when they stand like that.'),
  leftBecause: leftReason.optional(),
};

/** A person as a program gets them. */
export const personSchema = z.object({
  id: personId,
  email: z.string(),
  firstName: z.string().optional(),
  timeZone: z.string(),
  createdAt: z.string(),
  tags: z.array(z.string()),
  courses: z.array(
    z.object({
      course,
      ...membership,
      cadence: z.string(),
      lessonsSent: z
        .array(z.string())
        .describe('The lessons that have gone out, by their ids, the earliest first.'),
      nextMailAt: z.string().optional(),
    }),
  ),
  newsletters: z.array(z.object({ newsletter, ...membership })),
  mailStopped: z
    .object({ because: z.enum(['erased', 'bounce', 'complaint']), at: z.string() })
    .optional()
    .describe('Why no mail goes to the address, where none does.'),
});

const sinceOf = (standing: Standing): string => {
  switch (standing.status) {
    case 'pending':
      return standing.requestedAt;
    case 'active':
      return standing.since;
    case 'completed':
    case 'left':
      return standing.at;
  }
};

const membershipOf = (standing: Standing) => ({
  standing: standing.status,
  since: sinceOf(standing),
  ...(standing.status === 'left' ? { leftBecause: standing.reason } : {}),
});

export const personShape = ({
  subscriber,
  enrollments,
  subscriptions,
  suppression,
}: Person): z.infer<typeof personSchema> => ({
  id: subscriber.id,
  email: subscriber.address,
  ...(subscriber.firstName ? { firstName: subscriber.firstName } : {}),
  timeZone: subscriber.zone,
  createdAt: subscriber.createdAt,
  tags: [...(subscriber.tags ?? [])],
  courses: enrollments.map((enrollment) => ({
    course: enrollment.courseId,
    ...membershipOf(enrollment.standing),
    cadence: enrollment.cadence,
    lessonsSent: lessonsSentTo(enrollment),
    ...(enrollment.dueAt ? { nextMailAt: enrollment.dueAt } : {}),
  })),
  newsletters: subscriptions.map(({ listId, standing }) => ({
    newsletter: listId,
    ...membershipOf(standing),
  })),
  ...(suppression ? { mailStopped: { because: suppression.reason, at: suppression.at } } : {}),
});

const lessonsSentTo = (enrollment: Person['enrollments'][number]): string[] => {
  const sent = ledgerOf(enrollment).flatMap(([key, entry]) => {
    const occasion = occasionOf(key);
    return occasion && entry.status === 'sent' ? [{ mail: occasion.mail, at: entry.at }] : [];
  });
  return [...new Set(sent.sort((a, b) => (a.at < b.at ? -1 : 1)).map(({ mail }) => mail))];
};
