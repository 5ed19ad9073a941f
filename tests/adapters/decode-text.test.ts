import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../lib/adapters/decode-text.ts';

/** Bytes that arrive so many at a time. */
const arriving = async function* (bytes: Buffer, atATime: number) {
  for (let start = 0; start < bytes.length; start += atATime) yield bytes.subarray(start, start + atATime);
};
const decoded = async (bytes: Buffer, atATime = 64 * 1024): Promise<string> =>
  (await Array.fromAsync(decodeText(arriving(bytes, atATime)))).join('');

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const encoders = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text: string) => Buffer.from(`\uFEFF${text}`),
  'UTF-16, little end first': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16, big end first': (text: string) => utf16be(`\uFEFF${text}`),
};

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

describe('the text of a file', () => {
  it.each(Object.entries(encoders))(
    'in %s is decoded exactly, however its bytes arrive',
    async (_, encode) => {
      // A mark at the very beginning would be the second one.
      const text = fc.string({ unit: 'grapheme' }).map((written) => written.replace(/^\uFEFF+/, ''));
      await fc.assert(
        fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (written, atATime) => {
          expect(await decoded(encode(written), atATime)).toBe(written);
        }),
      );
    },
  );

  it.each([
    ['Windows-1252 in its second line', latin1('a,b\r\nIch möchte'), 'Line 2', 'UTF-8: byte 11 '],
    ['Windows-1252 at once', latin1('Größe'), 'Line 1', 'UTF-8: byte 3 '],
    ['a character cut off at its end', Buffer.from('a\nb\n€').subarray(0, -1), 'Line 3', 'byte 5 '],
    ['a surrogate in UTF-8', Buffer.from([0x61, 0xed, 0xa0, 0x80]), 'Line 1', 'byte 2 '],
    ['a slash written longer', Buffer.from([0x61, 0xc0, 0xaf]), 'Line 1', 'byte 2 '],
    ['a byte that nothing begins with', Buffer.from([0x61, 0x0d, 0xff, 0x62]), 'Line 2', 'byte 3 '],
    ['half a pair in UTF-16', Buffer.from('\uFEFFa\n\uD800b', 'utf16le'), 'Line 2', 'UTF-16: byte 7 '],
    ['half a character in UTF-16', utf16be('\uFEFFab').subarray(0, -1), 'Line 1', 'UTF-16: byte 5 '],
  ])('with %s is refused by line and byte, and not repeated', async (_, bytes, line, byte) => {
    for (const atATime of [1, 2, 3, 5, 1000]) {
      const reading = decoded(bytes, atATime);
      await expect(reading).rejects.toThrow(line);
      await expect(reading).rejects.toThrow(byte);
      await expect(reading).rejects.not.toThrow(/m.chte|Gr/);
    }
  });

  it('is refused wherever it is not what was written', async () => {
    const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (written, atATime) => {
        const isMarked = written[0] === 0xff || written[0] === 0xfe;
        const text = await decoded(written, atATime).catch(() => undefined);
        if (text !== undefined && !isMarked)
          expect(Buffer.from(text)).toEqual(Buffer.from(written.toString().replace(/^\uFEFF/, '')));
        if (text !== undefined && !isMarked) expect(Buffer.from(written.toString())).toEqual(written);
      }),
    );
  });
});
