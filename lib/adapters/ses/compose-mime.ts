import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import MimeNode from 'nodemailer/lib/mime-node';
import { encodedWords, looksEncoded } from '../../domain/mail/header-phrase.ts';
import type { MergeTemplate } from '../../domain/mail/merge-template.ts';
import { fillTemplate } from '../../domain/mail/merge-template.ts';
import type { OutgoingMail } from '../../pipeline/ports/mailer.ts';
import { encodeLiterals, fillEncoded } from './quoted-printable.ts';

// The package declares its runtime as an empty module; it is Handlebars without the compiler.
const { escapeExpression } = runtime as Pick<typeof Handlebars, 'escapeExpression'>;
const asIs = (value: string): string => value;

/** Both parts of a mail with this subscriber's values in them, escaped where HTML needs it. */
export const filledParts = ({ mail, values }: Pick<OutgoingMail, 'mail' | 'values'>) => ({
  text: fillTemplate(mail.text, values, asIs),
  html: fillTemplate(mail.html, values, escapeExpression),
});

/** What is the same in every copy of a compiled mail: the multipart frame, and both parts encoded up to the placeholders. */
type Prepared = { frame: readonly [string, string, string]; text: MergeTemplate; html: MergeTemplate };

const standIns = { plain: '{text}', html: '{html}' };
const endOfHead = '\r\n\r\n';

/** A header value that has its own grammar, which the library would encode as if it were prose: it only folds it. */
const structured = (value: string) => {
  if (!/^[\x20-\x7e]*$/.test(value)) throw new Error('A header value must be printable ASCII on one line.');
  return { prepared: true, foldLines: true, value };
};

/** A subject in which somebody's program would read something else is written so that it is read as it stands. */
const subjectOf = (subject: string) =>
  looksEncoded(subject)
    ? { subject: undefined, headers: [{ key: 'Subject', value: structured(encodedWords(subject)) }] }
    : { subject, headers: [] };

/** The library's message without its parts: they cost more than the head, which alone is each subscriber's own. */
const headOf = (outgoing: OutgoingMail): MimeNode => {
  const { headers, subject } = subjectOf(outgoing.mail.subject);
  const root = new MimeNode('multipart/alternative', {
    // Quoted-printable never has `=` before `_`: no part can hold this boundary (RFC 2045, 6.7).
    boundaryPrefix: '=_',
    baseBoundary: 'dripline',
  });
  root.addHeader([
    ...headers,
    ...Object.entries(outgoing.headers).map(([key, value]) => ({ key, value: structured(value) })),
  ]);
  root.setHeader('From', outgoing.from);
  root.setHeader('To', { name: '', address: outgoing.to });
  root.setHeader('Reply-To', outgoing.replyTo);
  if (subject !== undefined) root.setHeader('Subject', subject);
  root.setHeader('Message-ID', outgoing.messageId);
  root.setHeader('Date', new Date(outgoing.date));
  return root;
};

/** The same, with stand-ins for its parts. */
const messageOf = (outgoing: OutgoingMail): MimeNode => {
  const root = headOf(outgoing);
  for (const [type, standIn] of Object.entries(standIns))
    root
      .createChild(`text/${type}; charset=utf-8`)
      .setHeader('Content-Transfer-Encoding', 'quoted-printable')
      .setContent(standIn);
  return root;
};

const prepare = async (outgoing: OutgoingMail): Promise<Prepared> => {
  const message = (await messageOf(outgoing).build()).toString();
  const body = message.slice(message.indexOf(endOfHead) + endOfHead.length);
  const [before = '', rest = ''] = body.split(standIns.plain);
  const [between = '', after = ''] = rest.split(standIns.html);
  return {
    frame: [before, between, after],
    text: encodeLiterals(outgoing.mail.text),
    html: encodeLiterals(outgoing.mail.html),
  };
};

/**
 * Makes whole messages as SES's SendRawEmail takes them: one recipient, a plain and an HTML part with the
 * same content, 7-bit lines (RFC 5322, RFC 2045). The library composes the frame and encodes the bulk once
 * for each compiled mail, remembered for as long as that mail is. For each subscriber it writes the header,
 * whose values it encodes, so that nothing a person typed can add a line; the body takes their values.
 */
export const createMimeComposer = () => {
  const preparations = new WeakMap<OutgoingMail['mail'], Promise<Prepared>>();

  return async (outgoing: OutgoingMail): Promise<Buffer> => {
    const { mail, values } = outgoing;
    const preparation = preparations.get(mail) ?? prepare(outgoing);
    preparations.set(mail, preparation);
    const { frame, text, html } = await preparation;
    const head = headOf(outgoing).buildHeaders() + endOfHead;
    const plain = fillEncoded(text, values, asIs);
    const rich = fillEncoded(html, values, escapeExpression);
    return Buffer.from(head + frame[0] + plain + frame[1] + rich + frame[2]);
  };
};
