import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalKey, emailAddress, formerKeys } from '../../../lib/domain/subscriber/email-address.ts';

const keyOf = (typed: string): string => canonicalKey(emailAddress.parse(typed));

describe('one mailbox, however it is spelt,', () => {
  it.each([
    ['Gmail', ['ada.love@gmail.com', 'adalove@googlemail.com', 'A.da.Love+news@Gmail.com']],
    [
      'Proton',
      ['ada.love@proton.me', 'adalove@protonmail.com', 'Ada-Love+news@pm.me', 'ada_love@protonmail.ch'],
    ],
    ['iCloud', ['ada@icloud.com', 'ada@me.com', 'Ada@mac.com']],
    ['Yandex', ['ada@yandex.ru', 'ada@ya.ru', 'ada@yandex.com']],
    ['Fastmail', ['ada@fastmail.com', 'ada+news@fastmail.com', 'news@ada.fastmail.com']],
    ['Fastmail, at its old domain', ['ada@fastmail.fm', 'news+x@ada.fastmail.fm']],
    ['Outlook', ['ada@outlook.com', 'Ada+news@outlook.com']],
    ['Hotmail', ['ada@hotmail.com', 'ada+news@hotmail.com']],
    ['Yahoo', ['ada-news@yahoo.com', 'Ada-shop@yahoo.com', 'ada@yahoo.com']],
  ])('has one key at %s', (_, spellings) => {
    expect(new Set(spellings.map(keyOf)).size).toBe(1);
  });

  it.each([
    ['ada@outlook.com', 'ada@hotmail.com'],
    ['ada@yahoo.com', 'ada@ymail.com'],
    ['ada@fastmail.com', 'ada@fastmail.fm'],
    ['ada.love@outlook.com', 'adalove@outlook.com'],
    ['ada-love@outlook.com', 'ada@outlook.com'],
    ['ada+x@icloud.com', 'ada@icloud.com'],
    ['ada+x@example.com', 'ada@example.com'],
    ['ada-x@example.com', 'ada@example.com'],
    ['x@ada.example.com', 'ada@example.com'],
    ['x@ada.lovelace.fastmail.com', 'lovelace@fastmail.com'],
    ['x@notfastmail.com', 'notx@fastmail.com'],
    ['+a@outlook.com', '+b@outlook.com'],
    ['-@proton.me', '_@proton.me'],
  ])('is not what %s and %s are', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other));
  });
});

describe('a key from before', () => {
  const beforeTheTable = (typed: string): string => {
    const lower = emailAddress.parse(typed).toLowerCase();
    const [local = '', domain = ''] = lower.split('@');
    return domain === 'gmail.com' || domain === 'googlemail.com'
      ? `${local.replace(/\+.*$/, '').replaceAll('.', '')}@gmail.com`
      : lower;
  };
  const local = fc.stringMatching(/^[a-z]{1,3}([.+_-][a-z]{1,3}){0,2}$/);
  const domain = fc.constantFrom(
    ...['gmail.com', 'googlemail.com', 'proton.me', 'pm.me', 'protonmail.com', 'me.com', 'icloud.com'],
    ...['ya.ru', 'fastmail.com', 'ada.fastmail.com', 'outlook.com', 'yahoo.de', 'example.org'],
  );
  const typed = fc.tuple(local, domain).map((parts) => parts.join('@'));

  it('of the same spelling is the key of today, or among those that are looked for too', () => {
    fc.assert(
      fc.property(typed, (address) => {
        const keys = [keyOf(address), ...formerKeys(emailAddress.parse(address))];
        expect(keys).toContain(beforeTheTable(address));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it.each([
    ['ada@proton.me', 'ada@pm.me'],
    ['ada.love+x@pm.me', 'ada.love@protonmail.com'],
    ['ada@icloud.com', 'ada@mac.com'],
    ['news@ada.fastmail.com', 'ada@fastmail.com'],
    ['ada+x@outlook.com', 'ada@outlook.com'],
  ])('is found for %s where somebody is on record as %s', (typed, onRecord) => {
    const keys = [keyOf(typed), ...formerKeys(emailAddress.parse(typed))];
    expect(keys).toContain(beforeTheTable(onRecord));
  });

  it('is none to look for at most providers, and never where the key has not changed', () => {
    expect(formerKeys(emailAddress.parse('ada.love+x@gmail.com'))).toEqual([]);
    expect(formerKeys(emailAddress.parse('ada@example.org'))).toEqual([]);
    expect(formerKeys(emailAddress.parse('ada@outlook.com'))).toEqual([]);
  });
});
