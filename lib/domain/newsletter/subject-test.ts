import * as z from 'zod';
import type { IssueDeliveryRef } from '../delivery/delivery-tag.ts';
import { type IssueMail, issueMailSchema } from '../mail/mail.ts';
import { type Instant, instantSchema, later, laterOf, millisecondsBetween } from '../time/instant.ts';

/** `a`: the subject of the issue; `b`: the one that is tried against it. */
export const subjectChoices = ['a', 'b'] as const;
export const subjectChoice = z.enum(subjectChoices);
export type SubjectChoice = z.infer<typeof subjectChoice>;

/** Two subjects of one issue: a part of its readers gets one or the other, and after a wait the rest gets the better one. */
export const subjectTestSchema = z.object({
  /** The whole mail under the other subject. */
  against: issueMailSchema,
  /** How many of a hundred readers are in the test, half of them for each subject. */
  share: z.int().min(2).max(100),
  waitHours: z.int().min(1).max(24),
});
export type SubjectTest = z.infer<typeof subjectTestSchema>;

const figuresSchema = z.object({ sent: z.int().nonnegative(), seen: z.int().nonnegative() });
export type SubjectFigures = z.infer<typeof figuresSchema>;

/** By which of the two people are found to have taken an interest. */
export type SeenBy = 'clicks' | 'opens';

/** Which subject the rest gets, once and for good. */
export const subjectDecisionSchema = z.discriminatedUnion('how', [
  z.object({
    how: z.literal('counted'),
    winner: subjectChoice,
    at: instantSchema,
    by: z.enum(['clicks', 'opens']),
    a: figuresSchema,
    b: figuresSchema,
    /** `too-few` and `tie`: nothing speaks for either, so that it is the first. */
    because: z.enum(['more', 'tie', 'too-few']),
  }),
  z.object({ how: z.literal('operator'), winner: subjectChoice, at: instantSchema }),
]);
export type SubjectDecision = z.infer<typeof subjectDecisionSchema>;

/** A number from 0 up to 1 that a text always has: FNV-1a, and its bits stirred, so that like texts lie far apart. */
const fractionOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
};

/** Which subject somebody tries, or that they wait: the same each time it is asked, whoever asks. */
export const partInTest = (
  { subscriberId, listId, issueId }: IssueDeliveryRef,
  { share }: Pick<SubjectTest, 'share'>,
): SubjectChoice | 'rest' => {
  const drawn = fractionOf(`${subscriberId} ${listId}/${issueId}`) * 100;
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

/** With fewer clicks or opens than this in all, chance has more to say than readers. */
export const fewestSeen = 10;

export const decideByCount = (
  { a, b }: Record<SubjectChoice, SubjectFigures>,
  by: SeenBy,
  at: Instant,
): Extract<SubjectDecision, { how: 'counted' }> => {
  const counted = { how: 'counted' as const, at, by, a, b };
  if (a.seen + b.seen < fewestSeen || a.sent === 0 || b.sent === 0)
    return { ...counted, winner: 'a', because: 'too-few' };
  const [ofA, ofB] = [a.seen * b.sent, b.seen * a.sent];
  if (ofA === ofB) return { ...counted, winner: 'a', because: 'tie' };
  return { ...counted, winner: ofA > ofB ? 'a' : 'b', because: 'more' };
};

/**
 * Whether two subjects that are equally good would differ by so much in more than one of twenty such tests: the test of
 * two proportions, at 5 %. Counted are clicks and not people, so that the truth lies further within chance, never less.
 */
export const isWithinChance = ({ a, b }: Record<SubjectChoice, SubjectFigures>): boolean => {
  const rate = ({ seen, sent }: SubjectFigures) => (sent === 0 ? 0 : Math.min(1, seen / sent));
  const both = rate({ sent: a.sent + b.sent, seen: a.seen + b.seen });
  const spread = Math.sqrt(both * (1 - both) * (1 / Math.max(1, a.sent) + 1 / Math.max(1, b.sent)));
  return spread === 0 || Math.abs(rate(a) - rate(b)) / spread < 1.96;
};

/** An issue's mail under one of its subjects; where it has but one, under that. */
export const mailUnder = (
  { mail, subjectTest }: { mail: IssueMail; subjectTest?: SubjectTest | undefined },
  choice: SubjectChoice | undefined,
): IssueMail => (choice === 'b' && subjectTest ? subjectTest.against : mail);
