import { parseIssueTag } from '../../lib/domain/delivery/delivery-tag.ts';
import type { Feedback, Verdict } from '../../lib/domain/sending/feedback.ts';
import type { EmailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { instantAt } from '../../lib/domain/time/instant.ts';
import type { OutgoingMail, SendResult } from '../../lib/pipeline/ports/mailer.ts';
import type { Keep } from '../memory/keep.ts';

export type Accepted = {
  at: number;
  tag: string;
  to: EmailAddress;
  subject: string;
  kind: 'confirmation' | 'lesson' | 'issue';
  /** Where the link to confirm leads, in a mail that has one. */
  confirmUrl: string;
};

/** Tells it from every other mail. */
export const nameOf = ({ tag, at }: Accepted): string => `${tag} of ${at}`;

/** How SES takes one mail, when it is not simply accepted. */
export type Mood =
  | 'accepts'
  | 'throttles'
  | 'refuses-the-recipient'
  | 'refuses-the-account'
  /** Refuses in words that prove nothing about anybody. */
  | 'takes-nothing'
  /** Accepts; the answer is an error of its own. */
  | 'errs-after-accepting'
  | 'errs-before-accepting';

const kindOf = (tag: string, key: string): Accepted['kind'] => {
  if (parseIssueTag(tag)) return 'issue';
  return key === 'confirmation' ? 'confirmation' : 'lesson';
};

/** SES as its callers can know it: a quota, moods, and the list of what it has accepted, which is the truth. */
export const createSes = (now: () => number, keep: Keep) => {
  const accepted: Accepted[] = keep([]);
  const listeners: ((mail: Accepted) => void)[] = [];
  let moodOf: (tag: string) => Mood = () => 'accepts';
  let quota = { perSecond: 10, daily: 50_000 };
  const account = keep({ isPaused: false });

  const sentToday = () => {
    const since = now() - 24 * 3_600_000;
    return accepted.filter(({ at }) => at > since).length;
  };
  const accept = ({ tag, to, mail, values }: OutgoingMail): SendResult => {
    const taken: Accepted = {
      at: now(),
      tag,
      to,
      subject: mail.subject,
      kind: kindOf(tag, mail.key),
      confirmUrl: values.confirmUrl,
    };
    accepted.push(taken);
    for (const listen of listeners) listen(taken);
    return { kind: 'accepted', messageId: `ses-${accepted.length}` };
  };

  return {
    accepted: accepted as readonly Accepted[],
    onAccepted: (listen: (mail: Accepted) => void) => listeners.push(listen),
    setMoods: (next: (tag: string) => Mood) => {
      moodOf = next;
    },
    setQuota: (next: typeof quota) => {
      quota = next;
    },
    pause: (next: boolean) => {
      account.isPaused = next;
    },
    quota: () => ({ ...quota, sent: sentToday() }),
    send: (mail: OutgoingMail): SendResult => {
      if (account.isPaused) return { kind: 'halted', reason: 'AccountSendingPausedException' };
      if (quota.daily >= 0 && sentToday() >= quota.daily) return { kind: 'quota-used-up' };
      switch (moodOf(mail.tag)) {
        case 'accepts':
          return accept(mail);
        case 'throttles':
          return { kind: 'throttled' };
        case 'refuses-the-recipient':
          return { kind: 'refused', reason: 'InvalidParameterValue' };
        case 'refuses-the-account':
          return { kind: 'halted', reason: 'ConfigurationSetDoesNotExist' };
        case 'takes-nothing':
          return { kind: 'not-taken', reason: 'MessageRejected' };
        case 'errs-after-accepting':
          accept(mail);
          return { kind: 'no-answer', reason: 'InternalFailure' };
        case 'errs-before-accepting':
          return { kind: 'no-answer', reason: 'InternalFailure' };
      }
    },
  };
};
export type SimulatedSes = ReturnType<typeof createSes>;

const verdicts = {
  Delivery: 'delivered',
  DeliveryDelay: 'delayed',
  Bounce: 'bounced-for-good',
  Complaint: 'complained',
} as const satisfies Record<string, Verdict>;
export type EventType = keyof typeof verdicts;

/** What an event about an accepted mail says. */
export const feedbackOf = ({ at, tag, to }: Accepted, type: EventType): Feedback => ({
  verdict: verdicts[type],
  messageId: `ses-${tag}`,
  sentAt: instantAt(at),
  to,
  tag,
});
