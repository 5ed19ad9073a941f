import { encode, wrap } from 'libqp';
import type { MergeTemplate, MergeValues } from '../../domain/mail/merge-template.ts';

/**
 * A text with placeholders in quoted-printable, encoded piece by piece: what is the same for everybody once, a
 * subscriber's values for each mail. Between two pieces stands a soft line break, `=` at the end of a line,
 * which decodes to nothing (RFC 2045, 6.7, rule 5). So the decoded pieces, one after the other, are the text
 * as it would be if it had been encoded in one go. Two rules of 6.7 look beyond a piece's own end:
 *
 * - a line has at most 76 characters: a piece's lines stop at 75, and leave room for the `=`;
 * - white space must not end a line: at the end of a piece the library encodes it, as if the text ended there.
 */
export const encodeLiterals = (template: MergeTemplate): MergeTemplate =>
  template.map((piece) => (typeof piece === 'string' ? encodePiece(piece) : piece));

/** Puts one subscriber's values into an encoded template, each through `escaped`, then encoded. */
export const fillEncoded = (
  encoded: MergeTemplate,
  values: MergeValues,
  escaped: (value: string) => string,
): string =>
  encoded
    .map((piece) => (typeof piece === 'string' ? piece : encodePiece(escaped(values[piece.value]))))
    .join(softLineBreak);

const softLineBreak = '=\r\n';

const encodePiece = (text: string): string => wrap(encode(withNetworkLineBreaks(text)), 75);

/** In mail a line ends with CRLF, and neither character stands alone (RFC 2046, 4.1.1). */
export const withNetworkLineBreaks = (text: string): string => text.replace(/\r\n?|\n/g, '\r\n');
