import { describe, expect, it } from 'vitest';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { newDelivery } from '../../../lib/domain/newsletter/issue-delivery.ts';
import { de } from '../../../lib/words/de.ts';
import { letters } from '../../fixtures/letters.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import {
  createWebWorld,
  importPerson,
  join,
  linkTo,
  submit,
  type WebWorld,
} from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const news = issueId.parse('2026-11-24-news');

/** Somebody in a course and on a list, and the link out of everything that each issue has. */
const joined = async () => {
  const world = createWebWorld({ published: withNewsletter });
  await join(world, ada);
  const own = linkTo(world, ada, 'preferencesUrl');
  await submit(world, own, { kind: 'newsletter-yes', list: letters });
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody joined');
  const link = `/leave-all/${world.tokens.sign({ p: 'unsubscribe-all', s: person.id })}`;
  return { world, person, own, link };
};

const standings = (world: WebWorld) =>
  [...world.record.enrolled.values(), ...world.record.members.values()].map(
    ({ standing }) => standing.status,
  );
const undoOn = async (answer: Response) =>
  /action="([^"]*\/undo\/[^"]+)"/.exec(await answer.text())?.[1] ?? '';

describe('leaving everything by the link in an issue', () => {
  it('takes one press, and the page that follows can undo it for a day', async () => {
    const { world, link } = await joined();
    const undo = await undoOn(await submit(world, link));
    expect(standings(world)).toEqual(['left', 'left']);
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await world.app.request(undo, { method });
    expect(standings(world)).toEqual(['left', 'left']);
    expect((await submit(world, undo, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);

    world.wait({ hours: 23 });
    const back = await submit(world, undo);
    expect(back.status).toBe(200);
    expect(await back.text()).toContain('Welcome back');
    expect(standings(world)).toEqual(['active', 'active']);
    for (const again of [await world.app.request(undo), await submit(world, undo)])
      expect(again.status).toBe(200);
    expect(standings(world)).toEqual(['active', 'active']);

    const late = await undoOn(await submit(world, link));
    world.wait({ hours: 24 });
    expect((await world.app.request(late)).status).toBe(410);
    expect((await submit(world, late)).status).toBe(410);
    expect(standings(world)).toEqual(['left', 'left']);
  });

  it('notes by which mail of a test of two subjects, also where it was asked for on the page first', async () => {
    const { world, person, link } = await joined();
    const copy = newDelivery(
      { subscriberId: person.id, listId: letters, issueId: news },
      world.clock.now(),
      72,
    );
    await world.ports.issueDeliveries.save({ ...copy, subject: 'b' });
    const asks = await world.app.request(`${link}?mail=${letters}.${news}`);
    const [, shown = ''] = /action="([^"]*\/leave-all\/[^"]+)"/.exec(await asks.text()) ?? [];
    const action = shown.replace('&#x3D;', '=');
    expect(action).toContain('?mail=');
    await submit(world, action);
    expect([...world.record.members.values()].map(({ standing }) => standing)).toMatchObject([
      { status: 'left', by: { issueId: news, subject: 'b' } },
    ]);
  });

  it.each([
    ['what no mail of ours is called', 'mail=%00&utm_source=letters'],
    ['an issue that they were not sent', `mail=${letters}.${news}`],
  ])('is left by whatever else stands behind the link, and by nothing noted: %s', async (_, query) => {
    const { world, link } = await joined();
    await submit(world, `${link}?${query}`);
    expect(standings(world)).toEqual(['left', 'left']);
    expect([...world.record.members.values()].map(({ standing }) => 'by' in standing)).toEqual([false]);
  });

  it('asks why afterwards, keeps the choice with all that was left at that moment, and can still be undone', async () => {
    const { world, link } = await joined();
    const html = await (await submit(world, link)).text();
    const action = /action="(\/leave-all\/[^"]+\/why)"/.exec(html)?.[1] ?? '';
    const at = /name="at" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await submit(world, action, { at })).status).toBe(200);
    const thanks = await submit(world, action, { at, why: 'no-time' });
    for (const { standing } of [...world.record.enrolled.values(), ...world.record.members.values()])
      expect(standing).toMatchObject({ status: 'left', why: 'no-time' });
    await submit(world, await undoOn(thanks));
    expect(standings(world)).toEqual(['active', 'active']);

    await submit(world, action, { at, why: 'no-time' });
    for (const { standing } of world.record.enrolled.values()) expect(standing).not.toHaveProperty('why');
    for (const form of [{}, { at: 'yesterday' }, { at, why: 'they are awful people' }])
      expect((await submit(world, action, form as Record<string, string>)).status).toBe(422);
    expect((await submit(world, action, { at }, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
  });

  it('is in the language of whoever is on a newsletter alone', async () => {
    const world = createWebWorld({ published: withNewsletter });
    const person = await importPerson(world, { address: ada, newsletters: letters });
    const known = await world.record.ports.newsletters.list(letters);
    if (!known) throw new Error('there is no newsletter');
    await world.record.ports.newsletters.publishList({ ...known, list: { ...known.list, language: 'de' } });
    const link = `/leave-all/${world.tokens.sign({ p: 'unsubscribe-all', s: person.id })}`;
    for (const answer of [await world.app.request(link), await submit(world, link)])
      expect(await answer.text()).toContain('<html lang="de');
  });

  it('can be undone however often the button was pressed, and though one press was cut short', async () => {
    const { world, person, link } = await joined();
    const { save } = world.record.ports.enrollments;
    world.record.ports.enrollments.save = async (enrollment) => {
      await save(enrollment);
      throw new Error('the power went off');
    };
    expect((await submit(world, link)).status).toBe(500);
    world.record.ports.enrollments.save = save;
    world.wait({ seconds: 20 });
    await submit(world, link);
    world.wait({ minutes: 30 });
    const undo = await undoOn(await submit(world, link));
    expect(standings(world)).toEqual(['left', 'left']);
    await submit(world, undo);
    expect(standings(world)).toEqual(['active', 'active']);
    expect(world.record.people.get(person.id)).toEqual(person);
  });

  it('cannot be undone by an old mail, long after', async () => {
    const { world, link } = await joined();
    const undo = await undoOn(await submit(world, link));
    world.wait({ days: 300 });
    expect(await (await submit(world, link)).text()).not.toContain('/leave-all/undo/');
    expect((await submit(world, undo)).status).toBe(410);
    expect(standings(world)).toEqual(['left', 'left']);
  });

  it('brings nobody back who complained meanwhile, and says so', async () => {
    const { world, person, link } = await joined();
    const undo = await undoOn(await submit(world, link));
    await world.record.ports.suppressions.add(person.addressHash, {
      reason: 'complaint',
      at: world.clock.now(),
    });
    expect((await submit(world, undo)).status).toBe(409);
    expect(standings(world)).toEqual(['left', 'left']);
  });
});

describe('leaving everything on the own page', () => {
  it('can be undone after the button was pressed twice', async () => {
    const { world, own } = await joined();
    await submit(world, own, { kind: 'leave-everything' });
    world.wait({ minutes: 3 });
    const html = await (await submit(world, own, { kind: 'leave-everything' })).text();
    const at = /name="at" value="([^"]+)"/.exec(html)?.[1] ?? '';
    expect((await submit(world, own, { kind: 'come-back', at })).status).toBe(200);
    expect(standings(world)).toEqual(['active', 'active']);
  });

  it('says that there is nothing to undo where there is nothing', async () => {
    const { world, own } = await joined();
    await submit(world, own, { kind: 'leave-everything' });
    world.wait({ hours: 5 });
    const answer = await submit(world, own, { kind: 'come-back', at: world.clock.now() });
    expect(answer.status).toBe(409);
    expect(standings(world)).toEqual(['left', 'left']);
  });
});

