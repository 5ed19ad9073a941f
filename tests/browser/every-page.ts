import type { Page } from 'playwright-core';
import { linkTo, type World } from '../web/world.ts';
import { press } from './site.ts';

export type Step = (world: World, page: Page, origin: string) => Promise<unknown>;

/** Ada is in the course; Bob has asked to be. */
export const ada = 'ada@example.org';
export const bob = 'bob@example.org';

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

const submitted =
  (fields: Record<string, string>): Step =>
  async (_, page, origin) => {
    await page.goto(origin);
    for (const [id, value] of Object.entries(fields)) await page.locator(`#${id}`).fill(value);
    await press(page, page.getByRole('button'));
  };

/** Every page there is, by how a browser gets there: whatever the language. */
export const everyPage: Record<string, Step> = {
  'sign-up': path(() => '/'),
  'sign-up at fault': submitted({ firstName: '<b>' }),
  'check your inbox': submitted({ email: 'eve@example.org' }),
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
