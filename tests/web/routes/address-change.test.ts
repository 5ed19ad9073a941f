import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import type { PublishedCourse } from '../../../lib/domain/content/published/published-course.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { wordsFor } from '../../../lib/words/words.ts';
import { baseUrl, mailsOf, sampleCourse } from '../../fixtures/sample-course.ts';
import {
  createWebWorld,
  join,
  linkTo,
  submit,
  sweepAddressMails,
  type WebWorld,
} from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const grace = 'grace@example.org';
const words = await wordsFor('en');

const otherCourse: PublishedCourse = {
  ...sampleCourse,
  course: { ...sampleCourse.course, id: courseId.parse('salt'), title: 'Salt' },
};

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();

/** All that is due, until nothing is. */
const sweep = async (world: WebWorld) => {
  for (let time = 0; time < 3; time += 1) {
    await sweepAddressMails(world);
    for (const enrollment of [...world.record.enrolled.values()]) await world.deliver(enrollment);
  }
};

const ask = async (world: WebWorld, path: string, email: string) => {
  const answer = await submit(world, path, { kind: 'address', email });
  await sweep(world);
  return answer;
};
const asks = (world: WebWorld, to: string) =>
  world.mail.to(to).filter(({ mail }) => mail.key === 'address-change');
const linkIn = (world: WebWorld, to: string) =>
  asks(world, to).at(-1)?.values.confirmUrl.slice(baseUrl.length) ?? '';
const linksOn = (html: string) =>
  [...html.matchAll(/<a class="button" href="([^"]+)"/g)].map(([, href = '']) => href);

const joined = async () => {
  const world = createWebWorld();
  await world.record.ports.courses.publish(otherCourse, mailsOf(otherCourse));
  await join(world, ada);
  world.wait({ hours: 1 });
  return { world, path: linkTo(world, ada, 'preferencesUrl') };
};
const addresses = (world: WebWorld) => [...world.record.people.values()].map(({ address }) => address);

/** What may be on record of the address that somebody wants their mail to go to. */
const onRecord: Record<string, (world: WebWorld) => Promise<unknown>> = {
  'in the same course': (world) => join(world, grace),
  'in another course': async (world) => {
    await submit(world, '/subscribe', { email: grace, zone: 'Europe/Berlin', course: 'salt' });
    await submit(world, linkTo(world, grace, 'confirmUrl'));
  },
  'of somebody who has left': async (world) => {
    await join(world, grace);
    await submit(world, linkTo(world, grace, 'unsubscribeUrl'));
  },
};

describe('an address change to an address that is on record for itself', () => {
  it.each(Object.entries(onRecord))('(%s) changes nothing, and says what works', async (_, happens) => {
    const { world, path } = await joined();
    await happens(world);
    await ask(world, path, grace);
    const answer = await submit(world, linkIn(world, grace));
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain(words.addressChange.taken.heading);
    expect(html).toContain(words.preferences.data.erase);
    expect(addresses(world)).toEqual([ada, grace]);
  });

  it.each(Object.entries(onRecord))(
    '(%s) takes the course along, once its advice is followed word by word',
    async (_, happens) => {
      const { world, path } = await joined();
      await happens(world);
      await ask(world, path, grace);
      const link = linkIn(world, grace);

      // "Open the page of this one …"
      const [toItsPage = ''] = linksOn(await textOf(submit(world, link)));
      const opened = await world.app.request(toItsPage);
      const itsPage = opened.headers.get('Location') ?? toItsPage;
      const html = await textOf(world.app.request(itsPage));
      expect(html).toContain(grace);
      // "… and press “Erase everything about me” there."
      expect(html).toContain(words.preferences.data.erase);
      const [, erase = ''] =
        /href="([^"]+\/erase)"|action="([^"]+\/erase)"/.exec(html)?.filter(Boolean) ?? [];
      world.wait({ minutes: 2 });
      expect(await textOf(submit(world, erase))).toContain(words.erase.done.heading);
      expect(addresses(world)).toEqual([ada]);
      world.wait({ minutes: 2 });
      // "Then open the link in our mail once more, and press its button again."
      expect(await textOf(world.app.request(link))).toContain('Yes, send it here');
      expect(await textOf(submit(world, link))).toContain('your mail comes here now');

      expect(addresses(world)).toEqual([grace]);
      const lessons = () => world.mail.to(grace).filter(({ mail }) => mail.key === 'salt').length;
      const before = lessons();
      world.wait({ days: 7 });
      await sweep(world);
      expect(lessons()).toBe(before + 1);
      expect(await textOf(world.app.request(path))).toContain('2 of 12 lessons behind you');
    },
  );

  it('lets that address go on with what it has, once its advice is followed: leave on the page of the other', async () => {
    const { world, path } = await joined();
    await join(world, grace);
    await ask(world, path, grace);
    await submit(world, linkIn(world, grace));
    const [, leave = ''] =
      /action="(\/unsubscribe\/[^"]+)"/.exec(await textOf(world.app.request(path))) ?? [];
    await submit(world, leave);
    const mails = world.mail.to(ada).length;
    world.wait({ days: 7 });
    await sweep(world);
    expect(world.mail.to(ada)).toHaveLength(mails);
    expect(world.mail.to(grace).at(-1)?.mail.key).toBe('salt');
  });

  it('goes through at once where nobody has ever confirmed there', async () => {
    const { world, path } = await joined();
    await submit(world, '/subscribe', { email: grace, zone: 'Europe/Berlin' });
    await ask(world, path, grace);
    expect((await submit(world, linkIn(world, grace))).status).toBe(200);
    expect(addresses(world)).toEqual([grace]);
  });

  it('shows the page of that address to nobody who only asks for the change', async () => {
    const { world, path } = await joined();
    await join(world, grace);
    const html = await textOf(ask(world, path, grace));
    expect(html).not.toContain('/own/');
    expect(await textOf(world.app.request(linkIn(world, grace)))).not.toContain('/own/');
  });
});

