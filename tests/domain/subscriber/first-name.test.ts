import { describe, expect, it } from 'vitest';
import { firstName } from '../../../lib/domain/subscriber/first-name.ts';

describe('a first name', () => {
  it.each([
    'Ada',
    'Anne-Marie',
    "D'Arcy",
    'Zoë',
    '美咲',
    'Nuñez Ortega',
    'J.',
    'St. John',
    'J.R.R.',
    'Mary Ann, Jr.',
    'Anna & Ben',
    'Robert "Bob"',
    'Xiaoming (Ming)',
    'S:t Clair',
    'علی\u200cرضا',
    'ක්\u200dෂිති',
    'Anne\u2010Marie',
    'Anne\u2011Marie',
    'Anne\u2013Marie',
    'Anne\u2212Marie',
    'O\u2019Neil',
    'O\u2018Neil',
    'O\u00B4Neil',
    'O\u02BCNeil',
    'ʻAolani',
    'לֵאָה',
    'J\u00B7P\u00B7',
    'ジョン・ポール',
    'ジャン＝ポール',
    'Prof. Dr. Meitner',
    'བཀྲ་ཤིས',
    'שָׁ֣לוֹם',
  ])('may be %s', (name) => {
    expect(firstName.parse(name)).toBe(name);
  });

  it.each([
    ['  Ada ', 'Ada'],
    ['Mary\u00A0 Ann', 'Mary Ann'],
    ['Zoe\u0308', 'Zoë'],
    ['Jo\u00ADhanna', 'Johanna'],
    ['\uFEFFAda\u200B', 'Ada'],
    ['\u200Fמרים\u200F', 'מרים'],
    ['K.Ramesh', 'K. Ramesh'],
    ['J.R.R.Tolkien', 'J.R.R. Tolkien'],
    ['St.John', 'St. John'],
    ['Mrs.Brown', 'Mrs. Brown'],
    ['Prof.Dr.Meitner', 'Prof. Dr. Meitner'],
  ])('typed as %j is %j', (typed, name) => {
    expect(firstName.parse(typed)).toBe(name);
    expect(firstName.parse(name)).toBe(name);
  });

  it.each([
    'Buy now http://x.example',
    'https:\\\\x',
    'evil.com',
    'Evil.Com',
    't.co',
    'see www.evil.com now',
    'пример.рф',
    'evil\u3002com',
    'evil．com',
    'ada@example',
    'ada＠example',
    'mailto:ada',
    'javascript:alert',
    'a/b',
  ])('is no link: %j', (name) => {
    expect(firstName.safeParse(name).success).toBe(false);
  });

  it.each([
    '<script>',
    '＜b＞',
    'Ada{{address}}',
    '{name}',
    '`Ada`',
    '**Ada**',
    '_Ada_',
    '[Ada](x)',
    '# Ada',
    '%name%',
    'Ada\\n',
    '~Ada~',
    'a|b',
  ])('is no markup: %j', (name) => {
    expect(firstName.safeParse(name).success).toBe(false);
  });

  it.each([
    '',
    '.',
    '\u200C',
    '12',
    'Ada\r\nBcc: x',
    'A\u0000da',
    'A\tda',
    'A\u2028da',
    'Ada\u202Egpj',
    '\u2067Ada\u2069',
    '😀',
    `Z${'\u0351'.repeat(8)}algo`,
    'a'.repeat(41),
  ])('is not %j', (name) => {
    expect(firstName.safeParse(name).success).toBe(false);
  });
});
