import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from '../browser/axe.ts';
import { useBrowser } from '../browser/site.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { realMails } from './real-mails.ts';

const mails = await realMails(await temporaryFolder());

/** A mail is shown within a mail program's page, which has the landmarks. */
const rules = { region: { enabled: false }, 'landmark-one-main': { enabled: false } };

describe('every mail in Chromium', () => {
  const { visit } = useBrowser();
  let page: Awaited<ReturnType<typeof visit>>['page'];
  let complaints: string[];
  beforeAll(async () => {
    ({ page, complaints } = await visit());
  });

  it.each(mails.map(({ name, html }) => [name, html] as const))(
    '%s has no fault that axe can find, contrast included, on a phone and a wide window, light and dark',
    async (_, html) => {
      for (const colorScheme of ['light', 'dark'] as const)
        for (const width of [375, 680]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 800 });
          await page.setContent(html);
          expect(await violations(page, { rules }, ['color-contrast'])).toEqual([]);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
      expect(complaints).toEqual([]);
    },
  );

  it('asks nobody for anything: no picture, no font, no pixel', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const { html } of mails) await page.setContent(html);
    expect(asked).toEqual([]);
  });
});
