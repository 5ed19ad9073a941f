import { describe, expect, it } from 'vitest';
import { letters } from '../fixtures/letters.ts';
import { withNewsletter } from '../fixtures/sample-course.ts';
import { createWebWorld, linkTo } from '../worlds/web-in-memory.ts';
import { expectNoComplaints, press, useBrowser } from './site.ts';

const ada = 'ada@example.org';

describe('a newsletter in Chromium', () => {
  const { serve, visit } = useBrowser();

  it.each([375, 1280])(
    'is signed up to, confirmed and left, %i pixels wide, with JavaScript off',
    async (width) => {
      const { world, origin } = await serve(createWebWorld({ published: withNewsletter }));
      const { page, complaints } = await visit({
        javaScriptEnabled: false,
        viewport: { width, height: 800 },
      });
      const heading = () => page.getByRole('heading', { level: 1 }).textContent();

      await page.goto(`${origin}/lists/${letters}`);
      expect(await heading()).toBe('Notes from the oven');
      await page.getByLabel('E-mail address').fill(ada);
      await press(page, page.getByRole('button', { name: 'Send me the newsletter' }));
      expect(await heading()).toBe('Now check your inbox');

      await page.goto(origin + linkTo(world, ada, 'confirmUrl'));
      await press(page, page.getByRole('button', { name: 'Yes, send me the newsletter' }));
      expect(await heading()).toBe('You are on the list');

      const [person] = world.record.people.values();
      if (!person) throw new Error('nobody is on record');
      await page.goto(`${origin}/own/${world.tokens.sign({ p: 'own', s: person.id })}`);
      await page.locator('summary', { hasText: 'Notes from the oven' }).click();
      await press(page, page.getByRole('button', { name: 'No longer send it' }));
      expect(await page.getByRole('status').isVisible()).toBe(true);
      expectNoComplaints(complaints);
    },
  );
});
