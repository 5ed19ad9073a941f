import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { createWorld, join, linkTo, submit, type World } from '../web/world.ts';
import { richLesson } from './rich-lesson.ts';
import { expectNoComplaints, press, useBrowser } from './site.ts';

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe finds on the page, as "rule: element". */
const violations = async (page: Page): Promise<string[]> => {
  // The page's own policy forbids inline scripts, so axe comes in by the debugger.
  await page.evaluate(axe);
  const results = (await page.evaluate('axe.run()')) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
};

type Step = (world: World, page: Page, origin: string) => Promise<unknown>;

const ada = 'ada@example.org';
const bob = 'bob@example.org';
const path =
  (of: (world: World) => string): Step =>
  (world, page, origin) =>
    page.goto(origin + of(world));
const pressOn =
  (of: (world: World) => string): Step =>
  async (world, page, origin) => {
    await page.goto(origin + of(world));
    await press(page, page.locator('form button').last());
  };

const pages: Record<string, Step> = {
  'sign-up': path(() => '/'),
  'sign-up at fault': async (_, page, origin) => {
    await page.goto(origin);
    await page.getByLabel('First name').fill('<b>');
    await press(page, page.getByRole('button'));
  },
  'check your inbox': async (_, page, origin) => {
    await page.goto(origin);
    await page.getByLabel('E-mail').fill('eve@example.org');
    await press(page, page.getByRole('button'));
  },
  confirm: path((world) => linkTo(world, bob, 'confirmUrl')),
  confirmed: pressOn((world) => linkTo(world, bob, 'confirmUrl')),
  unsubscribe: path((world) => linkTo(world, ada, 'unsubscribeUrl')),
  unsubscribed: pressOn((world) => linkTo(world, ada, 'unsubscribeUrl')),
  preferences: path((world) => linkTo(world, ada, 'preferencesUrl')),
  'first lesson': path(() => '/lessons/bread/flour-and-water'),
  'lesson behind a link': path((world) => linkTo(world, ada, 'webUrl')),
  'closed lesson': path(() => '/lessons/bread/salt'),
  privacy: path(() => '/privacy'),
  embed: path(() => '/embed/bread'),
  'no such page': path(() => '/nope'),
  'broken link': path(() => '/confirm/abc'),
};

describe('in Chromium', () => {
  const { serve, visit } = useBrowser();

  const arrive = async (go: Step) => {
    const world = createWorld({ webOf: richLesson });
    await join(world, ada);
    await submit(world, '/subscribe', { email: bob, zone: 'Europe/London' });
    const { origin } = await serve(world);
    const visitor = await visit({ viewport: { width: 375, height: 800 }, reducedMotion: 'reduce' });
    await go(world, visitor.page, origin);
    return visitor;
  };

  it.each(Object.entries(pages))(
    'the page "%s" has no fault that axe can find, on a phone and a desktop, light and dark, and no error',
    async (_, go) => {
      const { page, complaints } = await arrive(go);
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [375, 1280]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          expect(await violations(page)).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      expectNoComplaints(complaints);
      // A desktop window at 400 %.
      await page.setViewportSize({ width: 320, height: 256 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    },
  );

  it.each(Object.entries(pages))('the page "%s" keeps its targets big enough for a thumb', async (_, go) => {
    const { page } = await arrive(go);
    // Links within running text are exempt (WCAG 2.5.5).
    const small =
      await page.evaluate(`[...document.querySelectorAll('a, button, select, input:not([type=hidden])')]
      .filter((each) => !each.closest('.trap, .lesson, .live, .skip'))
      .map((each) => [each.outerHTML.slice(0, 90), Math.round(each.getBoundingClientRect().height)])
      .filter(([, height]) => height < 44)`);
    expect(small).toEqual([]);
  });
});
