import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { letters } from '../fixtures/letters.ts';
import { baseUrl, withNewsletter } from '../fixtures/sample-course.ts';
import {
  createWebWorld,
  importPerson,
  join,
  linkTo,
  ownPath,
  sweepAddressMails,
  type WebWorld,
} from '../worlds/web-in-memory.ts';
import { violations } from './axe.ts';
import { expectNoComplaints, press, useBrowser } from './site.ts';

const ada = 'ada@example.org';
const grace = 'grace@example.org';

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent();
const note = (page: Page) => page.getByRole('status').textContent();
const sweep = async (world: WebWorld) => {
  await sweepAddressMails(world);
  for (const enrollment of world.record.enrolled.values()) await world.deliver(enrollment);
};
const linkIn = (world: WebWorld, to: string) =>
  world.mail.to(to).at(-1)?.values.confirmUrl.slice(baseUrl.length) ?? '';

describe("the subscriber's own page in Chromium, without JavaScript", () => {
  const { serve, visit } = useBrowser();

  it('does everything that it offers, on a phone, with no fault that axe can find at any step', async () => {
    const { world, origin } = await serve(createWebWorld({ published: withNewsletter }));
    await join(world, ada);
    const visitor = await visit({
      javaScriptEnabled: false,
      viewport: { width: 375, height: 800 },
      locale: 'en-GB',
    });
    const { page } = visitor;
    const own = origin + linkTo(world, ada, 'preferencesUrl');

    // Axe is a script: it looks at a copy of what stands on the page, where scripts may run.
    // The copies are written over one another in one document, which axe has to come into once.
    const mirror = await visit({ viewport: { width: 375, height: 800 } });
    await mirror.page.route('**/mirror', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
    await mirror.page.goto(`${origin}/mirror`);
    const looksSound = async () => {
      await mirror.page.setContent(await page.content());
      expect(await violations(mirror.page)).toEqual([]);
      expect(await mirror.page.evaluate('document.documentElement.scrollWidth')).toBe(375);
    };
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    /** Opens a setting by its name, unless the page has opened it. */
    const open = async (name: string): Promise<Locator> => {
      const setting = page.locator('details', { has: page.locator('summary', { hasText: name }) });
      if ((await setting.getAttribute('open')) === null) await setting.locator('summary').click();
      await looksSound();
      return setting;
    };
    const pressed = async (which: Locator) => {
      await press(page, which);
      await looksSound();
    };

    // Where I am
    await page.goto(own);
    await looksSound();
    expect(await heading(page)).toBe('Your page');
    await pressed(page.getByRole('link', { name: 'The quiet hour before kneading' }));
    expect(await page.textContent('main')).toContain('All about flour-and-water.');
    await page.goto(own);

    // My rate
    await pressed(button('Send it now'));
    expect(await note(page)).toBe('The lesson is on its way to you.');
    expect(world.mail.to(ada).at(-1)?.mail.key).toBe('salt');
    expect(await button('Send it now').count()).toBe(0);
    await pressed(button('Skip it'));
    expect(await note(page)).toContain('Skipped.');
    await pressed(page.getByRole('button', { name: 'Take it after all: A living thing in a jar' }));
    expect(await note(page)).toContain('next lesson again');

    const rhythm = await open('When lessons come');
    await rhythm.getByLabel('Twice a week').check();
    await rhythm.getByLabel('Day', { exact: true }).selectOption({ label: 'Friday' });
    await rhythm.getByLabel('Time').selectOption({ label: '07:00' });
    await pressed(rhythm.getByRole('button'));
    expect(await page.textContent('main')).toContain('Friday and Monday at 07:00, Berlin time');

    const pause = await open('Pause');
    await pressed(pause.getByRole('button'));
    expect(await page.getByRole('alert').textContent()).toContain('Choose a day after today');
    await page.getByLabel('Send nothing before').fill('2026-03-01');
    await pressed(button('Pause the course'));
    expect(await page.textContent('main')).toContain('Paused until Sunday, 1 March 2026');
    await pressed(button('Go on now'));
    expect(await note(page)).toBe('The course goes on.');

    world.wait({ days: 1, hours: 1 });
    await page.goto(own);
    await pressed(button('Send me the last one again'));
    expect(world.mail.to(ada).filter(({ mail }) => mail.key === 'salt')).toHaveLength(2);

    world.wait({ days: 1, hours: 1 });
    await page.goto(own);
    await pressed((await open('Start over')).getByRole('button'));
    expect(await note(page)).toContain('lesson one is on its way');
    await pressed((await open('Start over')).getByRole('button', { name: 'Go back' }));
    expect(await note(page)).toBe('You are back where you were.');

    // My details
    const details = await open('Name and time zone');
    await details.getByLabel('First name').fill('<b>');
    await pressed(details.getByRole('button'));
    expect(await page.getByRole('alert').isVisible()).toBe(true);
    await page.getByLabel('First name').fill('Augusta');
    await page.getByLabel('Time zone').selectOption({ label: 'Tokyo' });
    await pressed((await open('Name and time zone')).getByRole('button'));
    expect(await page.textContent('main')).toContain('Augusta, Tokyo');

    await pressed((await open('Notes from the oven')).getByRole('button'));
    expect(await note(page)).toBe('You get the newsletter from now on.');
    await pressed((await open('Notes from the oven')).getByRole('button'));
    expect(await note(page)).toBe('The newsletter is no longer sent to you.');

    const address = await open('E-mail address');
    await address.getByLabel('New address').fill('nobody');
    await pressed(address.getByRole('button'));
    expect(await page.getByRole('alert').isVisible()).toBe(true);
    await page.getByLabel('New address').fill(grace);
    await pressed((await open('E-mail address')).getByRole('button'));
    expect(await heading(page)).toBe('Now check your new inbox');
    await sweep(world);
    await page.goto(origin + linkIn(world, grace));
    await pressed(button('Yes, send it here'));
    expect(await heading(page)).toContain('your mail comes here now');
    await sweep(world);
    expect(world.mail.to(ada).at(-1)?.mail.key).toBe('address-changed');

    // Leaving and coming back
    await page.goto(own);
    await open('Leave the course');
    await pressed(button('Leave the course'));
    expect(await heading(page)).toBe('You have left the course');
    await page.getByLabel('No time at the moment').check();
    await pressed(button('Send'));
    expect(await heading(page)).toBe('Thank you for telling us');
    await pressed(page.getByRole('button', { name: 'Undo' }));
    expect(await heading(page)).toBe('Welcome back');

    await page.goto(own);
    await open('Leave everything');
    await pressed(button('Leave everything'));
    expect(await heading(page)).toBe('You have left everything');
    await page.getByLabel('Too many mails').check();
    await pressed(button('Send'));
    await pressed(page.getByRole('button', { name: 'Undo' }));
    expect(await heading(page)).toBe('Welcome back');

    await page.goto(own);
    await open('Leave the course');
    await pressed(button('Leave the course'));
    await page.goto(own);
    await looksSound();
    await pressed(button('Come back to the course'));
    expect(await heading(page)).toBe('Welcome back');

    // My data
    await page.goto(own);
    await open('Your data');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download my data' }).click();
    expect((await download).suggestedFilename()).toBe('my-data.json');
    await pressed(page.getByRole('link', { name: 'Erase everything about me' }));
    expect(await heading(page)).toBe('Erase everything about you?');
    await pressed(button('Erase it all'));
    expect(await heading(page)).toBe('Everything about you is erased');
    expect(world.record.people.size).toBe(0);
    await page.goto(own);
    await looksSound();
    expect(await heading(page)).toBe('There is nothing on record here');
    expectNoComplaints(visitor.complaints);
  }, 180_000);
});

describe('the own page of somebody on newsletters alone', () => {
  const { serve, visit } = useBrowser();

  it('does all that is not about courses', async () => {
    const { world, origin } = await serve(createWebWorld({ published: withNewsletter }));
    const person = await importPerson(world, { address: ada, firstName: 'Ada', newsletters: letters });
    const phone = { viewport: { width: 375, height: 800 }, locale: 'en-GB' };
    const visitor = await visit({ ...phone, javaScriptEnabled: false });
    const { page } = visitor;
    const own = origin + ownPath(world, person);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const open = async (name: string) => {
      const setting = page.locator('details', { has: page.locator('summary', { hasText: name }) });
      if ((await setting.getAttribute('open')) === null) await setting.locator('summary').click();
      return setting;
    };

    await page.goto(own);
    expect(await heading(page)).toBe('Your page');
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Newsletters',
      'About you',
    ]);
    const details = await open('Name and time zone');
    await details.getByLabel('First name').fill('Augusta');
    await press(page, details.getByRole('button'));
    expect(await page.textContent('main')).toContain('Augusta, Berlin');

    await press(page, (await open('Notes from the oven')).getByRole('button'));
    expect(await note(page)).toBe('The newsletter is no longer sent to you.');
    await press(page, (await open('Notes from the oven')).getByRole('button'));
    expect(await note(page)).toBe('You get the newsletter from now on.');

    await (await open('E-mail address')).getByLabel('New address').fill(grace);
    await press(page, (await open('E-mail address')).getByRole('button'));
    await sweep(world);
    await page.goto(origin + linkIn(world, grace));
    await press(page, button('Yes, send it here'));
    expect(await heading(page)).toContain('your mail comes here now');

    await page.goto(own);
    await open('Leave everything');
    await press(page, button('Leave everything'));
    await page.getByLabel('Too many mails').check();
    await press(page, button('Send'));
    await press(page, page.getByRole('button', { name: 'Undo' }));
    expect(await heading(page)).toBe('Welcome back');

    await page.goto(own);
    await open('Your data');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download my data' }).click();
    expect((await download).suggestedFilename()).toBe('my-data.json');
    await press(page, page.getByRole('link', { name: 'Erase everything about me' }));
    await press(page, button('Erase it all'));
    expect(world.record.people.size).toBe(0);
    expectNoComplaints(visitor.complaints);
  }, 60_000);
});

