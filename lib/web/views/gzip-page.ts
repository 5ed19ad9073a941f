import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { gzipLevel } from '../middleware/compressed.ts';

/** What many pages have in them, compressed once and for all of them. */
export type DeflatedPart = { plain: Buffer; deflated: Buffer };

/** Ends with a whole byte and refers to nothing before it, so that it may stand in the midst of any page. */
export const deflatedPart = (text: string): DeflatedPart => {
  const plain = Buffer.from(text);
  const deflated = deflateRawSync(plain, {
    level: constants.Z_BEST_COMPRESSION,
    finishFlush: constants.Z_FULL_FLUSH,
  });
  return { plain, deflated };
};

/** RFC 1952: gzip, by deflate, without name and time, from an unknown system. */
const gzipHeader = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/**
 * A page as gzip has it, of which only what stands around the known part is compressed: with the style sheet for that part, which is two fifths of
 * the sign-up page, that takes half of the time, and the page becomes no larger.
 */
export const gzipPage = (page: Buffer, { plain, deflated }: DeflatedPart): Buffer<ArrayBuffer> => {
  const start = page.indexOf(plain);
  if (start === -1) return gzipSync(page, { level: gzipLevel });
  const before = deflateRawSync(page.subarray(0, start), {
    level: gzipLevel,
    finishFlush: constants.Z_SYNC_FLUSH,
  });
  const after = deflateRawSync(page.subarray(start + plain.length), { level: gzipLevel });
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(page));
  trailer.writeUInt32LE(page.length, 4);
  return Buffer.concat([gzipHeader, before, deflated, after, trailer]);
};