it.each(['the link in an issue', 'the own page'])(
  'whoever has come back meanwhile is not told by %s that they have left when they say why',
  async (where) => {
    const { world, own, link } = await joined();
    const isOwn = where === 'the own page';
    const html = await (
      await submit(world, isOwn ? own : link, isOwn ? { kind: 'leave-everything' } : {})
    ).text();
    const at = /name="at" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await submit(world, own, { kind: 'come-back', at });
    for (const why of [{ why: 'no-time' }, undefined]) {
      const answer = await (isOwn
        ? submit(world, own, { kind: 'why', at, ...why })
        : submit(world, `${link}/why`, { at, ...why }));
      const said = await answer.text();
      expect(said).not.toContain('You have left');
      expect(said).toContain('Leave everything');
    }
    expect(standings(world)).toEqual(['active', 'active']);
  },
);

describe('somebody on a newsletter in another language than the course', () => {
  const onGermanList = async () => {
    const world = createWebWorld({ published: withNewsletter });
    const person = await importPerson(world, { address: ada, newsletters: letters });
    const known = await world.record.ports.newsletters.list(letters);
    if (!known) throw new Error('there is no newsletter');
    await world.record.ports.newsletters.publishList({ ...known, list: { ...known.list, language: 'de' } });
    const own = `/own/${world.tokens.sign({ p: 'own', s: person.id })}`;
    const link = `/leave-all/${world.tokens.sign({ p: 'unsubscribe-all', s: person.id })}`;
    return { world, own, link };
  };
  const languageOf = async (answer: Response | Promise<Response>) =>
    /<html lang="(..)/.exec(await (await answer).text())?.[1];

  it('sees their pages in its language though they once left a course, and though one waits to be confirmed', async () => {
    const { world, own, link } = await onGermanList();
    await join(world, ada);
    expect(await languageOf(world.app.request(own))).toBe('en');
    await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    expect(await languageOf(world.app.request(own))).toBe('de');
    world.wait({ days: 1 });
    await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
    for (const answer of [world.app.request(own), world.app.request(link), submit(world, link)])
      expect(await languageOf(answer)).toBe('de');
  });

  it('is told the way back to the newsletter when they have left everything, and of no course', async () => {
    const { world, own, link } = await onGermanList();
    for (const answer of [submit(world, link), submit(world, own, { kind: 'leave-everything' })]) {
      const html = await (await answer).text();
      expect(html).toContain(de.wayBack.ownPage);
      expect(html).not.toContain(de.wayBack.signUp);
    }
  });
});
