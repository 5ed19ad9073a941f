import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEscapedBase64 } from '../../../lib/adapters/ses/escaped-base64.ts';

const piece = fc.record({
  bytes: fc.uint8Array({ maxLength: 12 }).map((bytes) => Buffer.from(bytes)),
  isShared: fc.boolean(),
});
const shared = { bytes: Buffer.from('what all copies of a mail have in common, ÿ?>'), isShared: true };

describe('the base64 of a message in a form', () => {
  it('is that of the whole message, whatever its pieces, in every copy of it', () => {
    const encode = createEscapedBase64();
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const pieces = [...before, shared, ...after, shared];
        const whole = Buffer.concat(pieces.map(({ bytes }) => bytes));
        for (let copy = 0; copy < 2; copy += 1)
          expect(Buffer.concat(encode(pieces)).toString()).toBe(encodeURIComponent(whole.toString('base64')));
      }),
    );
  });
});
