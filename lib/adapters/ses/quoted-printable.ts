import { encode, wrap } from 'libqp';
import type { MergeField, MergeTemplate, MergeValues } from '../../domain/mail/merge-template.ts';

/** ASCII of a message: as bytes what all copies of a mail share, the same object in each, and as text a subscriber's own. */
export type MessagePiece = Buffer | string;

export type EncodedTemplate = readonly (Buffer | { before: string; value: MergeField })[];

/**
 * A text with placeholders in quoted-printable, encoded piece by piece: what is the same for everybody once, a
 * subscriber's values for each mail. Between two pieces stands a soft line break, `=` at the end of a line,
 * which decodes to nothing (RFC 2045, 6.7, rule 5). So the decoded pieces, one after the other, are the text
 * as it would be if it had been encoded in one go. Two rules of 6.7 look beyond a piece's own end:
 *
 * - a line has at most 76 characters: a piece's lines stop at 75, and leave room for the `=`;
 * - white space must not end a line: at the end of a piece the library encodes it, as if the text ended there.
 */
export const encodeLiterals = (template: MergeTemplate): EncodedTemplate =>
  template.map((piece, index) => {
    const before = index > 0 ? softLineBreak : '';
    return typeof piece === 'string'
      ? Buffer.from(before + encodePiece(piece))
      : { before, value: piece.value };
  });

/** Puts one subscriber's values into an encoded template, each through `escaped`, then encoded. */
export const fillEncoded = (
  encoded: EncodedTemplate,
  values: MergeValues,
  escaped: (value: string) => string,
): MessagePiece[] =>
  encoded.map((piece) =>
    Buffer.isBuffer(piece) ? piece : piece.before + encodePiece(escaped(values[piece.value])),
  );

const softLineBreak = '=\r\n';

/**
 * What stands for itself, as links and addresses do, which are most of a subscriber's values. With a hyphen first it does not: a line that
 * begins with two reads as the end of a part, and the library writes the first one otherwise.
 */
const plain = /^(?!-)[!-<>-~]*$/;

const encodePiece = (text: string): string =>
  wrap(plain.test(text) ? text : encode(withNetworkLineBreaks(text)), 75);

/** In mail a line ends with CRLF, and neither character stands alone (RFC 2046, 4.1.1). */
export const withNetworkLineBreaks = (text: string): string => text.replace(/\r\n?|\n/g, '\r\n');
