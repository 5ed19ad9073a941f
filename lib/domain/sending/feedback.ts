import * as z from 'zod';
import { instantOf } from '../time/instant.ts';

/**
 * What SES says afterwards, from an EventBridge event (AWS: "Amazon SES events", source `aws.ses`).
 * Only the parts that decide something are read; unknown fields are ignored, unknown types are counted.
 */
const mail = z.object({
  messageId: z.string(),
  timestamp: z.iso.datetime({ offset: true }).transform((moment) => instantOf(moment)),
  destination: z.array(z.string()),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

const plain = <Type extends string>(type: Type) => z.object({ eventType: z.literal(type), mail });

export const sesEventSchema = z.object({
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
    plain('Open'),
    plain('Click'),
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
export type SesEvent = z.infer<typeof sesEventSchema>;

/** What an event means for the person it is about. */
export type Verdict =
  /** SES took the mail; what becomes of it is open. */
  | 'accepted'
  /** The recipient's mail server took it. */
  | 'delivered'
  | 'delayed'
  | 'bounced-for-now'
  | 'bounced-for-good'
  | 'complained'
  /** SES took the mail and then refused it for what it holds. */
  | 'refused'
  | 'opened'
  | 'clicked'
  | 'nothing';

export const verdictOf = ({ detail }: SesEvent): Verdict => {
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
      return 'opened';
    case 'Click':
      return 'clicked';
    case 'Subscription':
      // SES's own list management, which Dripline does not use.
      return 'nothing';
  }
};

/** Why SES never sent a mail that it had accepted. */
export type NotSentReason = 'account-suppression-list' | 'global-suppression-list' | 'rejected' | 'rendering';

const suppressionLists: Readonly<Record<string, NotSentReason>> = {
  OnAccountSuppressionList: 'account-suppression-list',
  Suppressed: 'global-suppression-list',
};

/** Undefined for an event about a mail that did go out. */
export const whyNotSent = ({ detail }: SesEvent): NotSentReason | undefined => {
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
