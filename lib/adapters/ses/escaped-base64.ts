import type { MessagePiece } from './quoted-printable.ts';

/** Base64 has three signs that a form may not hold, of which base64url has spelled two otherwise already. */
const escapedBase64 = (data: Buffer): Buffer =>
  Buffer.from(
    data.toString('base64url').replaceAll('-', '%2B').replaceAll('_', '%2F') +
      '%3D'.repeat((3 - (data.length % 3)) % 3),
    'latin1',
  );

/** A piece without its first bytes: all of its whole threes, encoded, and the bytes that are left over. */
type Encoded = { whole: Buffer; left: Buffer };

const encodedFrom = (bytes: Buffer, start: number): Encoded => {
  const end = start + 3 * Math.floor((bytes.length - start) / 3);
  return { whole: escapedBase64(bytes.subarray(start, end)), left: bytes.subarray(end) };
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

  return (pieces: readonly MessagePiece[]): Buffer[] => {
    const written: Buffer[] = [];
    /** What waits to be encoded, and how many bytes that is. */
    let open: Buffer[] = [];
    let length = 0;
    for (const { bytes, isShared } of pieces) {
      const lacking = (3 - (length % 3)) % 3;
      if (!isShared || bytes.length < lacking) {
        open.push(bytes);
        length += bytes.length;
        continue;
      }
      const { whole, left } = encodedOnce(bytes, lacking);
      written.push(escapedBase64(Buffer.concat([...open, bytes.subarray(0, lacking)])), whole);
      open = [left];
      length = left.length;
    }
    return [...written, escapedBase64(Buffer.concat(open))];
  };
};
