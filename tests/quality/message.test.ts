import { describe, expect, it } from 'vitest';
import { wordsOfHtml, wordsOfText } from '../mail/rendered-words.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { keptMails } from './kept-mails.ts';
import { headersOf, isListMail, type RealMail, realMails } from './real-mails.ts';

const folder = await temporaryFolder();
const mails = await keptMails();
const each = mails.map((mail) => [mail.name, mail] as const);
const listMails = each.filter(([, mail]) => isListMail(mail));

const headOf = ({ raw }: RealMail): string => raw.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';

describe('every mail that this project sends', () => {
  it('is here: lessons, the closing mail, issues, and the mails that ask for something', () => {
    const names = mails.map(({ name }) => name).join('\n');
    expect(listMails.length).toBeGreaterThan(12);
    expect(names).toMatch(/-closing$/m);
    expect(names).toMatch(/-confirmation$/m);
    expect(names).toMatch(/^newsletters\//m);
  });

  it.each(each)('%s is of 7-bit lines that end in CRLF, short enough for every relay', (_, mail) => {
    const text = mail.raw.toString('latin1');
    expect(text).toMatch(/^[\t\r\n\x20-\x7e]*$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const tooLong = text
      .slice(headOf(mail).length)
      .split('\r\n')
      .filter((line) => line.length > 76);
    expect(tooLong).toEqual([]);
    // RFC 5322, 2.1.1. Only a link can need more than 78, since nothing in it can be folded.
    const lines = headOf(mail).split('\r\n');
    expect(lines.filter((line) => line.length > 998)).toEqual([]);
    expect(lines.filter((line) => line.length > 78 && !/^\s?<\S+>$/.test(line))).toEqual([]);
  });

  it.each(each)('%s has one of each header, one recipient, and a plain and an HTML part', (_, mail) => {
    const single = [
      'from',
      'to',
      'reply-to',
      'subject',
      'date',
      'message-id',
      'mime-version',
      'content-type',
    ];
    for (const name of [...single, 'auto-submitted', 'content-language'])
      expect([name, headersOf(mail, name).length]).toEqual([name, 1]);
    expect(mail.read.to).toHaveLength(1);
    expect([mail.read.cc ?? [], mail.read.bcc ?? []].flat()).toEqual([]);
    expect(headersOf(mail, 'auto-submitted')).toEqual(['auto-generated']);
    expect(headersOf(mail, 'content-type')[0]).toMatch(/^multipart\/alternative;/);
    expect(mail.raw.toString('latin1').match(/^Content-Type: text\/(plain|html)/gm)).toEqual([
      'Content-Type: text/plain',
      'Content-Type: text/html',
    ]);
    expect(mail.raw.toString('latin1').match(/^Content-Transfer-Encoding: .*$/gm)).toEqual([
      'Content-Transfer-Encoding: quoted-printable',
      'Content-Transfer-Encoding: quoted-printable',
    ]);
  });

  it.each(each)('%s has a subject and a title that agree, a date, and a language', (_, mail) => {
    expect(mail.read.subject?.trim()).toBeTruthy();
    expect(wordsOfText(/<title>(.*?)<\/title>/.exec(mail.html)?.[1] ?? '')).toEqual(
      wordsOfText(mail.read.subject?.replaceAll("'", '&#x27;') ?? ''),
    );
    expect(Date.parse(mail.read.date ?? '')).not.toBeNaN();
    const language = headersOf(mail, 'content-language')[0] ?? '';
    expect(/<html lang="([^"]+)"/.exec(mail.html)?.[1]).toMatch(new RegExp(`^${language}(-|$)`));
  });

  it('has the same bytes each time, and so the same Message-ID however often it is tried', async () => {
    const again = await realMails(folder);
    expect(again.map(({ raw }) => raw.toString())).toEqual(mails.map(({ raw }) => raw.toString()));
    const ids = mails.map(({ read }) => read.messageId);
    expect(new Set(ids).size).toBe(mails.length);
    for (const id of ids) expect(id).toMatch(/^<[\w-]+@[\w.-]+>$/);
  });

  it.each(each)('%s has at most 80 KB of HTML', (_, { html }) => {
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(80 * 1024);
  });

  it.each(each)('%s says the same in both parts, word for word', (_, { html, text }) => {
    const words = wordsOfHtml(html);
    expect(words.length).toBeGreaterThan(30);
    expect(wordsOfText(text)).toEqual(words);
  });

  it.each(each)('%s has no placeholder and nothing unsaid left in it', (_, { html, text, read }) => {
    for (const part of [html, text, read.subject ?? ''])
      expect(part).not.toMatch(/\{\{|\}\}|\$\{|\[object|\bundefined\b|\bNaN\b|\blorem\b|TODO|TBD|%[A-Z_]+%/);
  });

  it.each(each)('%s shows British dates, like the pages', (_, { text }) => {
    const dates = text.match(/\w+day,? [\w ,]*\d{4}/g) ?? [];
    for (const date of dates) expect(date).toMatch(/^\w+day,? \d{1,2} \w+ \d{4}$/);
  });
});

/** The addresses that a mail links to, as a client reads them. */
const linksIn = (html: string): string[] =>
  [...html.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(([, link = '']) =>
    link.replaceAll('&#x3D;', '=').replaceAll('&#x27;', "'").replaceAll('&amp;', '&'),
  );

/** Seen by no reader: a link that only a scanner follows. */
const isScannerTrap = (link: string): boolean => link.includes('/scanner-trap/');

/** What a logo says, its plain part says in words. */
const withoutLogo = (html: string): string => html.replace(/<img class="logo"[^>]*>/, '');

describe('every link', () => {
  it.each(each)('in %s is absolute and well-formed', (_, { html }) => {
    const links = linksIn(html);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) {
      expect(link).toMatch(/^(https:\/\/|mailto:)[\x21-\x7e]+$/);
      const { protocol, hostname, username, href } = new URL(link);
      expect([link, username]).toEqual([href, '']);
      if (protocol === 'https:') expect(hostname).toMatch(/^([a-z0-9-]+\.)+[a-z]{2,}$/);
      else expect(link).toMatch(/^mailto:[^@\s]+@[^@\s]+\.[a-z]{2,}$/);
    }
  });

  it.each(each)('in %s is in the plain part too', (_, { html, text }) => {
    const links = linksIn(withoutLogo(html)).filter((link) => !isScannerTrap(link));
    for (const link of links) expect(text).toContain(link.replace(/^mailto:/, ''));
  });
});

describe('every mail to a list', () => {
  it.each(listMails)(
    '%s can be left by one POST to one HTTPS address, which its parts show too',
    (_, mail) => {
      const [uri] = headersOf(mail, 'list-unsubscribe');
      expect(headersOf(mail, 'list-unsubscribe')).toHaveLength(1);
      expect(uri).toMatch(/^<https:\/\/[\x21-\x7e]+>$/);
      expect(headersOf(mail, 'list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click']);
      expect(linksIn(mail.html)).toContain(uri?.slice(1, -1));
      expect(mail.text).toContain(uri?.slice(1, -1));
    },
  );

  it('names its list by an id that is the same in each mail of it, with a phrase, and where to get help', () => {
    const listOf = (name: string) => name.slice(0, name.lastIndexOf('/'));
    const ids = new Map(listMails.map(([name, mail]) => [listOf(name), headersOf(mail, 'list-id')]));
    for (const [name, mail] of listMails) {
      expect(headersOf(mail, 'list-id')).toEqual(ids.get(listOf(name)));
      expect(headersOf(mail, 'list-id')[0]).toMatch(/^"[^"]+" <[a-z0-9-]+\.list-id\.[a-z0-9.-]+>$/);
      expect(headersOf(mail, 'list-help')[0]).toMatch(/^<mailto:[^>\s]+@[^>\s]+>$/);
    }
  });

  it.each(listMails)('%s has a subject of its own', (_, mail) => {
    expect(mails.filter(({ read }) => read.subject === mail.read.subject)).toHaveLength(1);
    expect(mail.read.subject).not.toMatch(/^(re|fwd?|aw):/i);
  });

  it('tells who sends it, where from, and why it comes', () => {
    for (const [, { text }] of listMails) {
      expect(text).toMatch(/You get this because ada@example\.org signed up/);
      expect(text).toMatch(/Your Company, 1 Example Street|The Bakery, 1 Oven Lane/);
    }
  });
});

describe('a mail that is not to a list', () => {
  it('cannot be left and says nothing of a list', () => {
    for (const mail of mails.filter((each) => !isListMail(each)))
      for (const name of ['list-unsubscribe', 'list-unsubscribe-post', 'list-id'])
        expect(headersOf(mail, name)).toEqual([]);
  });

  it('comes from another address, so that neither harms the other', () => {
    const senders = (of: (mail: RealMail) => boolean) =>
      new Set(mails.filter(of).map(({ read }) => read.from?.address));
    const others = senders((mail) => !isListMail(mail));
    for (const sender of senders(isListMail)) expect(others).not.toContain(sender);
  });
});
