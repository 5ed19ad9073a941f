import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import { filledParts } from '../../lib/adapters/ses/compose-mime.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import type { PublishedCourse } from '../../lib/domain/content/published/published-course.ts';
import { type MergeValues, mergeFields } from '../../lib/domain/mail/merge-template.ts';
import { buildMails } from '../../lib/mail/compile-course.ts';
import { readMailTemplates } from '../../lib/mail/mail-templates.ts';
import { en } from '../../lib/words/en.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { hebrewText, inHebrewLetters } from '../fixtures/hebrew-letters.ts';
import { withNewsletter } from '../fixtures/sample-course.ts';
import { createWebWorld, join, submit } from '../worlds/web-in-memory.ts';
import { ada, bob, everyPage } from './every-page.ts';
import { richLesson } from './rich-lesson.ts';
import { useBrowser } from './site.ts';

// Dripline ships no language that runs from right to left; while these tests run, English is one.
const english = { ...en };
Object.assign(en, inHebrewLetters(en), { locale: 'he-IL' });
afterAll(() => Object.assign(en, english));

const course: PublishedCourse = {
  ...withNewsletter,
  site: { ...withNewsletter.site, brand: hebrewText(withNewsletter.site.brand) },
  course: {
    ...withNewsletter.course,
    title: hebrewText(withNewsletter.course.title),
    promise: hebrewText(withNewsletter.course.promise),
    audience: hebrewText(withNewsletter.course.audience),
  },
  lessons: withNewsletter.lessons.map((lesson) => ({
    ...lesson,
    subject: hebrewText(lesson.subject),
    objective: hebrewText(lesson.objective),
  })),
};

const hebrewLesson = () =>
  richLesson().replace(/>[^<]+</g, (text) => text.replace(/[a-z]+/gi, (word) => hebrewText(word)));

/** Blocks of text whose first line does not begin at the right edge of the space they have, with the gap. */
const notAtTheRight = (page: Page): Promise<[string, number][]> =>
  page.evaluate(`[...document.querySelectorAll('h1, h2, h3, p, li, label, legend, dt, dd')]
    .filter((each) => each.offsetParent && each.textContent.trim() && !each.closest('.trap, [dir=ltr]'))
    .map((each) => {
      const style = getComputedStyle(each);
      const inner = each.getBoundingClientRect().right - parseFloat(style.paddingRight) - parseFloat(style.borderRightWidth);
      const range = document.createRange();
      range.selectNodeContents(each);
      const text = Math.max(...[...range.getClientRects()].map(({ right }) => right));
      return [each.outerHTML.slice(0, 80), Math.round(inner - text)];
    })
    .filter(([, gap]) => Math.abs(gap) > 1)`);

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`There is no ${selector} to see.`);
  return box;
};

const styleOf = (page: Page, selector: string, property: string): Promise<string> =>
  page.evaluate(`getComputedStyle(document.querySelector('${selector}')).${property}`);

describe('a language that runs from right to left', () => {
  const { serve, visit, lookIn } = useBrowser();

  const arrive = async (name: string) => {
    const world = createWebWorld({ published: course, webOf: hebrewLesson });
    await join(world, ada);
    await submit(world, '/subscribe', { email: bob, zone: 'Europe/London' });
    const { origin } = await serve(world);
    const { page } = await lookIn({ width: 375, height: 800 });
    await everyPage[name]?.(world, page, origin);
    return page;
  };

  it.each(Object.keys(everyPage))(
    'begins every line of the page "%s" at the right, on a phone and a desktop, with nothing beside the page',
    async (name) => {
      const page = await arrive(name);
      expect(await page.getAttribute('html', 'lang')).toBe('he-IL');
      expect(await styleOf(page, 'html', 'direction')).toBe('rtl');
      for (const width of [375, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await notAtTheRight(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        const brand = await boxOf(page, '.brand');
        expect(brand.x + brand.width).toBeGreaterThan(width / 2);
        if (width === 1280 && (await page.locator('.bottom').isVisible()))
          expect((await boxOf(page, '.bottom ul')).x).toBeLessThan(width / 2);
      }
    },
  );

  it('puts the form left of what it is for, and the marks of a lesson at its right', async () => {
    const signUp = await arrive('sign-up');
    await signUp.setViewportSize({ width: 1280, height: 800 });
    expect((await boxOf(signUp, '.join')).x).toBeLessThan((await boxOf(signUp, '.pitch')).x);

    const lesson = await arrive('first lesson');
    expect(await styleOf(lesson, '.insight', 'borderRightWidth')).toBe('3px');
    expect(await styleOf(lesson, '.insight', 'borderLeftWidth')).toBe('0px');
    expect(await styleOf(lesson, '.framework li', 'paddingRight')).not.toBe(
      await styleOf(lesson, '.framework li', 'paddingLeft'),
    );
  });

  it('leaves an address and a piece of HTML running from left to right', async () => {
    expect(await styleOf(await arrive('sign-up'), '#email', 'direction')).toBe('ltr');
    expect(await styleOf(await arrive('embed'), 'pre', 'direction')).toBe('ltr');
  });

  it('lays out every mail from the right: text, columns, lists, marks and button', async () => {
    const read = readContent(breadCourse());
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const templates = await readMailTemplates(
      fileURLToPath(new URL('../../templates/emails', import.meta.url)),
    );
    const built = await buildMails(templates)(read.content, courseId.parse('bread'));
    if ('faults' in built) throw new Error(JSON.stringify(built.faults));
    const values = Object.fromEntries(
      mergeFields.map((name) => [name, `https://bakery.test/${name}`]),
    ) as MergeValues;

    const { page } = await visit({ viewport: { width: 800, height: 800 } });
    const open = async (key: string) => {
      const mail = built.mails.find((each) => each.mail.key === key)?.mail;
      if (!mail) throw new Error(`no mail ${key}`);
      await page.setContent(filledParts({ mail, values }).html);
    };
    for (const { mail } of built.mails)
      for (const width of [375, 800]) {
        await open(mail.key);
        await page.setViewportSize({ width, height: 800 });
        expect(await page.getAttribute('html', 'dir')).toBe('rtl');
        expect(await notAtTheRight(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }

    await page.setViewportSize({ width: 800, height: 800 });
    await open('flour');
    expect((await boxOf(page, '.side.first')).x).toBeGreaterThan((await boxOf(page, '.side.second')).x);
    expect(await styleOf(page, '.ruled', 'borderRightWidth')).toBe('3px');
    await open('oven');
    expect((await boxOf(page, '.count')).x).toBeGreaterThan((await boxOf(page, '.part')).x);
    await open('confirmation');
    const button = await boxOf(page, '.button a');
    expect(button.x + button.width / 2).toBeGreaterThan(400);
  });
});
