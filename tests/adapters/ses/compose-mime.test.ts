import fc from 'fast-check';
import Handlebars from 'handlebars';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { createMimeComposer } from '../../../lib/adapters/ses/compose-mime.ts';
import { withNetworkLineBreaks } from '../../../lib/adapters/ses/quoted-printable.ts';
import { mailKey } from '../../../lib/domain/mail/mail.ts';
import {
  type MergeTemplate,
  type MergeValues,
  mergeFields,
} from '../../../lib/domain/mail/merge-template.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import type { OutgoingMail } from '../../../lib/pipeline/ports/mailer.ts';

const outgoing = (text: MergeTemplate, html: MergeTemplate, values: MergeValues): OutgoingMail => ({
  from: { name: 'Bread & "Butter"', address: 'lessons@bakery.test' },
  to: emailAddress.parse('ann.o+x@reader.test'),
  replyTo: 'reply@bakery.test',
  headers: { 'List-Unsubscribe': `<https://bakery.test/unsubscribe/${'k1.a_-'.repeat(40)}>` },
  mail: { key: mailKey.parse('flour'), subject: 'Brøtchen — and “more”', preview: '', html, text, web: '' },
  values,
  messageId: '<abc_bread_flour@bakery.test>',
  date: instantOf('2026-11-24T09:00:00Z'),
  tag: 'abc_bread_flour',
  feedbackId: { list: 'bread', mail: 'flour' },
});

const valuesOf = (value: (name: string) => string) =>
  Object.fromEntries(mergeFields.map((name) => [name, value(name)])) as MergeValues;

