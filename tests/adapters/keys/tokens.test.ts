import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createKeyring } from '../../../lib/adapters/keys/keyring.ts';
import { createTokens } from '../../../lib/adapters/keys/tokens.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import type { Claims, Purpose } from '../../../lib/domain/links/claims.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';

const tokens = createTokens(createKeyring('{"current":"k1","k1":"a key for this test"}'));
const now = instantOf('2026-11-24T10:00:00Z');
const who = { s: subscriberId.parse('a'.repeat(26)), c: courseId.parse('bread') };
const later = Math.floor(Date.parse(now) / 1000) + 60;
const all: Claims[] = [
  { p: 'confirm', ...who, e: 1, x: later },
  { p: 'confirm', ...who, e: 1, n: 40, x: later },
  { p: 'own', s: who.s },
  { p: 'read', ...who, m: lessonId.parse('flour-and-water') },
  { p: 'unsubscribe-list', s: who.s, l: listId.parse('notes') },
  { p: 'unsubscribe-all', s: who.s },
  { p: 'undo-all', s: who.s, t: Date.parse(now), x: later },
  { p: 'read-list', s: who.s, l: listId.parse('notes') },
  { p: 'undo-list', s: who.s, l: listId.parse('notes'), x: later },
  { p: 'unsubscribe', ...who },
  { p: 'undo', ...who, x: later },
  { p: 'preferences', ...who },
  { p: 'scanner-trap', s: who.s },
  { p: 'address-change', ...who, n: 1, x: later },
  { p: 'form', t: 1, v: 'aform' },
];

/** As the first edition has made it with this key; the purpose is called otherwise today. */
const firstEdition =
  'k1.eyJwIjoiY2FuYXJ5IiwicyI6ImFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhIn0.DB1EnBOZ2MUzPIXCPRjnrg';

/** What happens to links between a mail and a browser. */
const inflict = (token: string): Record<string, string> => {
  const half = Math.floor(token.length / 2);
  const into = (between: string) => `${token.slice(0, half)}${between}${token.slice(half)}`;
  const after = ['.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '"', "'", '*', '_', '…', '&gt;', '&quot;'];
  const more = [
    '%20',
    '%0D%0A',
    '%3E',
    '%2520',
    '=20',
    '=3D',
    '=',
    ' ',
    '\u00A0',
    '%C2%A0',
    '\uFEFF',
    '\u200B',
  ];
  const words = [
    ') and more',
    '> wrote:',
    '&utm_source=mail',
    '</a>',
    '">here',
    ' said Ada',
    '].',
    '...',
    '\u2014or so',
    '\u00B9',
  ];
  return {
    nothing: token,
    ...Object.fromEntries([...after, ...more, ...words].map((end) => [`after it: ${end}`, token + end])),
    ...Object.fromEntries(
      ['<', '(', ' ', '%20', '"', '3D"'.slice(2), '=3D', '[', '**'].map((start) => [
        `before it: ${start}`,
        start + token,
      ]),
    ),
    ...Object.fromEntries(
      [
        ' ',
        '\n',
        '\r\n',
        '\t',
        '=\r\n',
        '=\n',
        '=',
        '=3D',
        '=3D\r\n',
        '%20',
        '%0A',
        '%0D%0A%20',
        '\u00AD',
        '\u200B',
        '=0A',
        '=0D=0A',
        '<wbr>',
        '%3Cbr%20/%3E',
        '&#173;',
        '%0A%3E%20',
      ].map((between) => [`within it: ${JSON.stringify(between)}`, into(between)]),
    ),
    'in brackets': `<${token}>`,
    'in bold letters': `**${token}**`,
    'every dot encoded': token.replaceAll('.', '%2E'),
    'every dot encoded in small letters': token.replaceAll('.', '%2e'),
    'every dot encoded twice': token.replaceAll('.', '%252E'),
    'every dot quoted': token.replaceAll('.', '=2E'),
    'every dot an entity of its own': encodeURIComponent(token.replaceAll('.', '%2E')),
    'every dot a character reference': token.replaceAll('.', '&#46;'),
    'every dot a hexadecimal reference, encoded': token.replaceAll('.', '%26%23x2E%3B'),
    'every dot a reference by name': token.replaceAll('.', '&period;'),
    'every hyphen a character reference': token.replaceAll('-', '&#x2d;'),
    'every letter i of a Turkish lower case': token.replaceAll('i', '\u0131'),
    'a dot doubled by SMTP': token.replace('.', '..'),
    'every character encoded': [...token].map((one) => `%${one.charCodeAt(0).toString(16)}`).join(''),
    'full-width letters': [...token].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''),
    'hyphens that do not break': token.replaceAll('-', '\u2011'),
  };
};

