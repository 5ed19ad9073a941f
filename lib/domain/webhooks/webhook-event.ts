import * as z from 'zod';
import { courseId } from '../content/course.ts';
import { listId } from '../content/newsletter.ts';
import { type CourseMail, courseMail } from '../delivery/delivery-key.ts';
import type { Enrollment } from '../enrollment/enrollment.ts';
import type { Subscription } from '../newsletter/subscription.ts';
import type { Dated } from '../reports/happening.ts';
import { enrollmentHappenings, subscriptionHappenings } from '../reports/what-happened.ts';
import type { LeftReason } from '../subscriber/left-reason.ts';
import { subscriberId } from '../subscriber/subscriber.ts';
import { type Instant, instantSchema } from '../time/instant.ts';

/** What other systems can be told of. */
export const webhookTypes = [
  'subscribed',
  'confirmed',
  'lesson.sent',
  'completed',
  'unsubscribed',
  'bounced',
  'complained',
] as const;
export const webhookType = z.enum(webhookTypes);
export type WebhookType = z.infer<typeof webhookType>;

const ofSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('course'), courseId }),
  z.object({ kind: z.literal('newsletter'), listId }),
]);

/** One thing that happened to somebody. It names them by their id alone, and so does whatever it waits in. */
export const webhookEventSchema = z.object({
  /** The same each time that this is told, so that whoever hears it twice knows. */
  id: z.string(),
  type: webhookType,
  at: instantSchema,
  subscriberId,
  of: ofSchema,
  lesson: courseMail.optional(),
});
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/** A write that has won: what stands there now, and what stood there before. */
export type MembershipChange =
  | { kind: 'enrollment'; before: Enrollment | undefined; after: Enrollment }
  | { kind: 'subscription'; before: Subscription | undefined; after: Subscription };

type Told = { type: WebhookType; at: Instant; lesson?: CourseMail };

/** One of them, and when it was made. */
export type WrittenChange = { change: MembershipChange; writtenAt: Instant };

/**
 * What there is to tell of a write. It follows from the write alone, ids included: told once more, by whoever has to be sure, it is
 * the same.
 */
export const webhookEventsOf = (change: MembershipChange, writtenAt: Instant): WebhookEvent[] => {
  const { subscriberId: who, version } = change.after;
  const of: WebhookEvent['of'] =
    change.kind === 'enrollment'
      ? { kind: 'course', courseId: change.after.courseId }
      : { kind: 'newsletter', listId: change.after.listId };
  const name = of.kind === 'course' ? of.courseId : of.listId;
  const happened =
    change.kind === 'enrollment'
      ? enrollmentHappenings(change.before, change.after, writtenAt)
      : subscriptionHappenings(change.before, change.after, writtenAt);
  const isPending = change.after.standing.status === 'pending';
  const told = [...happened.flatMap((each) => toldOf(each, isPending)), ...toldOfLeaving(change)];
  return told.map((each, index) => ({
    id: `msg_${who}_${of.kind}_${name}_${version}_${index}`,
    ...each,
    subscriberId: who,
    of,
  }));
};

const toldOf = ({ at, what, by }: Dated, isPending: boolean): Told[] => {
  if (by === -1) return [];
  switch (what.kind) {
    case 'asked':
      return [{ type: 'subscribed', at }];
    case 'confirmed':
    case 'imported':
      return [{ type: 'confirmed', at }];
    // Whoever undoes their leaving stands where they stood before.
    case 'returned':
      return [{ type: isPending ? 'subscribed' : 'confirmed', at }];
    case 'sent':
    case 'sent-again': {
      const lesson = courseMail.safeParse(what.mail);
      return lesson.success ? [{ type: 'lesson.sent', at, lesson: lesson.data }] : [];
    }
    case 'completed':
      return [{ type: 'completed', at }];
    case 'asked-again':
    case 'began':
    case 'sent-notice':
    case 'failed':
    case 'left':
    case 'why':
    case 'opened':
    case 'clicked':
    case 'tested':
    case 'scanner-seen':
      return [];
  }
};

const typeOfLeaving: Partial<Record<LeftReason, WebhookType>> = {
  unsubscribed: 'unsubscribed',
  bounce: 'bounced',
  complaint: 'complained',
};

/** A complaint after an unsubscribe is told as well, though it is no second leaving. */
const toldOfLeaving = ({ before, after }: MembershipChange): Told[] => {
  const { standing } = after;
  if (standing.status !== 'left') return [];
  if (before?.standing.status === 'left' && before.standing.reason === standing.reason) return [];
  const type = typeOfLeaving[standing.reason];
  return type ? [{ type, at: standing.at }] : [];
};

/** What is sent of it: `{type, timestamp, data}`, as Standard Webhooks has it. The address only where it is given. */
export const webhookPayload = (
  { type, at, subscriberId: subscriber, of, lesson }: WebhookEvent,
  email?: string,
) => ({
  type,
  timestamp: at,
  data: {
    subscriber,
    ...(of.kind === 'course' ? { course: of.courseId } : { newsletter: of.listId }),
    ...(lesson ? { lesson } : {}),
    ...(email ? { email } : {}),
  },
});
