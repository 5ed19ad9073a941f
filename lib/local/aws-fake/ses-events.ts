import type { Instant } from '../../domain/time/instant.ts';
import type { Behaviour, FakedFeedback, StoredMail } from './contract.ts';
import { headerValue, type SendRequest } from './send-request.ts';

/** The `mail` part that every SES event record carries (SES developer guide, "event data"). */
const mailRecord = (mail: StoredMail, headers: SendRequest['headers']) => ({
  timestamp: mail.sentAt,
  messageId: mail.id,
  source: mail.from,
  sourceArn: `arn:aws:ses:us-east-1:000000000000:identity/${mail.from}`,
  sendingAccountId: '000000000000',
  destination: mail.destinations,
  headersTruncated: false,
  headers,
  commonHeaders: {
    from: [headerValue(headers, 'from') ?? mail.from],
    to: mail.destinations,
    messageId: mail.id,
    subject: headerValue(headers, 'subject') ?? '',
  },
  tags: {
    'ses:configuration-set': [mail.configurationSet ?? ''],
    'ses:source-ip': ['127.0.0.1'],
    'ses:from-domain': [mail.from.slice(mail.from.lastIndexOf('@') + 1)],
    'ses:caller-identity': ['local'],
    ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
  },
});

/** What EventBridge calls each event of the SES event stream. */
const detailTypes = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
} as const;

type Occasion = { mail: StoredMail; headers: SendRequest['headers']; at: Instant };

const envelope = (eventType: keyof typeof detailTypes, { mail, headers, at }: Occasion, payload: object) => ({
  version: '0',
  id: `${mail.id}-${eventType.toLowerCase()}`,
  'detail-type': detailTypes[eventType],
  source: 'aws.ses',
  account: '000000000000',
  time: at,
  region: 'us-east-1',
  resources: [],
  detail: { eventType, mail: mailRecord(mail, headers), ...payload },
});

export const deliveryEvent = (occasion: Occasion) =>
  envelope('Delivery', occasion, {
    delivery: {
      timestamp: occasion.at,
      processingTimeMillis: 1,
      recipients: occasion.mail.destinations,
      smtpResponse: '250 2.0.0 OK',
      reportingMTA: 'local',
    },
  });

/** How each kind of bounce is told (SES developer guide, "bounce types"). */
const bounces = {
  bounce: { type: 'Permanent', subType: 'General', status: '5.1.1', says: 'smtp; 550 5.1.1 user unknown' },
  'transient-bounce': {
    type: 'Transient',
    subType: 'MailboxFull',
    status: '4.2.2',
    says: 'smtp; 452 4.2.2 mailbox full',
  },
  suppressed: {
    type: 'Permanent',
    subType: 'OnAccountSuppressionList',
    status: '5.1.1',
    says: 'Amazon SES did not send the message, because the address is on your suppression list.',
  },
} as const;

const bounceEvent = (kind: keyof typeof bounces, occasion: Occasion) => {
  const { type, subType, status, says } = bounces[kind];
  return envelope('Bounce', occasion, {
    bounce: {
      bounceType: type,
      bounceSubType: subType,
      bouncedRecipients: occasion.mail.destinations.map((emailAddress) => ({
        emailAddress,
        action: 'failed',
        status,
        diagnosticCode: says,
      })),
      timestamp: occasion.at,
      feedbackId: `${occasion.mail.id}-bounce`,
      reportingMTA: 'dns; local',
    },
  });
};

const complaintEvent = (complaintFeedbackType: 'abuse' | 'not-spam', occasion: Occasion) =>
  envelope('Complaint', occasion, {
    complaint: {
      complainedRecipients: occasion.mail.destinations.map((emailAddress) => ({ emailAddress })),
      timestamp: occasion.at,
      feedbackId: `${occasion.mail.id}-complaint`,
      complaintSubType: null,
      userAgent: 'local',
      complaintFeedbackType,
      arrivalDate: occasion.mail.sentAt,
    },
  });

export const feedbackEvent = (type: FakedFeedback['type'], occasion: Occasion): object => {
  switch (type) {
    case 'bounce':
    case 'transient-bounce':
    case 'suppressed':
      return bounceEvent(type, occasion);
    case 'complaint':
      return complaintEvent('abuse', occasion);
    case 'not-spam':
      return complaintEvent('not-spam', occasion);
  }
};

/** The events of one accepted mail, in the order in which they happen. */
export const eventsOf = (occasion: Occasion, behaviour: Behaviour): object[] => {
  switch (behaviour) {
    case 'deliver':
      return [deliveryEvent(occasion)];
    case 'bounce':
    case 'transient-bounce':
    case 'suppressed':
      return [feedbackEvent(behaviour, occasion)];
    case 'complaint':
    case 'not-spam':
      return [deliveryEvent(occasion), feedbackEvent(behaviour, occasion)];
  }
};

/** The mailbox simulator's addresses, `+label` included, mean the same here as at SES. */
export const simulatorBehaviour = (address: string): Behaviour | undefined => {
  const [, name] = /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i.exec(address) ?? [];
  switch (name?.toLowerCase()) {
    case 'bounce':
    case 'suppressionlist':
      return 'bounce';
    case 'complaint':
      return 'complaint';
    case undefined:
      return undefined;
    default:
      return 'deliver';
  }
};
