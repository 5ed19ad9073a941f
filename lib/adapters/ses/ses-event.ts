import * as z from 'zod';
import type { Feedback, NotSentReason, Verdict } from '../../domain/sending/feedback.ts';
import { isMachine, type Seen } from '../../domain/sending/is-machine.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { type Instant, instantOf } from '../../domain/time/instant.ts';

const moment = z.iso.datetime({ offset: true }).transform((text) => instantOf(text));

const mail = z.object({
  messageId: z.string(),
  timestamp: moment,
  destination: z.array(z.string()),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

/** An open or a click; what decides nothing for sure may be missing or odd. */
const seen = z
  .object({ userAgent: z.string().nullish(), timestamp: moment.optional().catch(undefined) })
  .nullish();

const plain = <Type extends string>(type: Type) => z.object({ eventType: z.literal(type), mail });

/** What SES says, wherever it says it. */
const sesRecordSchema = z.discriminatedUnion('eventType', [
  plain('Send'),
  plain('Delivery'),
  plain('DeliveryDelay'),
  plain('Reject'),
  // With a space, as SES writes it.
  plain('Rendering Failure'),
  plain('Subscription'),
  plain('Open').extend({ open: seen }),
  plain('Click').extend({ click: seen }),
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
]);
type SesRecord = z.infer<typeof sesRecordSchema>;

/** As EventBridge brings it. */
const sesEventSchema = z.object({
  source: z.literal('aws.ses'),
  'detail-type': z.string(),
  detail: sesRecordSchema,
});

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
  return parsed.success ? understood(parsed.data.detail) : notUnderstood(parsed.error);
};

/** The same from a record alone, as SES hands it to Firehose. */
export const parseSesRecord = (record: unknown): ParsedSesEvent => {
  const parsed = sesRecordSchema.safeParse(record);
  return parsed.success ? understood(parsed.data) : notUnderstood(parsed.error);
};

const understood = (said: SesRecord): ParsedSesEvent => ({ kind: 'understood', feedback: feedbackOf(said) });

const notUnderstood = ({ issues }: z.ZodError): ParsedSesEvent => ({
  kind: 'not-understood',
  at: issues[0]?.path.join('.') ?? '',
});

/** The event in which EventBridge would have brought what came by another way, whatever it is: as it waits to be recorded once more. */
export const sesEventOf = (said: unknown): object => ({
  source: 'aws.ses',
  'detail-type': 'Email Delivered',
  detail: said,
});

const feedbackOf = (said: SesRecord): Feedback => {
  const { messageId, timestamp, destination, tags } = said.mail;
  return {
    verdict: verdictOf(said),
    notSent: whyNotSent(said),
    messageId,
    sentAt: timestamp,
    to: emailAddress.safeParse(destination[0]).data,
    tag: tags.delivery?.[0],
  };
};

const verdictOf = (said: SesRecord): Verdict => {
  switch (said.eventType) {
    case 'Send':
      return 'accepted';
    case 'Delivery':
      return 'delivered';
    case 'DeliveryDelay':
      return 'delayed';
    case 'Bounce':
      // SES calls a bounce transient once it has given up; one that it cannot place is no proof of a dead address.
      return said.bounce.bounceType === 'Permanent' ? 'bounced-for-good' : 'bounced-for-now';
    case 'Complaint':
      // "not-spam" is a reader moving the mail out of the spam folder: the opposite of a complaint.
      return said.complaint.complaintFeedbackType === 'not-spam' ? 'nothing' : 'complained';
    case 'Reject':
    case 'Rendering Failure':
      return 'refused';
    case 'Open':
      return isMachine(seenBy(said.mail.timestamp, said.open)) ? 'opened-by-machine' : 'opened';
    case 'Click':
      return isMachine(seenBy(said.mail.timestamp, said.click)) ? 'clicked-by-machine' : 'clicked';
    case 'Subscription':
      // SES's own list management, which Dripline does not use.
      return 'nothing';
  }
};

const seenBy = (sentAt: Instant, how: z.infer<typeof seen>): Seen => ({
  userAgent: how?.userAgent,
  sentAt,
  at: how?.timestamp,
});

const suppressionLists: Readonly<Record<string, NotSentReason>> = {
  OnAccountSuppressionList: 'account-suppression-list',
  Suppressed: 'global-suppression-list',
};

/** Undefined for an event about a mail that did go out. */
const whyNotSent = (said: SesRecord): NotSentReason | undefined => {
  switch (said.eventType) {
    case 'Bounce':
      return suppressionLists[said.bounce.bounceSubType];
    case 'Complaint':
      return suppressionLists[said.complaint.complaintSubType ?? ''];
    case 'Reject':
      return 'rejected';
    case 'Rendering Failure':
      return 'rendering';
    default:
      return undefined;
  }
};
