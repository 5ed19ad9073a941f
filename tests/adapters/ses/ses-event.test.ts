import { describe, expect, it } from 'vitest';
import { parseSesEvent } from '../../../lib/adapters/ses/ses-event.ts';
import type { Feedback } from '../../../lib/domain/sending/feedback.ts';
import { type EventType, sampleEvent, sampleFeedback } from './sample-event.ts';

const mail = { to: 'ada@reader.test', tag: 'somebody_bread_salt', messageId: '0100-two' };
/** Two seconds after SES took the mail. */
const soon = '2026-11-24T15:00:02.000Z';

describe('an event of SES', () => {
  it('says which mail it is about: its id, when and where it went, and our tag', () => {
    expect(sampleFeedback('Delivery', { ...mail, sentAt: '2026-11-24T16:00:00+01:00' })).toEqual({
      verdict: 'delivered',
      notSent: undefined,
      messageId: '0100-two',
      sentAt: '2026-11-24T15:00:00.000Z',
      to: 'ada@reader.test',
      tag: 'somebody_bread_salt',
    });
  });

  it('about a mail that is not ours has no tag, and no address where we would not have sent to it', () => {
    expect(sampleFeedback('Send', { to: 'postmaster@reader.test' })).toMatchObject({
      verdict: 'accepted',
      to: undefined,
      tag: undefined,
    });
  });

  it.each<[EventType, Record<string, unknown>, Feedback['verdict'], Feedback['notSent']]>([
    ['Send', {}, 'accepted', undefined],
    ['Delivery', {}, 'delivered', undefined],
    ['DeliveryDelay', {}, 'delayed', undefined],
    ['Bounce', {}, 'bounced-for-good', undefined],
    ['Bounce', { bounceType: 'Transient', bounceSubType: 'MailboxFull' }, 'bounced-for-now', undefined],
    ['Bounce', { bounceType: 'Undetermined' }, 'bounced-for-now', undefined],
    ['Bounce', { bounceSubType: 'OnAccountSuppressionList' }, 'bounced-for-good', 'account-suppression-list'],
    ['Bounce', { bounceSubType: 'Suppressed' }, 'bounced-for-good', 'global-suppression-list'],
    ['Complaint', {}, 'complained', undefined],
    ['Complaint', { complaintFeedbackType: null }, 'complained', undefined],
    ['Complaint', { complaintFeedbackType: 'not-spam' }, 'nothing', undefined],
    ['Complaint', { complaintSubType: 'OnAccountSuppressionList' }, 'complained', 'account-suppression-list'],
    ['Reject', {}, 'refused', 'rejected'],
    ['Rendering Failure', {}, 'refused', 'rendering'],
    ['Subscription', {}, 'nothing', undefined],
    ['Open', { userAgent: 'Thunderbird/140.0' }, 'opened', undefined],
    ['Click', { userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0' }, 'clicked', undefined],
    ['Click', { userAgent: 'Firefox/140.0', timestamp: soon }, 'clicked-by-machine', undefined],
    ['Open', { userAgent: 'Firefox/140.0', timestamp: 'long ago' }, 'opened', undefined],
    ['Open', {}, 'opened-by-machine', undefined],
    ['Click', {}, 'clicked-by-machine', undefined],
  ])('%s %j means "%s", not sent because of: %s', (type, change, verdict, notSent) => {
    expect(sampleFeedback(type, mail, change)).toMatchObject({ verdict, notSent });
  });

  it('of an unknown type, or of no sense, is not understood, and told by the place alone', () => {
    const { detail, ...rest } = sampleEvent('Send', mail);
    const odd = { ...rest, detail: { ...detail, eventType: 'Telepathy' } };
    expect(parseSesEvent(odd)).toEqual({ kind: 'not-understood', at: 'detail.eventType' });
    expect(parseSesEvent({ hello: mail.to })).toEqual({ kind: 'not-understood', at: 'source' });
    expect(parseSesEvent(mail.to)).toEqual({ kind: 'not-understood', at: '' });
  });
});
