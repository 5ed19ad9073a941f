import * as z from 'zod';
import { type CourseId, courseId } from './course.ts';
import { instantSchema } from './instant.ts';
import { type IssueId, issueId } from './issue.ts';
import { type LessonId, lessonId } from './lesson.ts';
import { type ListId, listId } from './newsletter.ts';
import { type SubscriberId, subscriberId } from './subscriber.ts';

/** What a course sends in its order: a lesson by its id, and the mail at the end. */
export const courseMail = z.union([z.literal('closing'), lessonId]);
export type CourseMail = LessonId | 'closing';

/**
 * A lesson that is meant once more: `salt_2` in the second round of the course, `salt_2_3` the third copy of
 * it there. Ids hold no underscore, so that no lesson can have such a name.
 */
const repeatKey = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*_[1-9]\d*(_[1-9]\d*)?$/)
  .brand<'RepeatKey'>();
type RepeatKey = z.infer<typeof repeatKey>;

/** What one mail of a course is: the key of its ledger entry. Each key is sent once. */
export type DeliveryKey =
  | CourseMail
  | RepeatKey
  /** Asks to confirm a sign-up. */
  | `confirm-${number}`
  /** Asks at a new address whether mail may come there; tells the old one that it does. */
  | `move-${number}`
  | `moved-${number}`;

export const deliveryKey = z.union([
  z.literal('closing'),
  z.templateLiteral(['confirm-', z.int().positive()]),
  z.templateLiteral(['move-', z.int().positive()]),
  z.templateLiteral(['moved-', z.int().positive()]),
  lessonId,
  repeatKey,
]);

/** Which occasion of a course's mail a key stands for: the round of the course, and the copy within it. */
export type Occasion = { mail: CourseMail; round: number; copy: number };

export const keyOf = ({ mail, round, copy }: Occasion): DeliveryKey => {
  if (copy > 1) return repeatKey.parse(`${mail}_${round}_${copy}`);
  return round > 1 ? repeatKey.parse(`${mail}_${round}`) : mail;
};

/** Reads a key back; undefined for the mails that are not of the course itself. */
export const occasionOf = (key: DeliveryKey): Occasion | undefined => {
  if (/^(confirm|moved?)-\d+$/.test(key)) return undefined;
  const [mail, round = '1', copy = '1'] = key.split('_');
  return { mail: courseMail.parse(mail), round: Number(round), copy: Number(copy) };
};

/** Names one mail for one subscriber, the same however often it is tried. */
export type DeliveryRef = { subscriberId: SubscriberId; courseId: CourseId; key: DeliveryKey };

/**
 * The reference as an SES message tag, at most 200 characters of `[a-z0-9_-]`. Ids hold no underscore, so the
 * parts can be told apart again.
 */
export const deliveryTag = (ref: DeliveryRef): string => `${ref.subscriberId}_${ref.courseId}_${ref.key}`;

const refSchema = z.tuple([subscriberId, courseId, deliveryKey]);

/** Reads a tag back; undefined for a tag that is not ours. */
export const parseDeliveryTag = (tag: string): DeliveryRef | undefined => {
  const [whose, which, ...rest] = tag.split('_');
  const parsed = refSchema.safeParse([whose, which, rest.join('_')]);
  if (!parsed.success) return undefined;
  const [subscriber, course, key] = parsed.data;
  return { subscriberId: subscriber, courseId: course, key };
};

/** Names one issue for one subscriber. */
export type IssueDeliveryRef = { subscriberId: SubscriberId; listId: ListId; issueId: IssueId };

/** As a message tag: the mark at its front keeps it apart from a course's, whatever list and issue are called. */
export const issueTag = ({ subscriberId, listId, issueId }: IssueDeliveryRef): string =>
  `n_${subscriberId}_${listId}_${issueId}`;

const issueRefSchema = z.tuple([z.literal('n'), subscriberId, listId, issueId]);

/** Reads an issue's tag back; undefined for a tag that is none. */
export const parseIssueTag = (tag: string): IssueDeliveryRef | undefined => {
  const parsed = issueRefSchema.safeParse(tag.split('_'));
  if (!parsed.success) return undefined;
  const [, subscriber, list, issue] = parsed.data;
  return { subscriberId: subscriber, listId: list, issueId: issue };
};

/** First try, or the one resend that the unknown policy allows. There is no third. */
export const attemptSchema = z.union([z.literal(1), z.literal(2)]);
export type Attempt = z.infer<typeof attemptSchema>;

/**
 * The record of one delivery. A delivery without an entry is still due; the rest is
 *
 *     sending ──answer or event──▶ sent | failed
 *        │ lease ran out, or no answer
 *        ▼
 *     unknown ──event──▶ sent        ──a day without one──▶ resend once, or stays unknown
 */
export const ledgerEntrySchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('sending'),
    attempt: attemptSchema,
    /** Only the holder of this token may write the outcome. */
    owner: z.string(),
    since: instantSchema,
    leaseUntil: instantSchema,
  }),
  z.object({ state: z.literal('sent'), at: instantSchema, attempt: attemptSchema }),
  z.object({ state: z.literal('failed'), at: instantSchema, reason: z.string() }),
  z.object({ state: z.literal('skipped'), at: instantSchema, reason: z.string() }),
  z.object({ state: z.literal('expired'), at: instantSchema }),
  z.object({
    state: z.literal('unknown'),
    since: instantSchema,
    attempt: attemptSchema,
    /** Nothing more will be tried; only an event can still settle it. */
    final: z.boolean(),
  }),
]);
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;
