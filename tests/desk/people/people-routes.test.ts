import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { findMailbox } from '../../../lib/pipeline/find-mailbox.ts';
import { enrollWithProof } from '../../../lib/pipeline/people/enroll-with-proof.ts';
import { findPerson } from '../../../lib/pipeline/people/find-person.ts';
import { lookAtEverybody } from '../../../lib/pipeline/report/look-at-everybody.ts';
import { importRows } from '../../../lib/pipeline/transfer/import-rows.ts';
import { violations } from '../../browser/axe.ts';
import { expectNoComplaints, useBrowser } from '../../browser/site.ts';
import { twelveWeeks } from '../../fixtures/twelve-weeks.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const listYaml = 'content/newsletters/crumbs/list.yaml';
const segments = `segments:
  lisbon:
    zone: Europe/Lisbon
`;
const content = new Map(twelveWeeks());
content.set(listYaml, `${content.get(listYaml)}${segments}`);
const world = await startTestWorld({ startAt: instantOf('2027-03-01T10:00:00Z'), content });
const { connection } = world;
const desk = `${world.url}/_local/desk/people`;
const crumbs = listId.parse('crumbs');

const course = async () => {
  const live = await connection.editions.live();
  const [first] = live?.courses ?? [];
  if (!first) throw new Error('There is no course.');
  return first;
};

const idOf = async (address: string) => {
  const found = await findPerson(connection)(address);
  if (found.kind !== 'found') throw new Error('Nobody was enrolled.');
  return found.id;
};

const enrolled = async (address: string) => {
  const of = await course();
  await enrollWithProof(connection)({
    address: emailAddress.parse(address),
    course: of,
    proof: {
      text: 'Yes, please.',
      source: 'a letter',
      agreedAt: instantOf('2027-02-01T10:00:00Z'),
      confirmedAt: instantOf('2027-02-01T10:01:00Z'),
    },
  });
  return { id: await idOf(address), course: of };
};

/** People of the newsletter alone, all of them in one time zone. */
const readers = async (addresses: readonly string[], zone = 'Europe/Madrid') => {
  const rows = (async function* () {
    for (const [line, address] of addresses.entries())
      yield {
        line,
        cells: {
          address,
          zone,
          newsletters: crumbs,
          consentText: 'Yes, please.',
          consentAt: '2027-02-01T10:00:00Z',
          consentSource: 'a letter',
          confirmedAt: '2027-02-01T10:01:00Z',
        },
      };
  })();
  const outcomes = (await Array.fromAsync(importRows(connection, rows, { dryRun: false }))).flat();
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(addresses.map(() => 'joined'));
};

const get = async (query: string) => {
  const answer = await fetch(`${desk}${query}`);
  return { status: answer.status, text: await answer.text() };
};

