import * as z from 'zod';

/**
 * What SES says afterwards, from an EventBridge event (AWS: "Amazon SES events", source `aws.ses`).
 * Only the parts that decide something are read; unknown fields are ignored, unknown types are counted.
 */
const mail = z.object({
  messageId: z.string(),
  timestamp: z.string(),
  destination: z.array(z.string()),
  tags: z.record(z.string(), z.array(z.string())).default({}),
});

const recipients = z.array(z.object({ emailAddress: z.string() }));

export const sesEventSchema = z.object({
  source: z.literal('aws.ses'),
  'detail-type': z.string(),
  detail: z.discriminatedUnion('eventType', [
    z.object({ eventType: z.literal('Send'), mail }),
    z.object({ eventType: z.literal('Delivery'), mail }),
    z.object({
      eventType: z.literal('Bounce'),
      mail,
      bounce: z.object({
        bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
        bounceSubType: z.string(),
        bouncedRecipients: recipients,
      }),
    }),
    z.object({
      eventType: z.literal('Complaint'),
      mail,
      complaint: z.object({
        complainedRecipients: recipients,
        complaintFeedbackType: z.string().optional(),
        complaintSubType: z.string().nullish(),
      }),
    }),
    z.object({ eventType: z.literal('Reject'), mail }),
    z.object({ eventType: z.literal('DeliveryDelay'), mail }),
  ]),
});
export type SesEvent = z.infer<typeof sesEventSchema>;

/** What an event means for the person it is about. */
export type Verdict = 'accepted' | 'bounced-for-good' | 'bounced-for-now' | 'complained' | 'nothing';

export const verdictOf = ({ detail }: SesEvent): Verdict => {
  switch (detail.eventType) {
    case 'Send':
    case 'Delivery':
      return 'accepted';
    case 'Bounce':
      return detail.bounce.bounceType === 'Permanent' ? 'bounced-for-good' : 'bounced-for-now';
    case 'Complaint':
      // "not-spam" is a reader moving the mail out of the spam folder: the opposite of a complaint.
      return detail.complaint.complaintFeedbackType === 'not-spam' ? 'nothing' : 'complained';
    case 'Reject':
    case 'DeliveryDelay':
      return 'nothing';
  }
};