describe('the archive in Chromium', () => {
  const { serve, visit } = useBrowser();

  it('shows what anybody may read, and a feed of it that is well-formed', async () => {
    const { origin } = await serve(createWebWorld({ published: withNewsletter }));
    const { page, complaints } = await visit();
    await page.goto(`${origin}/archive`);
    expect(await violations(page)).toEqual([]);
    await press(page, page.getByRole('link', { name: 'The burnt one & what it said' }));
    expect(await page.textContent('main')).toContain('All of 2026-01-05-the-burnt-one.');
    expect(await violations(page)).toEqual([]);

    const feed = await (await page.request.get(`${origin}/issues/letters/feed.xml`)).text();
    // A string, since this code runs in the browser and is typed for Node.
    const read = await page.evaluate(`(() => {
      const parsed = new DOMParser().parseFromString(${JSON.stringify(feed)}, 'application/xml');
      const textOf = (path) => parsed.querySelector(path)?.textContent;
      return {
        fault: textOf('parsererror'),
        items: parsed.querySelectorAll('item').length,
        title: textOf('item title'),
        description: textOf('item description'),
        date: textOf('item pubDate'),
      };
    })()`);
    expect(read).toEqual({
      fault: undefined,
      items: 1,
      title: 'The burnt one & what it said',
      description: 'What a black crust can teach, <once> it has cooled.',
      date: 'Mon, 05 Jan 2026 09:00:00 +0000',
    });
    expectNoComplaints(complaints);
  });
});
