import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import MimeNode from 'nodemailer/lib/mime-node';
import type { MergeTemplate } from '../../domain/mail/merge-template.ts';
import { fillTemplate } from '../../domain/mail/merge-template.ts';
import type { OutgoingMail } from '../../pipeline/ports/mailer.ts';
import { createHeadWriter } from './message-head.ts';
import { type EncodedTemplate, encodeLiterals, fillEncoded, type MessagePiece } from './quoted-printable.ts';

// The package declares its runtime as an empty module; it is Handlebars without the compiler.
const { escapeExpression } = runtime as Pick<typeof Handlebars, 'escapeExpression'>;
const asIs = (value: string): string => value;

/** Both parts of a mail with this subscriber's values in them, escaped where HTML needs it. */
export const filledParts = ({ mail, values }: Pick<OutgoingMail, 'mail' | 'values'>) => ({
  text: fillTemplate(mail.text, values, asIs),
  html: fillTemplate(mail.html, values, escapeExpression),
});

/** What all messages share: the end of the head and what stands before the first part, what stands between the parts, and after them. */
type Frame = readonly [before: Buffer, between: Buffer, after: Buffer];

const standIns = { plain: '{text}', html: '{html}' };
/** Where the part of a head begins that is the same in every message. */
const restOfHead = 'MIME-Version:';

/** Of a message with stand-ins for its parts; the boundary is the same for all of them. */
const makeFrame = async (): Promise<Frame> => {
  const root = new MimeNode('multipart/alternative', {
    // Quoted-printable never has `=` before `_`: no part can hold this boundary (RFC 2045, 6.7).
    boundaryPrefix: '=_',
    baseBoundary: 'dripline',
  });
  for (const [type, standIn] of Object.entries(standIns))
    root
      .createChild(`text/${type}; charset=utf-8`)
      .setHeader('Content-Transfer-Encoding', 'quoted-printable')
      .setContent(standIn);
  const message = (await root.build()).toString();
  const [before = '', rest = ''] = message.slice(message.indexOf(restOfHead)).split(standIns.plain);
  const [between = '', after = ''] = rest.split(standIns.html);
  return [Buffer.from(before), Buffer.from(between), Buffer.from(after)];
};

/**
 * Makes messages as SES's SendRawEmail takes them: one recipient, a plain and an HTML part with the
 * same content, 7-bit lines (RFC 5322, RFC 2045). The library composes the frame once, and encodes each template
 * up to its placeholders once, remembered for as long as the template is: a mail may be made anew for each of its
 * readers, such as one with two subjects. For each subscriber the head is written, and the body takes their values.
 */
export const createPieceComposer = () => {
  let frame: Promise<Frame> | undefined;
  const headOf = createHeadWriter();
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
      headOf(outgoing),
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
  return async (outgoing: OutgoingMail): Promise<Buffer> => Buffer.from((await compose(outgoing)).join(''));
};
