import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../lib/domain/content/language.ts';
import { withNewsletter } from '../fixtures/sample-course.ts';
import { createWebWorld, join, submit } from '../worlds/web-in-memory.ts';
import { violations } from './axe.ts';
import { ada, bob, everyPage, type Step } from './every-page.ts';
import { richLesson } from './rich-lesson.ts';
import { expectNoComplaints, useBrowser } from './site.ts';

const phone = { width: 375, height: 800 };
const desktop = { width: 1280, height: 800 };

const inLanguage = (language: Language) => ({
  ...withNewsletter,
  course: { ...withNewsletter.course, language },
});

describe('in Chromium', () => {
  const { serve, lookIn } = useBrowser();

  const arrive = async (go: Step, published = withNewsletter) => {
    const world = createWebWorld({ published, webOf: richLesson });
    await join(world, ada);
    await submit(world, '/subscribe', { email: bob, zone: 'Europe/London' });
    const { origin } = await serve(world);
    const visitor = await lookIn(phone);
    await go(world, visitor.page, origin);
    return visitor;
  };

  describe.each(Object.entries(everyPage))('the page "%s"', (_, go) => {
    let page: Page;
    let complaints: string[];
    beforeAll(async () => {
      ({ page, complaints } = await arrive(go));
    });

    it('has no fault that axe can find, on a phone and a desktop, light and dark, and no error', async () => {
      const looksSound = async (width: number) => {
        expect(await violations(page)).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      };
      // Each look is one change away from the one before.
      await looksSound(375);
      await page.setViewportSize(desktop);
      await looksSound(1280);
      await page.emulateMedia({ colorScheme: 'dark' });
      await looksSound(1280);
      await page.setViewportSize(phone);
      await looksSound(375);
      expectNoComplaints(complaints);
      // A desktop window at 400 %.
      await page.setViewportSize({ width: 320, height: 256 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    });

    it('keeps its targets big enough for a thumb', async () => {
      await page.setViewportSize(phone);
      // Links within running text are exempt (WCAG 2.5.5).
      const small =
        await page.evaluate(`[...document.querySelectorAll('a, button, select, summary, input:not([type=hidden])')]
      .filter((each) => each.checkVisibility() && !each.closest('.trap, .lesson, .live, .skip'))
      .map((each) => [each.outerHTML.slice(0, 90), Math.round(((/radio|checkbox/.test(each.type) && each.labels[0]) || each).getBoundingClientRect().height)])
      .filter(([, height]) => height < 44)`);
      expect(small).toEqual([]);
    });
  });

  const inEachLanguage = (['de', 'fr', 'es'] as const).flatMap((language) =>
    Object.entries(everyPage).map(([name, go]) => [name, language, go] as const),
  );

  it.each(inEachLanguage)(
    'the page "%s" has room for words in %s, which are longer, down to a window at 400 %%',
    async (_, language, go) => {
      const { page } = await arrive(go, inLanguage(language));
      for (const width of [1280, 640, 375, 320]) {
        await page.setViewportSize({ width, height: 800 });
        const seen = await page.evaluate(`({
          width: document.documentElement.scrollWidth,
          clipped: [...document.querySelectorAll('a, button, summary, label, legend, h1, h2, h3, p')]
            .filter((each) => each.checkVisibility() && !each.closest('.trap') && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
            .map((each) => each.outerHTML.slice(0, 90)),
        })`);
        expect(seen).toEqual({ width, clipped: [] });
      }
    },
  );
});
