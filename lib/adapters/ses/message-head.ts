import { foldLines } from 'nodemailer/lib/mime-funcs';
import MimeNode from 'nodemailer/lib/mime-node';
import { encodedWords, looksEncoded } from '../../domain/mail/header-phrase.ts';
import type { OutgoingMail } from '../../pipeline/ports/mailer.ts';

type HeaderValue = Parameters<MimeNode['encodeHeaderValue']>[1];

/** A header value that has its own grammar, which the library would encode as if it were prose: it only folds it. */
const structured = (key: string, value: string): string => {
  if (!/^[\x20-\x7e]*$/.test(value)) throw new Error('A header value must be printable ASCII on one line.');
  return foldLines(`${key}: ${value}`);
};

/**
 * Writes the lines of a message's head that its sender decides. The library encodes their values, so that nothing a person typed can
 * add a line: those that all copies of a mail share once, and remembered, since they are as few as the subjects of what is published.
 */
export const createHeadWriter = () => {
  const library = new MimeNode();
  const known = new Map<string, string>();

  const line = (key: string, value: HeaderValue): string =>
    foldLines(`${key}: ${library.encodeHeaderValue(key, value)}`);
  const sharedLine = (key: string, value: HeaderValue): string => {
    const name = JSON.stringify([key, value]);
    const written = known.get(name) ?? line(key, value);
    known.set(name, written);
    return written;
  };
  /** A subject in which somebody's program would read something else is written so that it is read as it stands. */
  const subjectLine = (subject: string): string =>
    looksEncoded(subject) ? structured('Subject', encodedWords(subject)) : sharedLine('Subject', subject);

  return ({ headers, from, to, replyTo, mail, messageId, date }: OutgoingMail): string =>
    [
      ...Object.entries(headers).map(([key, value]) => structured(key, value)),
      sharedLine('From', from),
      line('To', { name: '', address: to }),
      sharedLine('Reply-To', replyTo),
      subjectLine(mail.subject),
      line('Message-ID', messageId),
      line('Date', new Date(date)),
      '',
    ].join('\r\n');
};
