import type { Site } from '../../domain/content/site.ts';
import type { MailParts } from '../../domain/mail/mail.ts';
import { noValues } from '../../domain/mail/merge-template.ts';
import { weeklyTag } from '../../domain/reports/weekly-report.ts';
import type { EmailAddress } from '../../domain/subscriber/email-address.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { OutgoingMail } from '../ports/mailer.ts';
import { commonHeaders, domainOf } from '../send/compose/mail-headers.ts';

/** The mail of a week as it goes to the operator: of no list, and with no link of anybody's in it. */
export const composeWeeklyReport =
  (imagesUrl: string) =>
  (of: { site: Site; to: EmailAddress; parts: MailParts; monday: string; now: Instant }): OutgoingMail => {
    const { site, to, parts, monday, now } = of;
    const tag = weeklyTag(monday);
    const sender = site.senders.confirmations;
    return {
      from: { name: site.brand, address: sender },
      to,
      replyTo: site.replyTo,
      headers: commonHeaders('en'),
      // It is of no course: the name of its mail is in its tag.
      mail: { key: 'closing', ...parts },
      values: { ...noValues, imagesUrl },
      messageId: `<${tag}@${domainOf(sender)}>`,
      date: now,
      tag,
      feedbackId: { list: 'report', mail: 'week' },
    };
  };
