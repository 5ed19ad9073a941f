import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import MimeNode from 'nodemailer/lib/mime-node';
import { encodedWords, looksEncoded } from '../../domain/mail/header-phrase.ts';
import type { MergeTemplate } from '../../domain/mail/merge-template.ts';
import { fillTemplate } from '../../domain/mail/merge-template.ts';
import type { OutgoingMail } from '../../pipeline/ports/mailer.ts';
import { type EncodedTemplate, encodeLiterals, fillEncoded, type MessagePiece } from './quoted-printable.ts';

// The package declares its runtime as an empty module; it is Handlebars without the compiler.
const { escapeExpression } = runtime as Pick<typeof Handlebars, 'escapeExpression'>;
const asIs = (value: string): string => value;

/** Both parts of a mail with this subscriber's values in them, escaped where HTML needs it. */
export const filledParts = ({ mail, values }: Pick<OutgoingMail, 'mail' | 'values'>) => ({
  text: fillTemplate(mail.text, values, asIs),
  html: fillTemplate(mail.html, values, escapeExpression),
});

/** What stands before, between and after the two parts of a message. */
type Frame = readonly [before: MessagePiece, between: MessagePiece, after: MessagePiece];

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

const newMessage = (): MimeNode =>
  new MimeNode('multipart/alternative', {
    // Quoted-printable never has `=` before `_`: no part can hold this boundary (RFC 2045, 6.7).
    boundaryPrefix: '=_',
    baseBoundary: 'dripline',
  });

/** The head of the library's message, which alone is each subscriber's own: its parts cost more. */
const headOf = (outgoing: OutgoingMail): string => {
  const { headers, subject } = subjectOf(outgoing.mail.subject);
  const root = newMessage();
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
  return root.buildHeaders() + endOfHead;
};

/** Of a message with stand-ins for its parts; the boundary is the same for all of them. */
const makeFrame = async (): Promise<Frame> => {
  const root = newMessage();
  for (const [type, standIn] of Object.entries(standIns))
    root
      .createChild(`text/${type}; charset=utf-8`)
      .setHeader('Content-Transfer-Encoding', 'quoted-printable')
      .setContent(standIn);
  const message = (await root.build()).toString();
  const body = message.slice(message.indexOf(endOfHead) + endOfHead.length);
  const [before = '', rest = ''] = body.split(standIns.plain);
  const [between = '', after = ''] = rest.split(standIns.html);
  return [shared(before), shared(between), shared(after)];
};

const shared = (text: string): MessagePiece => ({ bytes: Buffer.from(text), isShared: true });

/**
 * Makes messages as SES's SendRawEmail takes them: one recipient, a plain and an HTML part with the
 * same content, 7-bit lines (RFC 5322, RFC 2045). The library composes the frame once, and encodes each template
 * up to its placeholders once, remembered for as long as the template is: a mail may be made anew for each of its
 * readers, such as one with two subjects. For each subscriber it writes the header,
 * whose values it encodes, so that nothing a person typed can add a line; the body takes their values.
 */
export const createPieceComposer = () => {
  let frame: Promise<Frame> | undefined;
  const known = new WeakMap<MergeTemplate, EncodedTemplate>();
  const encoded = (template: MergeTemplate): EncodedTemplate => {
    const literals = known.get(template) ?? encodeLiterals(template);
    known.set(template, literals);
    return literals;
  };

  return async (outgoing: OutgoingMail): Promise<MessagePiece[]> => {
    const { mail, values } = outgoing;
    frame ??= makeFrame();
    const [before, between, after] = await frame;
    return [
      { bytes: Buffer.from(headOf(outgoing)), isShared: false },
      before,
      ...fillEncoded(encoded(mail.text), values, asIs),
      between,
      ...fillEncoded(encoded(mail.html), values, escapeExpression),
      after,
    ];
  };
};

/** The same as whole messages. */
export const createMimeComposer = () => {
  const compose = createPieceComposer();
  return async (outgoing: OutgoingMail): Promise<Buffer> =>
    Buffer.concat((await compose(outgoing)).map(({ bytes }) => bytes));
};
