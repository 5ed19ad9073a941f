import * as z from 'zod';
import type { IssueDeliveryRef } from '../delivery/delivery-tag.ts';
import { type IssueMail, issueMailSchema } from '../mail/mail.ts';
import { type Instant, instantSchema, later, laterOf, millisecondsBetween } from '../time/instant.ts';
import { differenceOf, type Interval, intervalSchema } from './difference.ts';

/** `a`: the subject of the issue; `b`: the one that is tried against it. */
export const subjectChoices = ['a', 'b'] as const;
export const subjectChoice = z.enum(subjectChoices);
export type SubjectChoice = z.infer<typeof subjectChoice>;

/** Two subjects of one issue: a part of its readers gets one or the other, and after a wait the rest gets the first, or the second where the numbers carry it. */
export const subjectTestSchema = z.lazy(() =>
  z.object({
    /** The whole mail under the other subject. */
    against: issueMailSchema,
    /** How many of a hundred readers are in the test, half of them for each subject. */
    share: z.int().min(2).max(100),
    waitHours: z.int().min(1).max(24),
  }),
);
export type SubjectTest = z.infer<typeof subjectTestSchema>;

/** How many mails of a subject went out, and how often somebody did what it is measured by. */
const figuresSchema = z.object({ sent: z.int().nonnegative(), did: z.int().nonnegative() });
export type SubjectFigures = z.infer<typeof figuresSchema>;

/** What the two are told apart by: more clicks are better, and where nobody is told of clicks, fewer unsubscribes. */
const measures = ['clicks', 'unsubscribes'] as const;
export type Measure = (typeof measures)[number];

export const measureBy = ({ clicks }: { clicks: boolean }): Measure => (clicks ? 'clicks' : 'unsubscribes');

/** Which subject the rest gets, once and for good. */
export const subjectDecisionSchema = z.lazy(() =>
  z.discriminatedUnion('how', [
    z.object({
      how: z.literal('counted'),
      winner: subjectChoice,
      at: instantSchema,
      by: z.enum(measures),
      a: figuresSchema,
      b: figuresSchema,
      /** By how many more of B's readers did so than of A's. Where it holds zero nothing speaks for either, and it is the first. */
      difference: intervalSchema,
    }),
    z.object({ how: z.literal('operator'), winner: subjectChoice, at: instantSchema }),
  ]),
);
export type SubjectDecision = z.infer<typeof subjectDecisionSchema>;

/** A number of 32 bits that a text always has: FNV-1a, and its bits stirred, so that like texts lie far apart. */
export const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
};

/** Which subject somebody tries, or that they wait: the same each time it is asked, whoever asks. */
export const partInTest = (
  { subscriberId, listId, issueId }: IssueDeliveryRef,
  { share }: Pick<SubjectTest, 'share'>,
): SubjectChoice | 'rest' => {
  const drawn = (hashOf(`${subscriberId} ${listId}/${issueId}`) / 2 ** 32) * 100;
  if (drawn >= share) return 'rest';
  return drawn < share / 2 ? 'a' : 'b';
};

/** From when on there is something to decide by. A pause lengthens the wait: nobody is asked meanwhile. */
export const decidesAt = (
  {
    sendAt,
    sendNow,
    pauses,
  }: {
    sendAt: Instant;
    sendNow?: Instant | undefined;
    pauses: readonly { since: Instant; until?: Instant | undefined }[];
  },
  { waitHours }: Pick<SubjectTest, 'waitHours'>,
): Instant => {
  const begins = sendNow ?? sendAt;
  const paused = pauses.reduce(
    (sum, { since, until }) =>
      until ? sum + Math.max(0, millisecondsBetween(laterOf(since, begins), until)) : sum,
    0,
  );
  return later(begins, { hours: waitHours, milliseconds: paused });
};

/** Which of the two the numbers carry; undefined where they carry neither. */
export const carriedBy = ({ from, to }: Interval, by: Measure): SubjectChoice | undefined => {
  const isMoreBetter = by === 'clicks';
  if (from > 0) return isMoreBetter ? 'b' : 'a';
  if (to < 0) return isMoreBetter ? 'a' : 'b';
  return undefined;
};

/** The second subject only where the numbers carry it; in all other cases the first goes on. */
export const decideByCount = (
  { a, b }: Record<SubjectChoice, SubjectFigures>,
  by: Measure,
  at: Instant,
): Extract<SubjectDecision, { how: 'counted' }> => {
  const difference = differenceOf(a, b);
  return { how: 'counted', winner: carriedBy(difference, by) ?? 'a', at, by, a, b, difference };
};

/** An issue's mail under one of its subjects; where it has but one, under that. */
export const mailUnder = (
  { mail, subjectTest }: { mail: IssueMail; subjectTest?: SubjectTest | undefined },
  choice: SubjectChoice | undefined,
): IssueMail => (choice === 'b' && subjectTest ? subjectTest.against : mail);
