import type { EmailAddress } from '../../lib/domain/subscriber/email-address.ts';
import type { Mailer, OutgoingMail } from '../../lib/pipeline/ports/mailer.ts';

/** Takes every mail and keeps it. */
export const createMemoryMailer = () => {
  const sent: OutgoingMail[] = [];
  const mailer: Mailer = {
    timeLimitMilliseconds: 1000,
    quota: async () => ({ perSecond: 10, daily: 1000, sent: 0 }),
    send: async (mail) => {
      sent.push(mail);
      return { kind: 'accepted', messageId: `${sent.length}` };
    },
  };
  const to = (address: string | EmailAddress) => sent.filter((mail) => mail.to === address);
  return { mailer, sent, to };
};
