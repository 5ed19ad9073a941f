import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { linkTo } from '../worlds/web-in-memory.ts';
import { expectNoComplaints, press, useBrowser } from './site.ts';

const ada = 'ada@example.org';

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const focused = (page: Page) =>
  page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');

describe('a subscriber in Chromium', () => {
  const { serve, visit } = useBrowser();

  it('signs up, confirms, changes details, leaves and comes back, with JavaScript off', async () => {
    const { world, origin } = await serve();
    const { page, complaints } = await visit({ javaScriptEnabled: false, locale: 'de-DE' });

    await page.goto(origin);
    await page.getByLabel('E-mail').fill(ada);
    await page.getByLabel('First name').fill('Ada');
    await press(page, page.getByRole('button'));
    expect(await heading(page)).toBe('Now check your inbox');

    await page.goto(origin + linkTo(world, ada, 'confirmUrl'));
    await press(page, page.getByRole('button'));
    expect(await heading(page)).toBe('You are in');
    expect(await page.textContent('main')).toContain('every Tuesday at 09:00, Berlin time');

    await page.goto(origin + linkTo(world, ada, 'preferencesUrl'));
    await page.locator('summary', { hasText: 'Name and time zone' }).click();
    await page.getByLabel('Time zone').selectOption({ label: 'Tokyo' });
    await press(page, page.getByRole('button', { name: 'Save' }).last());
    expect(await page.getByRole('status').textContent()).toContain('Saved.');

    await page.locator('summary', { hasText: 'Leave the course' }).click();
    await press(page, page.getByRole('button', { name: 'Leave the course' }));
    expect(await heading(page)).toBe('You have left the course');
    await press(page, page.getByRole('button', { name: 'Undo' }));
    expect(await heading(page)).toBe('Welcome back');
    expectNoComplaints(complaints);
  });

  it('can do all of it with the keyboard alone', async () => {
    const { world, origin } = await serve();
    const { page, complaints } = await visit();
    const tabTo = async (target: string) => {
      for (let presses = 0; presses < 20; presses += 1) {
        await page.keyboard.press('Tab');
        if ((await focused(page)) === target) return;
      }
      throw new Error(`Tab does not reach "${target}".`);
    };

    await page.goto(origin);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await tabTo('email');
    await page.keyboard.type('ada');
    await page.keyboard.press('Enter');
    // The summary of faults has the focus, and its link leads to the field.
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('faults');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('email');
    await page.keyboard.press('End');
    await page.keyboard.type('@example.org');
    await tabTo('Send me the lessons');
    await page.keyboard.press('Space');
    await expect.poll(() => heading(page)).toBe('Now check your inbox');

    await page.goto(origin + linkTo(world, ada, 'confirmUrl'));
    await tabTo('Yes, send me the lessons');
    await page.keyboard.press('Enter');
    await expect.poll(() => heading(page)).toBe('You are in');
    expectNoComplaints(complaints);
  });

  it('finds the own time zone chosen, and a choice made by hand kept after a slip', async () => {
    const { world, origin } = await serve();
    const { page, complaints } = await visit({ timezoneId: 'Pacific/Auckland', locale: 'en-US' });
    await page.goto(origin);
    const zone = page.getByLabel('Time zone');
    await expect.poll(() => zone.inputValue()).toBe('Pacific/Auckland');

    await zone.selectOption({ label: 'Reykjavik' });
    await press(page, page.getByRole('button'));
    expect(await page.getByRole('alert').isVisible()).toBe(true);
    expect(await zone.inputValue()).toBe('Atlantic/Reykjavik');

    await page.getByLabel('E-mail').fill(ada);
    await press(page, page.getByRole('button'));
    expect(await heading(page)).toBe('Now check your inbox');
    expect([...world.record.people.values()]).toMatchObject([{ zone: 'Atlantic/Reykjavik' }]);
    expectNoComplaints(complaints);
  });

  it.each([
    ['Etc/Unknown', 'America/New_York', 'New York'],
    ['Etc/GMT+5', 'Etc/GMT+5', 'UTC\u22125'],
    ['+05:30', '+05:30', 'UTC+5:30'],
    ['Europe/Kyiv', 'Europe/Kyiv', 'Europe/Kyiv'],
  ])('whose browser says %s finds %s chosen, as %s', async (zone, value, label) => {
    const { origin } = await serve();
    const { page, complaints } = await visit({ locale: 'en-US' });
    await page.addInitScript((timeZone) => {
      Intl.DateTimeFormat.prototype.resolvedOptions = () =>
        ({ timeZone }) as Intl.ResolvedDateTimeFormatOptions;
    }, zone);
    await page.goto(origin, { waitUntil: 'load' });
    const list = page.getByLabel('Time zone');
    await expect.poll(() => list.inputValue()).toBe(value);
    expect(await list.locator('option:checked').textContent()).toBe(label);
    expectNoComplaints(complaints);
  });

  it('asks only our own server for anything', async () => {
    const { origin } = await serve();
    const { page } = await visit();
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    for (const path of ['/', '/privacy', '/embed/bread', '/lessons/bread/flour-and-water'])
      await page.goto(origin + path);
    expect([...hosts]).toEqual([origin]);
    expect(await page.context().cookies()).toEqual([]);
  });
});