const post = (path: string, fields: Record<string, string>) =>
  fetch(`${desk}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: world.url },
    body: new URLSearchParams(fields).toString(),
  });

describe('a page of people', () => {
  it('begins with how many there are, from the books and the counters of the week', async () => {
    await enrolled('counted@example.org');
    expect((await get('')).text).toContain('where people stand is not known');
    await lookAtEverybody(connection)();
    const { text } = await get('');
    expect(text).toContain('from the daily look at everybody');
    const { people } =
      (await connection.standings.since({ kind: 'course', courseId: await course() }, '2027-03-01')).at(-1) ??
      {};
    expect(text).toContain(`<td>${people?.active}</td>`);
  });

  it('is followed by another exactly where somebody is left, and has everybody once', async () => {
    const addresses = Array.from({ length: 101 }, (_, number) => `reader-${number}@example.org`);
    await readers(addresses.slice(0, 100));
    const walk = async () => {
      const seen: string[][] = [];
      let at: string | undefined = '?list=crumbs&zone=Europe%2FMadrid';
      while (at !== undefined) {
        const { text } = await get(at);
        seen.push([...text.matchAll(/reader-\d+@example\.org/g)].map(([address]) => address));
        at = text.match(/<a href="[^"?]*(\?[^"#]*)#shown">Next page/)?.[1]?.replaceAll('&amp;', '&');
      }
      return seen;
    };
    const two = await walk();
    expect(two.map(({ length }) => length)).toEqual([50, 50]);
    expect(new Set(two.flat())).toEqual(new Set(addresses.slice(0, 100)));
    await readers(addresses.slice(100));
    expect((await walk()).map(({ length }) => length)).toEqual([50, 50, 1]);
  });

  it('has whom the form asks for, by everything that a segment knows, or by a segment itself', async () => {
    const { id } = await enrolled('in-the-course@example.org');
    await readers(['on-the-list@example.org'], 'Europe/Lisbon');
    await post(`/${id}/act`, { kind: 'tag', tag: 'bakers', sure: 'yes' });
    const both = async (query: string) => {
      const { text } = await get(query);
      return [text.includes('in-the-course@'), text.includes('on-the-list@')];
    };
    const of = await course();
    expect(await both(`?course=${of}&standing=active&notHad=flour&language=en`)).toEqual([true, false]);
    expect(await both('?tag=Millers,bakers')).toEqual([true, false]);
    expect(
      await both('?list=crumbs&zone=Europe/Lisbon&joinedFrom=2027-02-01&joinedBefore=2027-02-02'),
    ).toEqual([false, true]);
    expect(await both('?segment=crumbs%2Flisbon')).toEqual([false, true]);
    expect(await both('?source=nowhere')).toEqual([false, false]);
    expect((await get('?segment=crumbs%2Flisbon')).text).toContain('In the time zone Europe/Lisbon');
  });

  it.each([
    ['?standing=active', 'Standing in it: is about a course'],
    ['?course=cake', 'Course: there is no course cake'],
    ['?segment=crumbs%2Fnobody', 'Segment: there is no segment crumbs/nobody'],
    ['?joinedFrom=yesterday', 'Came from: '],
  ])('shows nobody for %s, and says what is wrong', async (query, sentence) => {
    await enrolled('not-shown@example.org');
    const { status, text } = await get(query);
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    expect(text).not.toContain('not-shown@example.org');
  });
});

describe('the people of the desk', () => {
  it('are listed, found by any spelling, and masked for a picture', async () => {
    const { id } = await enrolled('list.me@gmail.com');
    expect((await get('?course=bread')).text).toContain('list.me@gmail.com');
    expect((await get('?course=bread&masked=on')).text).not.toContain('list.me');
    expect((await post('/find', { who: 'Listme@googlemail.com' })).url).toBe(`${desk}/${id}`);
    expect((await post('/find', { who: 'nobody@example.org' })).status).toBe(404);
    const masked = await (await fetch(`${desk}/${id}?masked=on`)).text();
    expect(masked).not.toContain('list.me');
    expect(masked).toContain('No mail today');
  });

  it('are asked about once more, by name, before anything is done for them', async () => {
    const { id, course } = await enrolled('act@example.org');
    const act = { kind: 'unsubscribe', from: String(course), note: 'She called.' };
    const asked = await (await post(`/${id}/act`, act)).text();
    expect(asked).toContain('act@example.org');
    expect(asked).toContain('Nothing is sent by this.');
    const standing = async () => (await connection.enrollments.of(id))[0]?.standing.status;
    expect(await standing()).toBe('active');
    const done = await (await post(`/${id}/act`, { ...act, sure: 'yes' })).text();
    expect(done).toContain('She called.');
    expect(await standing()).toBe('left');
    expect((await post(`/${id}/act`, { kind: 'dance' })).status).toBe(422);
  });

  it('are downloaded by a button, which keeps that in their record; a link does nothing', async () => {
    const { id } = await enrolled('download@example.org');
    const journal = async () => (await connection.subscribers.load(id))?.journal ?? [];
    const before = await journal();
    expect((await get(`/${id}/download`)).status).toBe(404);
    expect(await journal()).toEqual(before);
    const file = await post(`/${id}/download`, {});
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${id}.json"`);
    expect(await file.json()).toMatchObject({ subscriber: { address: 'download@example.org' } });
    expect((await journal()).at(-1)).toMatchObject({ act: 'exported' });
  });

  it('get mail again after a complaint by a note alone, asked about by name before', async () => {
    const { id } = await enrolled('complained@example.org');
    const hash = await findMailbox(connection)(emailAddress.parse('complained@example.org'));
    const suppression = { reason: 'complaint' as const, at: connection.clock.now() };
    await connection.suppressions.add(hash, suppression);
    expect((await get(`/${id}`)).text).toContain('No mail goes to their address');
    const refused = await (await post(`/${id}/act`, { kind: 'lift', sure: 'yes' })).text();
    expect(refused).toContain('say in the note who asked for it');
    expect(await connection.suppressions.find(hash)).toEqual(suppression);
    const act = { kind: 'lift', note: 'She wrote that it was a slip.' };
    const asked = await (await post(`/${id}/act`, act)).text();
    expect(asked).toContain('complained@example.org');
    expect(await connection.suppressions.find(hash)).toEqual(suppression);
    const done = await (await post(`/${id}/act`, { ...act, sure: 'yes' })).text();
    expect(done).toContain('She wrote that it was a slip.');
    expect(await connection.suppressions.find(hash)).toBeUndefined();
    expect(done).not.toContain('Let mail through again …');
  });

  it('are enrolled with proof of their consent, which is shown before and kept', async () => {
    await readers(['wants-more@example.org']);
    const id = await idOf('wants-more@example.org');
    const of = await course();
    const act = {
      kind: 'enroll',
      course: of,
      text: 'Yes, the course, too.',
      source: 'a postcard',
      agreedAt: '2027-02-20T09:00',
      confirmedAt: '2027-02-20T09:05',
      startAt: 'water',
      note: 'She wrote.',
    };
    expect((await post(`/${id}/act`, { ...act, text: ' ' })).status).toBe(422);
    const asked = await (await post(`/${id}/act`, act)).text();
    expect(asked).toContain('wants-more@example.org');
    expect(asked).toContain('Yes, the course, too.');
    expect(await connection.enrollments.of(id)).toEqual([]);
    const done = await (await post(`/${id}/act`, { ...act, sure: 'yes' })).text();
    expect(done).toContain('Next: the lesson “water”');
    expect(done).toContain('an operator enrolled them');
    expect((await connection.enrollments.of(id))[0]?.consents).toMatchObject([{ source: 'a postcard' }]);
  });
});

