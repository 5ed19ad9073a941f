import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { readShortClaims, writeShortClaims } from '../../../lib/domain/links/short-claims.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';

const s = subscriberId.parse('a'.repeat(26));
const c = courseId.parse('bread');

describe('short claims', () => {
  // They are in mails that people keep: none of these may ever change.
  it.each([
    [{ p: 'unsubscribe', s, c }, `u.${s}.bread`],
    [{ p: 'confirm', s, c, e: 1, x: 1_795_514_460, n: 40 }, `c.${s}.bread.1.tp03to.14`],
    [{ p: 'confirm', s, c, e: 1, x: 1_795_514_460 }, `c.${s}.bread.1.tp03to`],
    [{ p: 'own', s }, `o.${s}`],
  ] as const)('of %o are %s, and are read back', (claims, text) => {
    expect(writeShortClaims(claims)).toBe(text);
    expect(readShortClaims(claims.p, text)).toEqual(claims);
  });

  it('of another purpose, or with more in them, are none', () => {
    expect(readShortClaims('preferences', `u.${s}.bread`)).toBeUndefined();
    expect(readShortClaims('unsubscribe', `u.${s}.bread.x`)).toBeUndefined();
    expect(readShortClaims('unsubscribe', `u.${s}`)).toBeUndefined();
  });
});
