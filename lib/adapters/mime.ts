import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import MailComposer from 'nodemailer/lib/mail-composer';
import { fill } from '../domain/fill.ts';
import type { OutgoingMail } from '../pipeline/ports.ts';

// The package declares its runtime as an empty module; it is Handlebars without the compiler.
const { escapeExpression } = runtime as Pick<typeof Handlebars, 'escapeExpression'>;

/** Both parts of a mail with this subscriber's values in them, escaped where HTML needs it. */
export const filledParts = ({ mail, values }: Pick<OutgoingMail, 'mail' | 'values'>) => ({
  text: fill(mail.text, values, (value) => value),
  html: fill(mail.html, values, escapeExpression),
});

/**
 * The whole message as SES's SendRawEmail takes it: one recipient, a plain and an HTML part with the same
 * content, 7-bit lines (RFC 5322, RFC 2045). Header values are encoded by the library, so nothing that a
 * person typed can add a header.
 */
export const composeMime = async (outgoing: OutgoingMail): Promise<Buffer> => {
  const { mail } = outgoing;
  const composer = new MailComposer({
    from: outgoing.from,
    to: { name: '', address: outgoing.to },
    replyTo: outgoing.replyTo,
    subject: mail.subject,
    date: new Date(outgoing.date),
    messageId: outgoing.messageId,
    headers: Object.entries(outgoing.headers).map(([key, value]) => ({ key, value })),
    ...filledParts(outgoing),
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
};
