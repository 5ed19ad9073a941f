import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEscapedBase64 } from '../../../lib/adapters/ses/escaped-base64.ts';

const text = fc.string({ unit: 'binary-ascii', maxLength: 12 });
const piece = fc.oneof(
  text,
  text.map((letters) => Buffer.from(letters)),
);
const shared = Buffer.from('what all copies of a mail have in common ?>?');

describe('the base64 of a message in a form', () => {
  it('is that of the whole message, whatever its pieces, in every copy of it', () => {
    const encode = createEscapedBase64();
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (before, after) => {
        const pieces = [...before, shared, ...after, shared];
        const whole = Buffer.from(pieces.join('')).toString('base64');
        for (let copy = 0; copy < 2; copy += 1)
          expect(encode(pieces).join('')).toBe(encodeURIComponent(whole));
      }),
    );
  });

  it.each(['ü', 'line\u010aBcc: ada@reader.test'])('is not made of what is no ASCII: %j', (letters) => {
    expect(() => createEscapedBase64()([shared, letters, shared])).toThrow(/ASCII/);
  });
});
