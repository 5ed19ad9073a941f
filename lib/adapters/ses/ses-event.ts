import * as z from 'zod';
import type { Feedback, NotSentReason, Verdict } from '../../domain/sending/feedback.ts';
import { isMachine } from '../../domain/sending/is-machine.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { instantOf } from '../../domain/time/instant.ts';

const mail = z.object({
  messageId: z.string(),
  timestamp: z.iso.datetime({ offset: true }).transform((moment) => instantOf(moment)),
  destination: z.array(z.string()),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

const plain = <Type extends string>(type: Type) => z.object({ eventType: z.literal(type), mail });

const sesEventSchema = z.object({
  source: z.literal('aws.ses'),
  'detail-type': z.string(),
  detail: z.discriminatedUnion('eventType', [
    plain('Send'),
    plain('Delivery'),
    plain('DeliveryDelay'),
    plain('Reject'),
    // With a space, as SES writes it.
    plain('Rendering Failure'),
    plain('Subscription'),
    plain('Open').extend({ open: z.object({ userAgent: z.string().nullish() }).nullish() }),
    plain('Click').extend({ click: z.object({ userAgent: z.string().nullish() }).nullish() }),
    plain('Bounce').extend({
      bounce: z.object({
        bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
        bounceSubType: z.string(),
      }),
    }),
    plain('Complaint').extend({
      complaint: z.object({
        complaintFeedbackType: z.string().nullish(),
        complaintSubType: z.string().nullish(),
      }),
    }),
  ]),
});
type SesEvent = z.infer<typeof sesEventSchema>;

/** `at` is the first part of the event that made no sense, as a path of names: never what stood there. */
export type ParsedSesEvent =
  | { kind: 'understood'; feedback: Feedback }
  | { kind: 'not-understood'; at: string };

/**
 * Reads what SES says about a mail from an EventBridge event (AWS: "Amazon SES events", source `aws.ses`).
 * Only the parts that decide something are read, and unknown fields are ignored.
 */
export const parseSesEvent = (event: unknown): ParsedSesEvent => {
  const parsed = sesEventSchema.safeParse(event);
  return parsed.success
    ? { kind: 'understood', feedback: feedbackOf(parsed.data) }
    : { kind: 'not-understood', at: parsed.error.issues[0]?.path.join('.') ?? '' };
};

const feedbackOf = (event: SesEvent): Feedback => {
  const { messageId, timestamp, destination, tags } = event.detail.mail;
  return {
    verdict: verdictOf(event),
    notSent: whyNotSent(event),
    messageId,
    sentAt: timestamp,
    to: emailAddress.safeParse(destination[0]).data,
    tag: tags.delivery?.[0],
  };
};

const verdictOf = ({ detail }: SesEvent): Verdict => {
  switch (detail.eventType) {
    case 'Send':
      return 'accepted';
    case 'Delivery':
      return 'delivered';
    case 'DeliveryDelay':
      return 'delayed';
    case 'Bounce':
      // SES calls a bounce transient once it has given up; one that it cannot place is no proof of a dead address.
      return detail.bounce.bounceType === 'Permanent' ? 'bounced-for-good' : 'bounced-for-now';
    case 'Complaint':
      // "not-spam" is a reader moving the mail out of the spam folder: the opposite of a complaint.
      return detail.complaint.complaintFeedbackType === 'not-spam' ? 'nothing' : 'complained';
    case 'Reject':
    case 'Rendering Failure':
      return 'refused';
    case 'Open':
      return isMachine(detail.open?.userAgent) ? 'opened-by-machine' : 'opened';
    case 'Click':
      return isMachine(detail.click?.userAgent) ? 'clicked-by-machine' : 'clicked';
    case 'Subscription':
      // SES's own list management, which Dripline does not use.
      return 'nothing';
  }
};

const suppressionLists: Readonly<Record<string, NotSentReason>> = {
  OnAccountSuppressionList: 'account-suppression-list',
  Suppressed: 'global-suppression-list',
};

/** Undefined for an event about a mail that did go out. */
const whyNotSent = ({ detail }: SesEvent): NotSentReason | undefined => {
  switch (detail.eventType) {
    case 'Bounce':
      return suppressionLists[detail.bounce.bounceSubType];
    case 'Complaint':
      return suppressionLists[detail.complaint.complaintSubType ?? ''];
    case 'Reject':
      return 'rejected';
    case 'Rendering Failure':
      return 'rendering';
    default:
      return undefined;
  }
};
