import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../browser/axe.ts';
import { useBrowser } from '../browser/site.ts';
import { keptMails } from './kept-mails.ts';

const mails = await keptMails();

/** What images come from: an address of the sender's own, and nothing in it says who asks. */
const image = /^https:\/\/bakery\.test\/images\/[0-9a-f]{32}\.(jpg|png)$/;
const pixel = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#a06030' } })
  .png()
  .toBuffer();

const phone = { width: 375, height: 800 };
const wide = { width: 680, height: 800 };

/** A mail is shown within a mail program's page, which has the landmarks. */
const rules = { region: { enabled: false }, 'landmark-one-main': { enabled: false } };

describe('every mail in Chromium', () => {
  const { visit } = useBrowser();
  let page: Awaited<ReturnType<typeof visit>>['page'];
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await visit());
    await page.route(image, (route) => route.fulfill({ contentType: 'image/png', body: pixel }));
  });

  it.each(mails.map(({ name, html }) => [name, html] as const))(
    '%s has no fault that axe can find, contrast included, on a phone and a wide window, light and dark',
    async (_, html) => {
      const looksSound = async (width: number) => {
        expect(await violations(page, { rules }, ['color-contrast'])).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      };
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(phone);
      await page.setContent(html);
      // Each look is one change away from the one before.
      await looksSound(375);
      await page.setViewportSize(wide);
      await looksSound(680);
      await page.emulateMedia({ colorScheme: 'dark' });
      await looksSound(680);
      await page.setViewportSize(phone);
      await looksSound(375);
      expect(complaints).toEqual([]);
    },
  );

  it('asks nobody for anything but the images of its author: no font, no pixel', async () => {
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(request.url()));
    for (const { html } of mails) await page.setContent(html, { waitUntil: 'load' });
    expect([...asked].filter((url) => !image.test(url))).toEqual([]);
    expect(mails.flatMap(({ html }) => html.match(/<img /g) ?? []).length).toBeGreaterThanOrEqual(5);
  });
});
