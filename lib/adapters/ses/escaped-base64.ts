import type { MessagePiece } from './quoted-printable.ts';

/** Base64 has three signs that a form may not hold, of which base64url has spelled two otherwise already. */
const escapedBase64 = (data: Buffer): string =>
  data.toString('base64url').replaceAll('-', '%2B').replaceAll('_', '%2F') +
  '%3D'.repeat((3 - (data.length % 3)) % 3);

const escapedText = (text: string): string => {
  const data = Buffer.from(text);
  // Counted in letters as in bytes: others would be parted, or end a line of the head.
  if (data.length !== text.length) throw new Error('A message goes to SES in ASCII.');
  return escapedBase64(data);
};

/** A piece in three: the first bytes, which go with what stands before it, all of its whole threes, encoded, and what is left over. */
type Encoded = { first: string; whole: Buffer; left: string };

const encodedFrom = (bytes: Buffer, start: number): Encoded => {
  const end = start + 3 * Math.floor((bytes.length - start) / 3);
  return {
    first: bytes.toString('latin1', 0, start),
    whole: Buffer.from(escapedBase64(bytes.subarray(start, end))),
    left: bytes.toString('latin1', end),
  };
};

/**
 * The base64 of a message as a form holds it. Three bytes make four signs, wherever they stand: of what all copies of a mail share,
 * the threes are encoded once for each of the three places at which they can begin, and remembered for as long as the piece is. What
 * lies between is encoded for each mail. So a message of 45 KB costs a look at the two or three of it that are somebody's own, and
 * leaves nothing of its size behind on the heap of V8, where it would be copied and cleared away.
 */
export const createEscapedBase64 = () => {
  const known = new WeakMap<Buffer, Map<number, Encoded>>();
  const encodedOnce = (bytes: Buffer, start: number): Encoded => {
    const starts = known.get(bytes) ?? new Map<number, Encoded>();
    known.set(bytes, starts);
    const encoded = starts.get(start) ?? encodedFrom(bytes, start);
    starts.set(start, encoded);
    return encoded;
  };

  return (pieces: readonly MessagePiece[]): (Buffer | string)[] => {
    const written: (Buffer | string)[] = [];
    /** What waits to be encoded. */
    let open = '';
    for (const piece of pieces) {
      const lacking = (3 - (open.length % 3)) % 3;
      if (typeof piece === 'string') open += piece;
      else if (piece.length < lacking) open += piece.toString('latin1');
      else {
        const { first, whole, left } = encodedOnce(piece, lacking);
        written.push(escapedText(open + first), whole);
        open = left;
      }
    }
    return [...written, escapedText(open)];
  };
};
