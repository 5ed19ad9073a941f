import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { filledParts } from '../../lib/adapters/ses/compose-mime.ts';
import { type Content, faultInWords, type Note } from '../../lib/domain/content/content.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import type { MergeValues } from '../../lib/domain/mail/merge-template.ts';
import { readContentFiles } from '../../lib/images/read-content-files.ts';
import { type BuiltMail, buildMails } from '../../lib/mail/compile-course.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { wordsOfHtml, wordsOfText } from '../mail/rendered-words.ts';

const fromTop = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const values: MergeValues = {
  greeting: 'Hello,',
  address: 'ada@example.org',
  signedUpOn: 'Tuesday, 6 January 2026',
  imagesUrl: 'https://course.example.com/images',
  webUrl: 'https://course.example.com/read/token/lesson',
  unsubscribeUrl: 'https://course.example.com/unsubscribe/token',
  unsubscribeAllUrl: 'https://course.example.com/unsubscribe-all/token',
  preferencesUrl: 'https://course.example.com/preferences/token',
  privacyUrl: 'https://course.example.com/privacy',
  confirmUrl: 'https://course.example.com/confirm/token',
  alsoAsked: '',
  whereTheyStand: 'You are in it.',
  scannerTrapUrl: 'https://course.example.com/scanner-trap/token',
};

let content: Content;
let notes: Note[];
let mails: BuiltMail[];
beforeAll(async () => {
  const read = readContent(await readContentFiles(fromTop('content')));
  if ('faults' in read) throw new Error(read.faults.map(faultInWords).join('\n'));
  ({ content, notes } = read);
  const compile = buildMails(await readMailTemplates(fromTop('templates/emails')));
  const built = await compile(content, courseId.parse('sales-and-marketing'));
  if ('faults' in built) throw new Error(built.faults.map(faultInWords).join('\n'));
  mails = built.mails;
}, 60_000);

describe('the course that Dripline ships with', () => {
  it('distils five articles into sixty insights or more, over at least eight lessons', () => {
    expect(content.articles.size).toBe(5);
    expect(content.insights.size).toBeGreaterThanOrEqual(60);
    expect(mails.filter(({ plan }) => plan?.lesson).length).toBeGreaterThanOrEqual(8);
  });

  it('is in the style that it says: lessons of five minutes with an exercise, a look ahead and every insight in its place', () => {
    expect(notes.map(faultInWords)).toEqual([]);
  });

  it('has lessons that end with their sources', () => {
    for (const { plan } of mails) if (plan?.lesson) expect(plan.sources.length).toBeGreaterThan(0);
  });

  it('says the same words in both parts of each mail', () => {
    for (const { mail } of mails) {
      const { html, text } = filledParts({ mail, values });
      expect(wordsOfText(text)).toEqual(wordsOfHtml(html));
    }
  });

  it('stays below the size at which mails are cut off', () => {
    for (const { htmlBytes } of mails) expect(htmlBytes).toBeLessThanOrEqual(80 * 1024);
  });

  it('names its language and its subject to every reader, and needs no image', () => {
    for (const { mail } of mails) {
      const { html } = filledParts({ mail, values });
      expect(html).toMatch(/<html lang="en-GB"/);
      expect(html).toMatch(/<title>[^<]+<\/title>/);
      expect(html).not.toMatch(/<img|url\(|<link/);
    }
  });

  it('lets every lesson be left, managed and read in a browser', () => {
    for (const { mail } of mails.filter(({ plan }) => plan)) {
      const { html, text } = filledParts({ mail, values });
      for (const link of ['read', 'unsubscribe', 'preferences']) {
        expect(html).toContain(`href="https://course.example.com/${link}/`);
        expect(text).toContain(`https://course.example.com/${link}/`);
      }
      for (const part of [html, text]) expect(part).toContain(content.site.postalAddress);
    }
  });
});