describe('the people of the desk in Chromium', () => {
  const { lookIn } = useBrowser();

  it.each([
    { width: 375, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
  ])(
    'stand in $width pixels, $colorScheme, with no fault that axe can find',
    async ({ width, colorScheme }) => {
      const { id } = await enrolled(`seen-at-${width}@example.org`);
      const { page, complaints } = await lookIn({ width, height: 800 }, colorScheme);
      for (const path of ['', `/${id}`]) {
        await page.goto(`${desk}${path}`);
        for (const summary of await page.locator('summary').all()) await summary.click();
        expect(await violations(page), path).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
      }
      expectNoComplaints(complaints);
    },
  );
});

describe('the people of the desk by keyboard alone', () => {
  const { visit } = useBrowser();

  type Page = Awaited<ReturnType<typeof visit>>['page'];

  const howFocusLooks = `(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return { outline: outlineStyle + ' ' + outlineWidth, isInSight: bottom > 0 && top < innerHeight };
  })()`;

  /** Presses Tab until this has the focus, which is to be seen all the way. */
  const tabTo = async (page: Page, wanted: Locator) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(howFocusLooks)).toEqual({ outline: 'solid 3px', isInSight: true });
      if (await wanted.evaluate((element) => element.matches(':focus'))) return;
    }
    throw new Error('Tab does not lead there.');
  };

  const enter = async (page: Page) => {
    const arrival = page.waitForEvent('load');
    await page.keyboard.press('Enter');
    await arrival;
  };

  /** The levels of the headings, in their order, and the landmarks that hold everything. */
  const structureOf = async (page: Page) => ({
    headings: await page
      .locator('h1, h2, h3')
      .evaluateAll((all) => all.map(({ tagName }) => tagName).join(' ')),
    landmarks: await page
      .locator('body > :is(header, main, footer), header > nav')
      .evaluateAll((all) => all.map(({ tagName }) => tagName).join(' ')),
  });

  it('find somebody, open them, leave an act and do it', async () => {
    const { id, course: of } = await enrolled('by-keyboard@example.org');
    const standing = async () => (await connection.enrollments.of(id))[0]?.standing.status;
    const { page, complaints } = await visit({ viewport: { width: 1280, height: 800 } });
    await page.goto(`${desk}?course=${of}`);
    expect(await structureOf(page)).toEqual({ headings: 'H1 H2 H2 H2 H2', landmarks: 'HEADER NAV MAIN' });

    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#content$/);
    await tabTo(page, page.getByLabel('Address or id'));
    await page.keyboard.type('BY-keyboard@Example.org');
    await enter(page);
    expect(page.url()).toBe(`${desk}/${id}`);
    expect(await structureOf(page)).toEqual({ headings: 'H1 H2 H2 H2', landmarks: 'HEADER NAV MAIN' });

    const ask = async (key: 'Enter' | 'Space') => {
      await tabTo(page, page.locator('summary', { hasText: /^Unsubscribe$/ }));
      await page.keyboard.press(key);
      await tabTo(page, page.locator('details[open] input[name=note]'));
      await page.keyboard.type('She wrote on Monday.');
      await tabTo(page, page.getByRole('button', { name: 'Unsubscribe …' }));
      const arrival = page.waitForEvent('load');
      await page.keyboard.press(key);
      await arrival;
      expect(await page.textContent('main')).toContain('by-keyboard@example.org');
      expect(await structureOf(page)).toEqual({ headings: 'H1', landmarks: 'HEADER NAV MAIN' });
    };
    await ask('Enter');
    await tabTo(page, page.getByRole('link', { name: 'Leave it' }));
    await enter(page);
    expect(await standing()).toBe('active');

    await ask('Space');
    await tabTo(page, page.getByRole('button', { name: 'Do it' }));
    await enter(page);
    expect(await page.textContent('[role=status]')).toContain('Done.');
    expect(await page.textContent('main')).toContain('She wrote on Monday.');
    expect(await standing()).toBe('left');
    expectNoComplaints(complaints);
  });
});
