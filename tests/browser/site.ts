import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Locator, Page, ViewportSize } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { createWebWorld, type WebWorld } from '../worlds/web-in-memory.ts';
import { startChromium } from './chromium.ts';

type Visitor = { page: Page; complaints: string[] };
type VisitOptions = Omit<BrowserContextOptions, 'viewport'> & { viewport?: ViewportSize };

const desktop: ViewportSize = { width: 1280, height: 720 };

/** One Chromium for all files that a process runs, until the last of them is done. */
// biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which other fixtures are needed, which are none.
const inChromium = test.extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
  const browser = await startChromium();
  onCleanup(() => browser.close());
  return browser;
});

/** Chromium and the pages on loopback for the tests of one file, each test with a world of its own. */
export const useBrowser = () => {
  let browser: Browser;
  const open: (() => Promise<unknown>)[] = [];

  inChromium.beforeAll(({ browser: running }) => {
    browser = running;
  });
  afterAll(async () => {
    await Promise.all(open.map((close) => close()));
  });

  const listen = async (fetch: WebWorld['app']['fetch']): Promise<string> => {
    const server = createAdaptorServer({ fetch });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    open.push(() => new Promise((resolve) => server.close(resolve)));
    // A listening TCP server has an address of this form.
    const { port } = server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  };

  const serve = async (world: WebWorld = createWebWorld()): Promise<{ world: WebWorld; origin: string }> => ({
    world,
    origin: await listen(world.app.fetch),
  });

  /** A page of somebody else's. */
  const serveHtml = (html: string): Promise<string> =>
    listen(() => new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }));

  const visit = async ({ viewport = desktop, ...options }: VisitOptions = {}): Promise<Visitor> => {
    // Without a window of that size behind it, which each other size would lay out and draw once more.
    const context = await browser.newContext({ ...options, viewport: null });
    open.unshift(() => context.close());
    const page = await context.newPage();
    await page.setViewportSize(viewport);
    return { page, complaints: complaintsOf(page) };
  };

  let kept: Visitor | undefined;
  /**
   * The one tab of tests that only look at a page, in which nothing moves: of this size and in this light, whatever the test before has set. To
   * open another takes longer than a page does.
   */
  const lookIn = async (
    viewport: ViewportSize,
    colorScheme: 'light' | 'dark' = 'light',
  ): Promise<Visitor> => {
    kept ??= await visit({ viewport, colorScheme, reducedMotion: 'reduce' });
    await kept.page.unrouteAll();
    await kept.page.emulateMedia({ colorScheme });
    await kept.page.setViewportSize(viewport);
    kept.complaints.length = 0;
    return kept;
  };

  return { serve, serveHtml, listen, visit, lookIn };
};

/** Presses a button and waits for the page that answers. */
export const press = async (page: Page, button: Locator) => {
  const arrival = page.waitForEvent('load');
  await button.click();
  await arrival;
};

/** Everything that Chromium found wrong: console errors, blocked or failed requests, script errors. */
const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // Chromium reports each page that answers 4xx; those tests look at the status themselves.
    if (message.text().startsWith('Failed to load resource: the server responded with a status of 4')) return;
    complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  return complaints;
};

export const expectNoComplaints = (complaints: readonly string[]) => expect(complaints).toEqual([]);
