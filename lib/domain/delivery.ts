import * as z from 'zod';
import { type CourseId, courseId } from './course.ts';
import { instantSchema } from './instant.ts';
import { type LessonId, lessonId } from './lesson.ts';
import { type SubscriberId, subscriberId } from './subscriber.ts';

/** What one mail of a course is: the key of its ledger entry. */
export type DeliveryKey = LessonId | 'closing' | `confirm-${number}`;

export const deliveryKey = z.union([
  z.literal('closing'),
  z.templateLiteral(['confirm-', z.int().positive()]),
  lessonId,
]);

/** Names one mail for one subscriber, the same however often it is tried. */
export type DeliveryRef = { subscriberId: SubscriberId; courseId: CourseId; key: DeliveryKey };

/**
 * The reference as an SES message tag, at most 26 + 64 + 64 + 2 characters of `[a-z0-9_-]`. Ids hold no
 * underscore, so the parts can be told apart again.
 */
export const deliveryTag = (ref: DeliveryRef): string => `${ref.subscriberId}_${ref.courseId}_${ref.key}`;

const refSchema = z.tuple([subscriberId, courseId, deliveryKey]);

/** Reads a tag back; undefined for a tag that is not ours. */
export const parseDeliveryTag = (tag: string): DeliveryRef | undefined => {
  const parsed = refSchema.safeParse(tag.split('_'));
  if (!parsed.success) return undefined;
  const [subscriber, course, key] = parsed.data;
  return { subscriberId: subscriber, courseId: course, key };
};

/** First try, or the one resend that the unknown policy allows. There is no third. */
export const attemptSchema = z.union([z.literal(1), z.literal(2)]);
export type Attempt = z.infer<typeof attemptSchema>;

/**
 * The record of one delivery. A delivery without an entry is still due; the rest is
 *
 *     sending ──answer──▶ sent | failed
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
