import { describe, expect, it } from 'vitest';
import { canonicalKey, emailAddress } from '../../../lib/domain/subscriber/email-address.ts';

describe('an e-mail address', () => {
  it.each([
    ['ada@example.com', 'ada@example.com'],
    ['  Ada.Lovelace@Example.COM ', 'Ada.Lovelace@example.com'],
    ['\u202Aada@example.com\u202C', 'ada@example.com'],
    ['\uFEFFada@example.com\u200B\u00A0', 'ada@example.com'],
    ["o'brien+news@mail.example.co.uk", "o'brien+news@mail.example.co.uk"],
    ['prvs=ada@example.com', 'prvs=ada@example.com'],
    ['ada@münchen.de', 'ada@xn--mnchen-3ya.de'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%s is kept as %s', (typed, kept) => {
    expect(emailAddress.parse(typed)).toBe(kept);
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.com',
    'ada@example',
    'ada@@example.com',
    'a..b@example.com',
    '.ada@example.com',
    'ada.@example.com',
    'ada@-example.com',
    'ada@example..com',
    'ada@[127.0.0.1]',
    'ada@127.0.0.1',
    'ada@0x7f000001',
    'ada@example.com/path',
    'ada@example.com:25',
    'ada lovelace@example.com',
    '"ada"@example.com',
    'Ada <ada@example.com>',
    'ada@example.com, eve@example.com',
    'ü@example.com',
    'a\u200bda@example.com',
    'ada@exam\u200bple.com\u0000',
    'ada@example.com\r\nBcc: eve@example.com',
    `${'a'.repeat(65)}@example.com`,
    `ada@${'a'.repeat(64)}.example.com`,
    `ada@${'abcdefgh.'.repeat(30)}example.com`,
    'postmaster@example.com',
    'No-Reply@example.com',
    'eve%example.org@example.com',
    'example.org!eve@example.com',
    '|eve@example.com',
    '=?utf-8?q?=0D=0ABcc=3Aeve=40example.org?=@example.com',
  ])('%j is refused', (typed) => {
    expect(emailAddress.safeParse(typed).success).toBe(false);
  });
});

describe('the canonical key', () => {
  it.each([
    ['A.B+tag@Googlemail.com', 'ab@gmail.com'],
    ['a.b@gmail.com', 'ab@gmail.com'],
    ['A.B+tag@Example.com', 'a.b+tag@example.com'],
  ])('of %s is %s', (typed, key) => {
    expect(canonicalKey(emailAddress.parse(typed))).toBe(key);
  });
});
