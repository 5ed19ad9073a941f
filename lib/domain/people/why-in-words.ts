import { issueId } from '../content/issue.ts';
import { deliveryKey, occasionOf } from '../delivery/delivery-key.ts';
import { holdInWords } from '../sending/hold-in-words.ts';
import type { CapReason } from '../subscriber/cap-reason.ts';
import type { LeftReason } from '../subscriber/left-reason.ts';
import type { LeftWay } from '../subscriber/left-way.ts';
import type { Instant } from '../time/instant.ts';
import type { TimeZone } from '../time/time-zone.ts';
import { momentInWords } from './moment-in-words.ts';
import type { StageObstacle } from './stage-facts.ts';
import type { WhyNoMail } from './why-no-mail.ts';

/** A mail by its name on record, as an operator would call it. */
export const mailInWords = (name: string): string => {
  if (issueId.safeParse(name).success) return `the issue ${name}`;
  const key = deliveryKey.safeParse(name).data;
  const occasion = key && occasionOf(key);
  if (occasion) {
    const mail = occasion.mail === 'closing' ? 'the closing mail' : `the lesson “${occasion.mail}”`;
    const again = occasion.copy > 1 ? ', once more' : '';
    return occasion.round > 1 ? `${mail} of round ${occasion.round}${again}` : `${mail}${again}`;
  }
  if (name.startsWith('confirm-')) return 'the mail that asks to confirm';
  if (name.startsWith('own-page-')) return 'the mail with the link to their own page';
  return name.startsWith('address-changed-')
    ? 'the mail that tells the old address'
    : 'the mail that asks at the new address';
};

export const leftInWords = (reason: LeftReason, way: LeftWay | undefined): string => {
  switch (reason) {
    case 'unsubscribed':
      return way ? `unsubscribed ${wayInWords[way]}` : 'unsubscribed';
    case 'bounce':
      return 'left because mail to them came back';
    case 'complaint':
      return 'left because they reported mail as unwanted';
    case 'erased':
      return 'left because they were erased';
    case 'confirmation-expired':
      return 'did not confirm in time';
    case 'ended':
      return 'left because it has ended';
  }
};

const wayInWords: Record<LeftWay, string> = {
  'one-click': 'by the button of their mail program',
  page: 'on the page that a mail links to',
  'own-page': 'on their own page',
  everything: 'from everything at once',
  api: 'through another program',
};

export const suppressionInWords: Record<'bounce' | 'complaint' | 'erased', string> = {
  bounce: 'mail to the address came back',
  complaint: 'mail to the address was reported as unwanted',
  erased: 'its owner had themselves erased',
};

export const capInWords: Record<CapReason, string> = {
  addressDay: 'the cap of this address for a day was full',
  addressMonth: 'the cap of this address for a month was full',
  network: 'the cap of the network that the form was posted from was full',
  domain: "the cap of the address's domain was full",
  elsewhere: 'the cap of forms on other sites was full',
  all: "the whole stage's cap for an hour was full",
};

/** Ends a sentence that begins with whose or which it is: "got no mail of bread today: …". No address, no name. */
export const whyInWords = (why: WhyNoMail, zone: TimeZone): string => {
  const when = (at: Instant) => momentInWords(at, zone);
  switch (why.kind) {
    case 'got':
      return `${mailInWords(why.mail)} went out on ${when(why.at)}`;
    case 'not-published':
      return 'nothing of that name is published on this stage';
    case 'left':
      return `they ${leftInWords(why.reason, why.way)} on ${when(why.at)}`;
    case 'expired':
      return `nobody confirmed in time, and the link ran out on ${when(why.at)}`;
    case 'pending':
      return `asked for on ${when(why.since)}, and not confirmed yet (${askedInWords[why.asked]})`;
    case 'capped':
      return `a mail that was asked for on ${when(why.at)} was held back: ${capInWords[why.by]}`;
    case 'suppressed':
      return `nothing is sent, because ${suppressionInWords[why.reason]} on ${when(why.at)}`;
    case 'paused':
      return `they have paused until ${when(why.until)}`;
    case 'skipped':
      return `${mailInWords(why.mail)} was skipped on ${when(why.at)}: ${why.reason}`;
    case 'failed':
      return `${mailInWords(why.mail)} failed on ${when(why.at)}: ${why.reason} (“dripline resend” sends it again)`;
    case 'put-off':
      return `SES has refused ${mailInWords(why.mail)} ${why.times} times (${why.reason}); it is tried again on ${when(why.until)}`;
    case 'under-way':
      return `${mailInWords(why.mail)} is being handed over, since ${when(why.since)}`;
    case 'unknown':
      return unknownInWords(why, when);
    case 'late':
      return `${mailInWords(why.mail)} was due on ${when(why.dueAt)} and missed its hour; it comes on ${when(why.until)}`;
    case 'too-late':
      return `${mailInWords(why.mail)} could not come before its time was over`;
    case 'before-start':
      return `the course begins for them on ${when(why.until)}`;
    case 'no-such-lesson':
      return `${mailInWords(why.mail)} is no longer one of the course`;
    case 'cancelled':
      return `${mailInWords(why.mail)} was cancelled`;
    case 'issue-paused':
      return `${mailInWords(why.mail)} is paused since ${when(why.since)}, for everybody (“dripline newsletter resume”)`;
    case 'stopped':
    case 'quota-used-up':
      return obstacleInWords(why, when);
    case 'due':
      return `${mailInWords(why.mail)} is due since ${when(why.dueAt)}, and the next sweep sends it`;
    case 'not-yet-due':
      return `${mailInWords(why.mail)} comes on ${when(why.at)}`;
    case 'completed':
      return `they completed it on ${when(why.at)}`;
    case 'nothing-more':
      return 'they have had all that there is';
    case 'not-planned':
      return `${mailInWords(why.mail)} is next, and nothing is planned for it (“dripline books” looks into that)`;
    case 'not-meant':
      return `${mailInWords(why.mail)} was for ${why.audience === 'all' ? 'those who were on the list then' : why.audience}, which they were not`;
    case 'being-sent-round':
      return `${mailInWords(why.mail)} is being sent round, and has not come to them yet`;
    case 'no-issue':
      return 'no issue was to come';
  }
};

const obstacleInWords = (obstacle: StageObstacle, when: (at: Instant) => string): string => {
  switch (obstacle.kind) {
    case 'stopped':
      return `sending is stopped${obstacle.since ? ` since ${when(obstacle.since)}` : ''}: ${holdInWords[obstacle.reason]}`;
    case 'quota-used-up':
      return obstacle.of === 'all'
        ? "SES's quota of the day is used up"
        : "what is left of SES's quota is kept for mails that matter more";
  }
};

const unknownInWords = (
  { mail, since, until }: Extract<WhyNoMail, { kind: 'unknown' }>,
  when: (at: Instant) => string,
): string => {
  const then = until ? `; word of it is waited for until ${when(until)}` : ', and nothing more is tried';
  return `SES gave no answer about ${mailInWords(mail)} on ${when(since)}${then}`;
};

const askedInWords: Record<Extract<WhyNoMail, { kind: 'pending' }>['asked'], string> = {
  sent: 'the mail that asks them has gone out',
  failed: 'the mail that asks them failed',
  skipped: 'the mail that asks them was not sent',
  unknown: 'nobody knows whether the mail that asks them went out',
  'with-its-course': "the course's confirmation confirms both",
};
