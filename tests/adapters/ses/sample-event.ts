import { parseSesEvent } from '../../../lib/adapters/ses/ses-event.ts';
import type { Feedback } from '../../../lib/domain/sending/feedback.ts';

/** The mail that an event is about. */
export type EventMail = { to: string; tag?: string; messageId?: string; sentAt?: string };

const detailTypes = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  DeliveryDelay: 'Email Delivery Delayed',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
  'Rendering Failure': 'Email Rendering Failed',
  Subscription: 'Email Subscribed',
  Open: 'Email Opened',
  Click: 'Email Clicked',
} as const;
export type EventType = keyof typeof detailTypes;

const payloads = (to: string): Record<EventType, object> => ({
  Send: { send: {} },
  Delivery: {
    delivery: {
      timestamp: '2026-11-24T15:00:02.000Z',
      processingTimeMillis: 1800,
      recipients: [to],
      smtpResponse: '250 2.6.0 Message received',
      reportingMTA: 'a8-70.smtp-out.amazonses.com',
    },
  },
  DeliveryDelay: {
    deliveryDelay: {
      delayType: 'TransientCommunicationFailure',
      expirationTime: '2026-11-25T15:00:00.000Z',
      delayedRecipients: [{ emailAddress: to, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 Unable' }],
      timestamp: '2026-11-24T15:10:00.000Z',
    },
  },
  Bounce: {
    bounce: {
      bounceType: 'Permanent',
      bounceSubType: 'General',
      bouncedRecipients: [
        { emailAddress: to, action: 'failed', status: '5.1.1', diagnosticCode: 'smtp; 550 5.1.1 unknown' },
      ],
      timestamp: '2026-11-24T15:00:03.000Z',
      feedbackId: '0100-bounce',
      reportingMTA: 'dsn; a8-70.smtp-out.amazonses.com',
    },
  },
  Complaint: {
    complaint: {
      complainedRecipients: [{ emailAddress: to }],
      timestamp: '2026-11-24T18:00:00.000Z',
      feedbackId: '0100-complaint',
      complaintSubType: null,
      userAgent: 'Yahoo!-Mail-Feedback/2.0',
      complaintFeedbackType: 'abuse',
      arrivalDate: '2026-11-24T15:00:02.000Z',
    },
  },
  Reject: { reject: { reason: 'Bad content' } },
  'Rendering Failure': {
    failure: { templateName: 'none', errorMessage: "Attribute 'name' is not present." },
  },
  Subscription: {
    subscription: {
      contactList: 'none',
      timestamp: '2026-11-24T18:00:00.000Z',
      source: 'UnsubscribeHeader',
      newTopicPreferences: { unsubscribeAll: true, topicSubscriptionStatus: [] },
      oldTopicPreferences: { unsubscribeAll: false, topicSubscriptionStatus: [] },
    },
  },
  Open: {
    open: { ipAddress: '198.51.100.7', timestamp: '2026-11-24T18:00:00.000Z', userAgent: 'Mozilla/5.0' },
  },
  Click: {
    click: {
      ipAddress: '198.51.100.7',
      timestamp: '2026-11-24T18:00:00.000Z',
      userAgent: 'Mozilla/5.0',
      link: 'https://example.org/',
      linkTags: null,
    },
  },
});

/** An event of SES's, whole, as EventBridge hands it over (AWS: "Amazon SES events", "event record examples"). */
export const sampleEvent = (type: EventType, mail: EventMail, change: Record<string, unknown> = {}) => {
  const { to, tag, messageId = '0100-one', sentAt = '2026-11-24T15:00:00.000Z' } = mail;
  const [[key, payload] = ['send', {}]] = Object.entries(payloads(to)[type]);
  return {
    version: '0',
    id: `event-${messageId}-${type}`,
    'detail-type': detailTypes[type],
    source: 'aws.ses',
    account: '123456789012',
    time: '2026-11-24T15:00:05Z',
    region: 'us-east-1',
    resources: [],
    detail: {
      eventType: type,
      mail: {
        timestamp: sentAt,
        messageId,
        source: '"Bread, Plainly" <lessons@course.test>',
        sourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/course.test',
        sendingAccountId: '123456789012',
        destination: [to],
        headersTruncated: false,
        headers: [{ name: 'To', value: to }],
        commonHeaders: { from: ['lessons@course.test'], to: [to], subject: 'The quiet hour' },
        tags: {
          'ses:configuration-set': ['dripline-prod'],
          'ses:source-ip': ['192.0.2.1'],
          'ses:from-domain': ['course.test'],
          'ses:caller-identity': ['dripline-prod-send-lessons'],
          ...(tag === undefined ? {} : { delivery: [tag] }),
        },
      },
      [key]: { ...payload, ...change },
    },
  };
};

/** The same as the pipeline hears of it. */
export const sampleFeedback = (...event: Parameters<typeof sampleEvent>): Feedback => {
  const parsed = parseSesEvent(sampleEvent(...event));
  if (parsed.kind === 'not-understood') throw new Error(`The sample makes no sense at ${parsed.at}.`);
  return parsed.feedback;
};
