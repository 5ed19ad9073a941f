import type { Page } from 'playwright-core';
import { courseId } from '../../lib/domain/content/course.ts';
import { letters } from '../fixtures/letters.ts';
import { publishOthers } from '../fixtures/other-courses.ts';
import { mailsOf, withNewsletter } from '../fixtures/sample-course.ts';
import {
  importPerson,
  linkTo,
  ownPath,
  submit,
  sweepAddressMails,
  type WebWorld,
} from '../worlds/web-in-memory.ts';
import { press } from './site.ts';

export type Step = (world: WebWorld, page: Page, origin: string) => Promise<unknown>;

/** Ada is in the course; Bob has asked to be. */
export const ada = 'ada@example.org';
export const bob = 'bob@example.org';

const path =
  (of: (world: WebWorld) => string | Promise<string>): Step =>
  async (world, page, origin) =>
    page.goto(origin + (await of(world)));

const pressOn =
  (of: (world: WebWorld) => string | Promise<string>): Step =>
  async (world, page, origin) => {
    await page.goto(origin + (await of(world)));
    await press(page, page.locator('form button').last());
  };

const submitted =
  (fields: Record<string, string>): Step =>
  async (_, page, origin) => {
    await page.goto(origin);
    for (const [id, value] of Object.entries(fields)) await page.locator(`#${id}`).fill(value);
    await press(page, page.getByRole('button'));
  };

/** Ada's own page, with one of its forms posted. */
const requested =
  (fields: Record<string, string>): Step =>
  async (world, page, origin) => {
    const own = linkTo(world, ada, 'preferencesUrl');
    const answer = await submit(world, own, fields);
    const body = await answer.text();
    await page.route('**/answer', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(`${origin}/answer`);
  };

/** The link of somebody who has asked for the newsletter by its own form. */
const linkOfCy = async (world: WebWorld): Promise<string> => {
  const cy = 'cy@example.org';
  await submit(world, '/subscribe', { email: cy, zone: 'Europe/London', list: letters });
  return linkTo(world, cy, 'confirmUrl');
};

const personOf = (world: WebWorld) => {
  const person = [...world.record.people.values()].find(({ address }) => address === ada);
  if (!person) throw new Error('Ada is not in the course.');
  return person;
};

/** A link of Ada's that only issues have. */
const tokenOf = (world: WebWorld, purpose: 'unsubscribe-list' | 'unsubscribe-all' | 'own'): string => {
  const { id: s } = personOf(world);
  return world.tokens.sign(
    purpose === 'unsubscribe-list' ? { p: purpose, s, l: letters } : { p: purpose, s },
  );
};

/** Every page there is, by how a browser gets there: whatever the language. */
export const everyPage: Record<string, Step> = {
  'sign-up': path(() => '/'),
  courses: async (world, page, origin) => {
    await publishOthers(world);
    await page.goto(`${origin}/courses`);
  },
  'sign-up beside other courses': async (world, page, origin) => {
    await publishOthers(world);
    await page.goto(origin);
  },
  'sign-up to a newsletter': path(() => `/lists/${letters}`),
  'sign-up to a newsletter at fault': async (_, page, origin) => {
    await page.goto(`${origin}/lists/${letters}`);
    await press(page, page.getByRole('button'));
  },
  'archive of a newsletter': path(() => `/archive/${letters}`),
  'confirm a newsletter': path(linkOfCy),
  'newsletter confirmed': pressOn(linkOfCy),
  'newsletter confirmed twice': async (world, page, origin) => {
    const link = await linkOfCy(world);
    await submit(world, link);
    await page.goto(origin + link);
  },
  'sign-up at fault': submitted({ firstName: '<b>' }),
  'check your inbox': submitted({ email: 'eve@example.org' }),
  confirm: path((world) => linkTo(world, bob, 'confirmUrl')),
  confirmed: pressOn((world) => linkTo(world, bob, 'confirmUrl')),
  unsubscribe: path((world) => linkTo(world, ada, 'unsubscribeUrl')),
  unsubscribed: pressOn((world) => linkTo(world, ada, 'unsubscribeUrl')),
  preferences: path((world) => linkTo(world, ada, 'preferencesUrl')),
  'own page, all open': async (world, page, origin) => {
    await page.goto(origin + linkTo(world, ada, 'preferencesUrl'));
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  },
  'own page at fault': requested({ kind: 'address', email: 'nobody' }),
  'a new address asked': requested({ kind: 'address', email: 'grace@example.org' }),
  'a new address': async (world, page, origin) => {
    await submit(world, linkTo(world, ada, 'preferencesUrl'), {
      kind: 'address',
      email: 'grace@example.org',
    });
    await sweepAddressMails(world);
    await page.goto(origin + linkTo(world, 'grace@example.org', 'confirmUrl'));
  },
  'left everything': requested({ kind: 'leave-everything' }),
  'leave the newsletter': path((world) => `/newsletters/leave/${tokenOf(world, 'unsubscribe-list')}`),
  'left the newsletter': pressOn((world) => `/newsletters/leave/${tokenOf(world, 'unsubscribe-list')}`),
  'leave everything': path((world) => `/leave-all/${tokenOf(world, 'unsubscribe-all')}`),
  'left everything by an issue': pressOn((world) => `/leave-all/${tokenOf(world, 'unsubscribe-all')}`),
  'own page, by an issue': path((world) => `/own/${tokenOf(world, 'own')}`),
  'own page, on a newsletter alone': async (world, page, origin) => {
    const carol = { address: 'carol@example.org', firstName: 'Carol', newsletters: letters };
    const person = await importPerson(world, carol);
    await page.goto(origin + ownPath(world, person));
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  },
  'own page, in two courses': async (world, page, origin) => {
    const { courses, enrollments } = world.record.ports;
    const rye = {
      ...withNewsletter,
      course: { ...withNewsletter.course, id: courseId.parse('rye'), title: 'Rye' },
    };
    await courses.publish(rye, mailsOf(rye));
    const [enrollment] = await enrollments.of(personOf(world).id);
    if (!enrollment) throw new Error('Ada is not in the course.');
    await enrollments.save({ ...enrollment, courseId: rye.course.id, version: 0 });
    await page.goto(origin + linkTo(world, ada, 'preferencesUrl'));
    await page.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
  },
  erase: path((world) => `${linkTo(world, ada, 'preferencesUrl')}/erase`),
  erased: pressOn((world) => `${linkTo(world, ada, 'preferencesUrl')}/erase`),
  archive: path(() => '/archive'),
  'issue in the archive': path(() => '/issues/letters/2026-01-05-the-burnt-one'),
  'first lesson': path(() => '/lessons/bread/flour-and-water'),
  'lesson behind a link': path((world) => linkTo(world, ada, 'webUrl')),
  'closed lesson': path(() => '/lessons/bread/salt'),
  privacy: path(() => '/privacy'),
  embed: path(() => '/embed/bread'),
  'no such page': path(() => '/nope'),
  'broken link': path(() => '/confirm/abc'),
};