/** What stands between the head of a part and its end, decoded to bytes. */
const decodedParts = (raw: string): string[] => {
  const boundary = /boundary="(.+?)"/.exec(raw)?.[1] ?? '';
  const parts = raw.split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => {
    const encoded = part.slice(part.indexOf('\r\n\r\n') + 4, -2);
    const bytes = encoded
      .replaceAll('=\r\n', '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  });
};

/** The same mail composed by the library in one go, whatever it costs. */
const composedInOneGo = async ({ mail, values }: OutgoingMail): Promise<string> => {
  const fill = (segments: MergeTemplate, escaped: (value: string) => string) =>
    segments
      .map((segment) =>
        withNetworkLineBreaks(typeof segment === 'string' ? segment : escaped(values[segment.value])),
      )
      .join('');
  const composer = new MailComposer({
    text: fill(mail.text, (value) => value),
    html: fill(mail.html, Handlebars.escapeExpression),
    encoding: 'quoted-printable',
  });
  return (await composer.compile().build()).toString('latin1');
};

/** Whatever is hard on quoted-printable, MIME or SMTP, in any order and any amount. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '=',
          '=3D',
          '=\r\n',
          '.',
          '\n.\n',
          '\r',
          '\n',
          '\r\n',
          ' ',
          '\t',
          '   \n',
          '{text}',
          '{{address}}',
        ],
        ...[
          '--=_-dripline-Part_1',
          '\r\n--=_-dripline-Part_1--\r\n',
          '👩‍🚀',
          '€',
          'ß',
          '\u202Eمرحبا',
          '\0',
          '<b>',
          '&',
        ],
      ),
      fc.string({ unit: 'grapheme' }),
      fc.nat(160).map((length) => 'w'.repeat(length)),
      fc.nat(80).map((length) => '😀'.repeat(length)),
      fc.nat(90).map((length) => ' '.repeat(length)),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

const segments = fc.array(
  fc.oneof(
    hostile,
    fc.constantFrom(...mergeFields).map((value) => ({ value })),
  ),
  { maxLength: 8 },
);

const anyMail = fc
  .record({
    text: segments,
    html: segments,
    values: fc.record(
      Object.fromEntries(mergeFields.map((name) => [name, hostile])) as Record<
        (typeof mergeFields)[number],
        typeof hostile
      >,
    ),
  })
  // The library leaves out a part with nothing in it.
  .map(({ text, html, values }) => outgoing([...text, '.'], [...html, '.'], values));

describe('a mail put together from what is the same for everybody and one subscriber’s values', () => {
  it('says byte for byte what the library says when it composes the mail in one go', async () => {
    await fc.assert(
      fc.asyncProperty(anyMail, async (mail) => {
        const raw = (await createMimeComposer()(mail)).toString('latin1');
        expect(decodedParts(raw)).toEqual(decodedParts(await composedInOneGo(mail)));
      }),
      { numRuns: 300 },
    );
  });

  it('has no line longer than 76 characters in its parts, none that ends in white space, and nothing but ASCII', async () => {
    await fc.assert(
      fc.asyncProperty(anyMail, async (mail) => {
        const raw = (await createMimeComposer()(mail)).toString('latin1');
        expect(Buffer.from(raw, 'latin1').every((byte) => byte < 0x80)).toBe(true);
        const body = raw.slice(raw.indexOf('\r\n\r\n'));
        const wrong = body.split('\r\n').filter((line) => line.length > 76 || /[ \t]$/.test(line));
        expect(wrong).toEqual([]);
        expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 300 },
    );
  });

  it('reads as it was meant, head and parts, in a mail reader', async () => {
    const value = 'Grüße, 👩‍🚀 = <b>{{greeting}}</b> & a very long word: '.repeat(3);
    const mail = outgoing(
      ['.first line\n', { value: 'greeting' }, '\nlast line\n'],
      ['<p>', { value: 'greeting' }, '</p>\n<a href="', { value: 'webUrl' }, '">read</a>\n'],
      valuesOf((name) => (name === 'webUrl' ? `https://bakery.test/read?a=1&b=${'x'.repeat(200)}` : value)),
    );
    const read = await PostalMime.parse(await createMimeComposer()(mail));
    expect(read).toMatchObject({
      from: { name: 'Bread & "Butter"', address: 'lessons@bakery.test' },
      to: [{ address: 'ann.o+x@reader.test' }],
      subject: mail.mail.subject,
      messageId: mail.messageId,
      date: '2026-11-24T09:00:00.000Z',
      // postal-mime ends a part with a line break of its own.
      text: `.first line\n${value}\nlast line\n\n`,
      html: `<p>${Handlebars.escapeExpression(value)}</p>\n<a href="https://bakery.test/read?a&#x3D;1&amp;b&#x3D;${'x'.repeat(200)}">read</a>\n\n`,
    });
    const header = (key: string) => read.headers.filter((each) => each.key === key).map((each) => each.value);
    expect(header('list-unsubscribe')).toEqual([mail.headers['List-Unsubscribe']]);
  });

  it('gives each of two subscribers their own values and their own head', async () => {
    const compose = createMimeComposer();
    const ann = outgoing(
      ['Dear ', { value: 'greeting' }],
      ['x'],
      valuesOf(() => 'Ann'),
    );
    const bob = {
      ...ann,
      from: { name: 'Salt', address: 'salt@bakery.test' },
      to: emailAddress.parse('bob@reader.test'),
      mail: { ...ann.mail, subject: 'Salz – how much' },
      values: valuesOf(() => 'Bob'),
    };
    const [first, second] = await Promise.all(
      [compose(ann), compose(bob)].map(async (raw) => PostalMime.parse(await raw)),
    );
    expect(first).toMatchObject({
      from: { name: 'Bread & "Butter"' },
      to: [{ address: 'ann.o+x@reader.test' }],
      subject: ann.mail.subject,
      text: 'Dear Ann\n',
    });
    expect(second).toMatchObject({
      from: bob.from,
      to: [{ address: 'bob@reader.test' }],
      subject: bob.mail.subject,
      text: 'Dear Bob\n',
    });
  });
});

describe('what is the same in all copies of a mail', () => {
  it('is encoded once, though the mail is made anew for each of its readers', async () => {
    let looks = 0;
    const watched = (template: MergeTemplate): MergeTemplate =>
      Object.assign([...template], {
        map: (...args: Parameters<MergeTemplate['map']>) => {
          looks += 1;
          return template.map(...args);
        },
      });
    const first = outgoing(
      watched(['Dear ', { value: 'greeting' }]),
      watched(['x']),
      valuesOf(() => 'Ann'),
    );
    const compose = createMimeComposer();
    for (let copy = 0; copy < 3; copy += 1) await compose({ ...first, mail: { ...first.mail } });
    expect(looks).toBe(2);
  });
});

describe('a subject', () => {
  const subjectAfter = async (subject: string): Promise<string | undefined> => {
    const sent = outgoing(
      ['x'],
      ['x'],
      valuesOf(() => 'v'),
    );
    const raw = await createMimeComposer()({ ...sent, mail: { ...sent.mail, subject } });
    expect(raw.toString('latin1').match(/^Subject:/gm)).toHaveLength(1);
    return (await PostalMime.parse(raw)).subject;
  };

  it.each([
    '=?utf-8?q?Win_now?=',
    'Flour =?utf-8?B?ZmxvdXI=?= and water',
    'Größe =?utf-8?q?x?=',
    'Is 2 =? 3',
    'From 10\u00A0000 to 20\u202F000 loaves\u2009a year',
    'Nothing but plain words',
    // Encoded, its first word fits into no line with the header's name, and is folded onto the next.
    '文文😀😀a\u202F😀aa😀ü\u202F😀a=?=',
  ])('%j arrives as it was typed', async (subject) => {
    expect(await subjectAfter(subject)).toBe(subject);
  });

  it('arrives as it was typed, whatever its characters', async () => {
    const words = fc.string({
      unit: fc.constantFrom(
        'a',
        'Z',
        ' ',
        '=',
        '?',
        '=?',
        '?=',
        '_',
        'ü',
        '\u00A0',
        '\u202F',
        '😀',
        'q',
        '文',
      ),
      minLength: 3,
      maxLength: 70,
    });
    await fc.assert(
      fc.asyncProperty(words, async (typed) => {
        // As the schema of content keeps it: without blanks around it. Mail makes one space of several.
        const subject = typed.trim().replace(/ +/g, ' ');
        if (subject.length < 3) return;
        expect((await subjectAfter(subject))?.replace(/ +/g, ' ')).toBe(subject);
      }),
    );
  });
});