describe('an address change to an address that mail has been stopped to', () => {
  it.each(['bounce', 'complaint'] as const)('says so where there was a %s since', async (reason) => {
    const { world, path } = await joined();
    await ask(world, path, grace);
    const hash = world.hashes.address(emailAddress.parse(grace));
    await world.record.ports.suppressions.add(hash, { reason, at: world.clock.now() });
    const answer = await submit(world, linkIn(world, grace));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain(words.addressChange.stopped.heading);
    expect(addresses(world)).toEqual([ada]);
  });
});

describe('an address change on the day of another mail', () => {
  const gmail = 'Ada.Love@gmail.com';
  it.each([
    [ada, 'Ada@Example.org'],
    [ada, 'ADA@example.org'],
    [gmail, 'adalove@gmail.com'],
    [gmail, 'a.da.love@googlemail.com'],
  ])('from %s to %s, another spelling of it, is asked by mail, and done', async (from, to) => {
    const world = createWebWorld();
    await join(world, from);
    const path = linkTo(world, from, 'preferencesUrl');
    expect(await textOf(ask(world, path, to))).toContain('Now check your new inbox');
    const typed = emailAddress.parse(to);
    expect(asks(world, typed)).toHaveLength(1);
    await submit(world, linkIn(world, typed));
    expect(addresses(world)).toEqual([typed]);

    // A second one on that day is not sent, and the page says so.
    world.wait({ hours: 1 });
    const back = await ask(world, path, from);
    expect(back.status).toBe(422);
    expect(await back.text()).toContain(words.preferences.address.notToday);
    expect(addresses(world)).toEqual([typed]);

    world.wait({ days: 1 });
    await ask(world, path, from);
    await submit(world, linkIn(world, emailAddress.parse(from)));
    expect(addresses(world)).toEqual([emailAddress.parse(from)]);
  });

  it('goes to another address, and back to the first, whose sign-up was that day', async () => {
    const { world, path } = await joined();
    for (const to of [grace, ada]) {
      await ask(world, path, to);
      expect((await submit(world, linkIn(world, to))).status).toBe(200);
      expect(addresses(world)).toEqual([to]);
    }
  });

  it('is not kept from anybody by forms that others have filled in with the new address', async () => {
    const { world, path } = await joined();
    await submit(world, '/subscribe', { email: grace, zone: 'Europe/Berlin' });
    await ask(world, path, grace);
    expect(asks(world, grace)).toHaveLength(1);
  });

  it('that was asked for that day already sends no second mail, and the page says what to do then', async () => {
    const { world, path } = await joined();
    await ask(world, path, grace);
    const answer = await ask(world, path, grace);
    expect(await answer.text()).toContain('If it got one today, follow that one, or ask again tomorrow.');
    expect(asks(world, grace)).toHaveLength(1);
    expect((await submit(world, linkIn(world, grace))).status).toBe(200);
  });
});