const inflictOnCase = (token: string) => ({
  'capital letters': token.toUpperCase(),
  'capital letters in Turkish': token.toLocaleUpperCase('tr'),
});

describe('a signed link', () => {
  it('opens what it was signed for, and nothing else', async () => {
    const purposes = all.map(({ p }): Purpose => p);
    for (const claims of all)
      for (const purpose of purposes) {
        const reading = await tokens.read(purpose, tokens.sign(claims), now);
        expect(reading).toEqual(
          purpose === claims.p ? { claims, token: tokens.sign(claims) } : { fault: 'forged' },
        );
      }
  });

  it('is a forgery with any other letter or digit in it', async () => {
    const token = tokens.sign({ p: 'unsubscribe', ...who });
    const forgeries = [...token].flatMap((letter, at) =>
      [...'abcdefghijklmnopqrstuvwxyz0123456789_']
        .filter((other) => other !== letter && /[a-z0-9]/.test(letter))
        .map((other) => token.slice(0, at) + other + token.slice(at + 1)),
    );
    for (const forged of [...forgeries, `${token}a`, `a${token}`, token.slice(1), token.slice(0, -1)])
      expect(await tokens.read('unsubscribe', forged, now)).toEqual({ fault: 'forged' });
  });

  it('opens whatever a mail program, a chat or a person has done to it that can be undone', async () => {
    const claims: Claims = { p: 'unsubscribe', ...who };
    const token = tokens.sign(claims);
    for (const [damage, damaged] of Object.entries({ ...inflict(token), ...inflictOnCase(token) }))
      expect({ damage, reading: await tokens.read('unsubscribe', damaged, now) }).toEqual({
        damage,
        reading: { claims, token },
      });
    for (const [damage, damaged] of Object.entries(inflict(firstEdition)))
      expect({ damage, reading: await tokens.read('scanner-trap', damaged, now) }).toMatchObject({
        damage,
        reading: { token: firstEdition },
      });
  });

  it('is short, in the one case that nothing changes, and ends in what no program takes for the end of a sentence', () => {
    const longest = courseId.parse('sales-and-marketing');
    expect(tokens.sign({ p: 'unsubscribe', s: who.s, c: longest })).toHaveLength(77);
    for (const claims of all) expect(tokens.sign(claims)).toMatch(/^k1\.[a-z0-9.-]*[a-z0-9]$/);
  });

  it('opens what it was signed for in the first edition, too', async () => {
    // As its code has made them with this key; the purposes are called otherwise today.
    const moving =
      'k1.eyJwIjoibW92ZSIsInMiOiJhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYSIsImMiOiJicmVhZCIsIm4iOjEsIngiOjE3OTU1MTQ0NjB9.Zx0R3cqLzC3E63cQPEQIDw';
    expect(await tokens.read('address-change', moving, now)).toEqual({
      claims: { p: 'address-change', ...who, n: 1, x: later },
      token: moving,
    });
    expect(await tokens.read('scanner-trap', firstEdition, now)).toEqual({
      claims: { p: 'scanner-trap', s: who.s },
      token: firstEdition,
    });
    expect(await tokens.read('unsubscribe', firstEdition, now)).toEqual({ fault: 'forged' });
  });

  it('carries no address and no name', () => {
    for (const claims of all) {
      const values = Object.entries(claims).map(([name, value]) => {
        expect(name).toMatch(/^[pscenxtvlm]$/);
        return typeof value === 'number' ? value.toString(36) : value;
      });
      const [, , , ...said] = tokens.sign(claims).split('.');
      expect(said.every((value) => values.includes(value))).toBe(true);
    }
  });
});

describe('a forged link', () => {
  it('is compared in constant time', async () => {
    const compare = vi.spyOn(crypto, 'timingSafeEqual');
    // For those who import it by its name.
    syncBuiltinESMExports();
    onTestFinished(() => {
      compare.mockRestore();
      syncBuiltinESMExports();
    });
    const token = tokens.sign({ p: 'unsubscribe', ...who });
    await tokens.read('unsubscribe', token.replace(/.{5}$/, 'AAAAA'), now);
    expect(compare).toHaveBeenCalledTimes(1);
  });
});
