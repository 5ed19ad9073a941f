import { describe, expect, it } from 'vitest';
import { namedMailIn, nameOfMail } from '../../../lib/domain/delivery/named-mail.ts';

describe('a mail by name', () => {
  it.each(['notes/2027-01-12-hello', 'bread/flour', 'bread/closing'])('is read and written: %s', (name) => {
    const named = namedMailIn(name);
    expect(named && nameOfMail(named)).toBe(name);
  });

  it.each(['', '/', 'bread', 'bread/', '/flour', 'bread/flour/', 'Bread/flour', 'a/2027-01-12-b/c', '../x'])(
    'is not %j',
    (text) => {
      expect(namedMailIn(text)).toBeUndefined();
    },
  );
});
