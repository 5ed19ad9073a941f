import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../lib/words/words.ts';
import { letters } from '../../fixtures/letters.ts';
import { baseUrl, sampleCourse, withNewsletter } from '../../fixtures/sample-course.ts';
import {
  createWebWorld,
  join,
  linkTo,
  submit,
  sweepAddressMails,
  type WebWorld,
} from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

const joined = async () => {
  const world = createWebWorld({ published: withNewsletter });
  await join(world, ada);
  return { world, path: linkTo(world, ada, 'preferencesUrl') };
};

const textOf = async (answer: Response | Promise<Response>) => (await answer).text();
const page = (world: WebWorld, path: string) => textOf(world.app.request(path));

/** What the page's forms carry unseen, by what their buttons do. */
const hiddenOn = (html: string): Record<string, Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<form[^>]*>((?:(?!<\/form>).)*)<\/form>/gs)].flatMap(([, form = '']) => {
      const fields = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]+)"/g)];
      const hidden = Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value]));
      return [...form.matchAll(/name="kind" value="([^"]+)"/g)].map(([, what = '']) => [what, hidden]);
    }),
  );
/** The deliveries that the page's buttons name, by what they do. */
const keysOn = (html: string): Record<string, string> =>
  Object.fromEntries(Object.entries(hiddenOn(html)).map(([what, { key = '' }]) => [what, key]));

/** Presses a button as the page shows it now. */
const press = async (world: WebWorld, path: string, what: string, more: Record<string, string> = {}) => {
  const hidden = hiddenOn(await page(world, path))[what];
  if (hidden === undefined) throw new Error(`The page has no button "${what}".`);
  return submit(world, path, { kind: what, ...hidden, ...more });
};

const enrollmentOf = (world: WebWorld) => {
  const [enrollment] = world.record.enrolled.values();
  if (!enrollment) throw new Error('nobody is enrolled');
  return enrollment;
};
const sweep = async (world: WebWorld) => {
  await sweepAddressMails(world);
  return world.deliver(enrollmentOf(world));
};
const keysSent = (world: WebWorld, to = ada) => world.mail.to(to).map(({ mail }) => mail.key);

describe("the subscriber's own page", () => {
  it('shows the lessons received, the next one in the own zone, and the way out', async () => {
    const { world, path } = await joined();
    const html = await page(world, path);
    expect(html).toContain('1 of 12 lessons behind you');
    expect(html).toContain(
      'The quiet hour before kneading</a> <span class="soft">sent Tuesday, 6 January 2026',
    );
    expect(html).toContain(
      'Next: “Two pinches that change everything”, on Tuesday, 13 January 2026 at 09:00.',
    );
    expect(html).toMatch(/<form action="\/unsubscribe\/[^"]+" method="post">/);
  });

  it('says that a lesson is on its way once its time has come', async () => {
    const { world, path } = await joined();
    world.wait({ days: 7 });
    expect(await page(world, path)).toContain('Next: “Two pinches that change everything”, on its way.');
  });

  it('links each lesson to where it can be read again, by a link that opens nothing else', async () => {
    const { world, path } = await joined();
    const link = /href="(\/read\/[^"]+)"/.exec(await page(world, path))?.[1] ?? '';
    const answer = await world.app.request(link);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('All about flour-and-water.');
    expect((await world.app.request(link.replace('/read/', '/preferences/'))).status).toBe(400);
  });

  it('says plainly that nothing is on record when nothing is', async () => {
    const { world, path } = await joined();
    world.record.people.clear();
    for (const at of [path, `${path}/data`, `${path}/erase`])
      expect((await world.app.request(at)).status).toBe(410);
    expect((await submit(world, path, { kind: 'resume' })).status).toBe(410);
  });

  it('is not changed from another site, by a huge body, by another kind of body or by a form that is not ours', async () => {
    const { world, path } = await joined();
    const { writes } = world.record.touched;
    const details = { kind: 'details', firstName: 'Eve', zone: 'Europe/Berlin' };
    const elsewhere = { 'Sec-Fetch-Site': 'cross-site' };
    expect((await submit(world, path, details, elsewhere)).status).toBe(403);
    expect((await submit(world, `${path}/erase`, {}, elsewhere)).status).toBe(403);
    expect((await submit(world, path, { ...details, more: 'x'.repeat(9000) })).status).toBe(413);
    expect((await submit(world, path, details, { 'Content-Type': 'text/plain' })).status).toBe(415);
    for (const form of [
      {},
      { kind: 'nothing' },
      { kind: 'skip' },
      { kind: 'skip', key: 'Not a key' },
      { kind: 'rhythm', cadence: 'hourly', weekday: '1', hour: '9' },
      { kind: 'rhythm', cadence: 'weekly', weekday: '8', hour: '9' },
      { kind: 'rhythm', cadence: 'weekly', weekday: '1', hour: '24' },
      { kind: 'rhythm', cadence: 'weekly', weekday: '1', hour: '' },
      { kind: 'come-back', at: 'yesterday' },
    ] as Record<string, string>[])
      expect((await submit(world, path, form)).status).toBe(422);
    expect(world.record.touched.writes).toBe(writes);
  });

  it('takes no link but its own, and reads nothing for a forged one', async () => {
    const { world, path } = await joined();
    const { reads } = world.record.touched;
    const forged = `${path.slice(0, -2)}xx`;
    for (const at of [forged, `${forged}/data`, `${forged}/erase`]) {
      expect((await world.app.request(at)).status).toBe(400);
      expect((await submit(world, at, { kind: 'resume' })).status).toBeGreaterThanOrEqual(400);
    }
    expect(world.record.touched.reads).toBe(reads);
    const other = linkTo(world, ada, 'unsubscribeUrl').replace('/unsubscribe/', '/preferences/');
    expect((await world.app.request(other)).status).toBe(400);
  });
});

describe('the rate limiter', () => {
  it('sends the next lesson now, once for a button pressed twice, and once a day', async () => {
    const { world, path } = await joined();
    const key = keysOn(await page(world, path))['next-now'] ?? '';
    for (let press = 0; press < 3; press += 1) await submit(world, path, { kind: 'next-now', key });
    expect(keysSent(world)).toEqual(['confirmation', 'flour-and-water', 'salt']);
    const html = await page(world, path);
    expect(html).toContain('the next from Wednesday, 7 January 2026 at 11:30');
    expect(keysOn(html)).not.toHaveProperty('next-now');
    expect((await submit(world, path, { kind: 'next-now', key: 'yeast' })).status).toBe(200);
    expect(keysSent(world)).toHaveLength(3);
    world.wait({ hours: 24 });
    expect(await textOf(press(world, path, 'next-now'))).toContain('The lesson is on its way to you.');
    expect(keysSent(world).at(-1)).toBe('yeast');
  });

  it('skips a lesson, keeps it readable, and takes it after all', async () => {
    const { world, path } = await joined();
    const html = await textOf(press(world, path, 'skip'));
    expect(html).toContain('Skipped.');
    expect(html).toContain('Next: “A living thing in a jar”, on Tuesday, 13 January 2026');
    const link = /href="(\/read\/[^"]+)">Two pinches/.exec(html)?.[1] ?? '';
    expect(await page(world, link)).toContain('All about salt.');
    const back = await textOf(press(world, path, 'take-after-all'));
    expect(back).toContain('Next: “Two pinches that change everything”');
  });

  it('sends the last lesson again without moving the next one', async () => {
    const { world, path } = await joined();
    await press(world, path, 'again');
    expect(keysSent(world)).toEqual(['confirmation', 'flour-and-water', 'flour-and-water']);
    const tags = world.mail.to(ada).map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(3);
    expect(await page(world, path)).toContain('on Tuesday, 13 January 2026 at 09:00');
  });

  it('starts over at once, and goes back', async () => {
    const { world, path } = await joined();
    world.wait({ days: 7 });
    await sweep(world);
    expect(await textOf(press(world, path, 'start-over'))).toContain('You are back at the beginning');
    expect(keysSent(world)).toEqual(['confirmation', 'flour-and-water', 'salt', 'flour-and-water']);
    expect(await page(world, path)).toContain('1 of 12 lessons behind you');
    expect(await textOf(press(world, path, 'go-back'))).toContain('You are back where you were.');
    expect(await page(world, path)).toContain('2 of 12 lessons behind you');
    expect(await page(world, path)).toContain('Next: “A living thing in a jar”, on Tuesday, 20 January 2026');
  });

  it('pauses until a day, goes on by itself, and can go on sooner', async () => {
    const { world, path } = await joined();
    const html = await textOf(press(world, path, 'pause', { until: '2026-02-01' }));
    expect(html).toContain('Paused until Sunday, 1 February 2026. Then “Two pinches');
    expect(html).toContain('comes on Tuesday, 3 February 2026 at 09:00');
    expect(keysOn(html)).not.toHaveProperty('next-now');
    world.wait({ days: 20 });
    await sweep(world);
    expect(keysSent(world)).toHaveLength(2);
    expect(await textOf(press(world, path, 'resume'))).toContain('Tuesday, 27 January 2026 at 09:00');
  });

  it.each(['', 'soon', '2026-01-06', '2025-01-01', '2027-06-01', '2026-02-30'])(
    'does not pause until "%s", and says what it can do',
    async (until) => {
      const { world, path } = await joined();
      const answer = await submit(world, path, { kind: 'pause', until });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain('Choose a day after today and within a year.');
      expect(enrollmentOf(world).pausedUntil).toBeUndefined();
    },
  );

  it('comes twice a week on the days and at the hour that are wanted', async () => {
    const { world, path } = await joined();
    const wanted = { cadence: 'twice-weekly', weekday: '4', hour: '18' };
    const html = await textOf(press(world, path, 'rhythm', wanted));
    expect(html).toContain('Thursday and Sunday at 18:00, Berlin time');
    expect(html).toContain('on Thursday, 8 January 2026 at 18:00');
  });

  it('asks of nobody how often, where the course leaves no choice, and changes the hour alone', async () => {
    const course = { ...sampleCourse.course, cadence: 'on tuesday thursday' as const, choices: [] };
    const world = createWebWorld({ published: { ...sampleCourse, course } });
    await join(world);
    const path = linkTo(world, 'ada@example.org', 'preferencesUrl');
    const page = await textOf(world.app.request(path));
    expect(page).toContain('<input type="hidden" name="cadence" value="on tuesday thursday">');
    expect(page).not.toContain('type="radio" name="cadence"');
    expect(page).not.toContain('name="weekday"');
    const html = await textOf(press(world, path, 'rhythm', { cadence: 'on tuesday thursday', hour: '18' }));
    expect(html).toContain('Every Tuesday and Thursday at 18:00, Berlin time');
  });
});

describe('the details', () => {
  const details = (firstName: string, zone: string) => ({ kind: 'details', firstName, zone });

  it('keeps the zone where the browser knows none', async () => {
    const { world, path } = await joined();
    expect((await submit(world, path, details('Countess', 'Etc/Unknown'))).status).toBe(200);
    expect([...world.record.people.values()]).toMatchObject([
      { firstName: 'Countess', zone: 'Europe/Berlin' },
    ]);
  });

  it('changes first name and zone, and says so', async () => {
    const { world, path } = await joined();
    const html = await textOf(submit(world, path, details('Countess', 'America/New_York')));
    expect(html).toContain('Saved.');
    expect(html).toContain('value="Countess"');
    expect(html).toContain('<option value="America/New_York" selected>New York</option>');
    expect(html).toContain('on Tuesday, 13 January 2026 at 09:00');
    expect([...world.record.people.values()]).toMatchObject([
      { firstName: 'Countess', zone: 'America/New_York' },
    ]);
    expect(enrollmentOf(world).dueAt).toBe('2026-01-13T14:00:00.000Z');
  });

  it('takes an empty first name as none', async () => {
    const { world, path } = await joined();
    await submit(world, path, details(' ', 'Europe/Berlin'));
    expect([...world.record.people.values()][0]).not.toHaveProperty('firstName');
  });

  it('shows what is at fault by the field and changes nothing', async () => {
    const { world, path } = await joined();
    const { writes } = world.record.touched;
    const answer = await submit(world, path, details('<b>', 'Mars'));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('2 things need another look');
    expect(html).toContain('value="&lt;b&gt;"');
    expect(world.record.touched.writes).toBe(writes);
  });
});

describe('the newsletter', () => {
  const member = (world: WebWorld) => [...world.record.members.values()][0];

  it('is joined and left by one press each, and what was agreed to is kept', async () => {
    const { world, path } = await joined();
    const html = await page(world, path);
    expect(html).toContain('you ask Plain Letters to send you the newsletter “Notes from the oven”');
    expect(await textOf(press(world, path, 'newsletter-yes'))).toContain(
      'You get the newsletter from now on.',
    );
    expect(member(world)).toMatchObject({
      listId: letters,
      standing: { status: 'active' },
      consents: [{ mechanism: 'own page', confirmedAt: world.clock.now() }],
    });
    expect([...world.record.texts.values()].at(-1)).toContain('Notes from the oven');
    expect(await textOf(press(world, path, 'newsletter-no'))).toContain('you do not get it');
    expect(member(world)).toMatchObject({ standing: { status: 'left' } });
    await press(world, path, 'newsletter-yes');
    expect(member(world)).toMatchObject({ standing: { status: 'active' } });
  });

  it('is not offered where there is none', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const path = linkTo(world, ada, 'preferencesUrl');
    expect(keysOn(await page(world, path))).not.toHaveProperty('newsletter-yes');
    expect(await textOf(submit(world, path, { kind: 'newsletter-yes', list: letters }))).toContain(
      'Nothing has changed.',
    );
  });
});

describe('another address', () => {
  const grace = 'grace@example.org';
  const ask = async (world: WebWorld, path: string, email = grace) => {
    const answer = await submit(world, path, { kind: 'address', email });
    await sweep(world);
    return answer;
  };
  const linkIn = (world: WebWorld, to = grace) =>
    world.mail.to(to).at(-1)?.values.confirmUrl.slice(baseUrl.length) ?? '';
  const notices = (world: WebWorld, to: string) =>
    keysSent(world, to).filter((key) => /^address-changed?$/.test(key));

  it('is asked first, and takes everything along once it agrees; the old one is told once', async () => {
    const { world, path } = await joined();
    const asked = await ask(world, path);
    expect(await asked.text()).toContain('Now check your new inbox');
    expect(notices(world, grace)).toEqual(['address-change']);
    expect([...world.record.people.values()]).toMatchObject([{ address: ada }]);

    const link = linkIn(world);
    expect(await page(world, link)).toContain('Yes, send it here');
    expect([...world.record.people.values()]).toMatchObject([{ address: ada }]);
    for (let press = 0; press < 3; press += 1) {
      const answer = await submit(world, link);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('your mail comes here now');
      await sweepAddressMails(world);
    }
    expect([...world.record.people.values()]).toMatchObject([
      { address: grace, consent: { confirmedAt: '2026-01-06T10:30:00.000Z' } },
    ]);
    expect(notices(world, ada)).toEqual(['address-changed']);
    expect([...world.record.changes.values()]).toMatchObject([{ standing: { status: 'done' }, mails: [] }]);

    world.wait({ days: 7 });
    await sweep(world);
    expect(keysSent(world, grace).at(-1)).toBe('salt');
    expect(await page(world, path)).toContain('2 of 12 lessons behind you');
  });

  it('leaves behind what bounced at the old address', async () => {
    const { world, path } = await joined();
    const [person] = [...world.record.people.values()];
    if (!person) throw new Error('nobody has joined');
    const bounce = { messageId: 'm1', sentAt: world.clock.now() };
    world.record.people.set(person.id, { ...person, transientBounces: [bounce] });
    await ask(world, path);
    await submit(world, linkIn(world));
    expect(world.record.people.get(person.id)).toMatchObject({ address: grace });
    expect(world.record.people.get(person.id)?.transientBounces).toBeUndefined();
  });

  it('sends neither of the two mails from the list or with a link into the page', async () => {
    const { world, path } = await joined();
    await ask(world, path);
    await submit(world, linkIn(world));
    await sweepAddressMails(world);
    for (const mail of [world.mail.to(grace)[0], world.mail.to(ada).at(-1)]) {
      expect(mail?.headers).not.toHaveProperty('List-Unsubscribe');
      expect(mail?.from.address).toBe('confirm@course.test');
    }
    expect(world.mail.to(ada).at(-1)?.values.confirmUrl).toBe('');
  });

  it('frees the old address for somebody else', async () => {
    const { world, path } = await joined();
    await ask(world, path);
    await submit(world, linkIn(world));
    // A form elsewhere can have one mail to confirm sent to an address in thirty days.
    world.wait({ days: 30 });
    await join(world, ada);
    expect([...world.record.people.values()].map(({ address }) => address)).toEqual([grace, ada]);
  });

  it('by a link that is a day old, or overtaken by another, changes nothing', async () => {
    const { world, path } = await joined();
    await ask(world, path);
    const first = linkIn(world);
    world.wait({ hours: 25 });
    expect((await world.app.request(first)).status).toBe(410);
    expect((await submit(world, first)).status).toBe(410);
    await ask(world, path);
    const second = linkIn(world);
    await ask(world, path, 'third@example.org');
    expect((await submit(world, second)).status).toBe(410);
    expect((await submit(world, linkIn(world, 'third@example.org'))).status).toBe(200);
    expect([...world.record.people.values()]).toMatchObject([{ address: 'third@example.org' }]);
  });

  it('answers the same for an address that is free, taken, capped or must not be mailed', async () => {
    const bodies = new Set<string>();
    const free = await joined();
    const taken = await joined();
    await join(taken.world, grace);
    const complained = await joined();
    const { hashes, record, clock } = complained.world;
    const { emailAddress } = await import('../../../lib/domain/subscriber/email-address.ts');
    await record.ports.suppressions.add(hashes.address(emailAddress.parse(grace)), {
      reason: 'complaint',
      at: clock.now(),
    });
    const capped = await joined();
    await ask(capped.world, capped.path);
    for (const { world, path } of [free, taken, complained, capped]) {
      const answer = await ask(world, path);
      expect(answer.status).toBe(200);
      bodies.add((await answer.text()).replaceAll(path, ''));
    }
    expect(bodies.size).toBe(1);
    expect(notices(free.world, grace)).toEqual(['address-change']);
    expect(notices(complained.world, grace)).toEqual([]);
    expect(enrollmentOf(complained.world)).toMatchObject({ standing: { status: 'active' }, outOfTurn: [] });
    expect(notices(capped.world, grace)).toEqual(['address-change']);
  });

  it('of somebody else is told so at that address alone, and nothing is mixed up', async () => {
    const { world, path } = await joined();
    await join(world, grace);
    world.wait({ hours: 25 });
    await ask(world, path);
    const answer = await submit(world, linkIn(world));
    expect(answer.status).toBe(409);
    expect([...world.record.people.values()].map(({ address }) => address)).toEqual([ada, grace]);
    expect(notices(world, ada)).toEqual([]);
  });

  it.each([
    ['', 'Type the e-mail address'],
    ['no address', 'We cannot send mail to this address'],
    [ada, 'That is the address that mail goes to already.'],
  ])('is not asked at "%s"', async (email, sentence) => {
    const { world, path } = await joined();
    const answer = await submit(world, path, { kind: 'address', email });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
    expect(world.record.changes.size).toBe(0);
  });

  it('is to be had by whoever has left everything, also by a link from before, and sends nothing else there', async () => {
    const { world, path } = await joined();
    await ask(world, path);
    await submit(world, path, { kind: 'leave-everything' });
    expect((await submit(world, linkIn(world))).status).toBe(200);
    expect([...world.record.people.values()]).toMatchObject([{ address: grace }]);
    world.wait({ days: 2 });
    await ask(world, path, 'third@example.org');
    expect((await submit(world, linkIn(world, 'third@example.org'))).status).toBe(200);
    world.wait({ days: 30 });
    await sweep(world);
    expect(keysSent(world, grace)).toEqual(['address-change', 'address-changed']);
    expect(keysSent(world, 'third@example.org')).toEqual(['address-change']);
  });

  it('is not to be had after a complaint', async () => {
    const { world, path } = await joined();
    const [person] = [...world.record.people.values()];
    if (!person) throw new Error('nobody joined');
    world.record.suppressed.set(person.addressHash, { reason: 'complaint', at: world.clock.now() });
    const answer = await submit(world, path, { kind: 'address', email: grace });
    expect(await answer.text()).toContain('Nothing has changed.');
    expect(world.record.changes.size).toBe(0);
  });

  it('opens nothing by another link, and reads nothing for a forged one', async () => {
    const { world, path } = await joined();
    await ask(world, path);
    const { reads } = world.record.touched;
    for (const link of [`${linkIn(world)}x`, path.replace('/preferences/', '/address-change/')])
      expect((await submit(world, link)).status).toBe(400);
    expect(world.record.touched.reads).toBe(reads);
  });
});

describe('leaving', () => {
  const fieldIn = (html: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';

  it('everything takes one press, and one more brings all of it back', async () => {
    const { world, path } = await joined();
    await press(world, path, 'newsletter-yes');
    const html = await textOf(press(world, path, 'leave-everything'));
    expect(html).toContain('You have left everything');
    expect(enrollmentOf(world).standing.status).toBe('left');
    expect([...world.record.members.values()]).toMatchObject([{ standing: { status: 'left' } }]);
    world.wait({ hours: 1 });
    const back = await submit(world, path, { kind: 'come-back', at: fieldIn(html, 'at') });
    expect(await back.text()).toContain('Welcome back');
    expect(enrollmentOf(world)).toMatchObject({
      standing: { status: 'active' },
      dueAt: '2026-01-13T08:00:00.000Z',
    });
    expect([...world.record.members.values()]).toMatchObject([{ standing: { status: 'active' } }]);
  });

  it('brings back only what was left together', async () => {
    const { world, path } = await joined();
    await press(world, path, 'newsletter-yes');
    await press(world, path, 'newsletter-no');
    world.wait({ hours: 1 });
    const html = await textOf(press(world, path, 'leave-everything'));
    await submit(world, path, { kind: 'come-back', at: fieldIn(html, 'at') });
    expect([...world.record.members.values()]).toMatchObject([{ standing: { status: 'left' } }]);
  });

  it('asks why afterwards, takes no answer as well, and keeps nothing but the choice', async () => {
    const { world, path } = await joined();
    const left = await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    const html = await left.text();
    expect(enrollmentOf(world).standing.status).toBe('left');
    const action = /action="(\/unsubscribe\/[^"]+\/why)"/.exec(html)?.[1] ?? '';
    expect((await submit(world, action)).status).toBe(200);
    expect((await submit(world, action, { why: 'they are awful people' })).status).toBe(200);
    expect(enrollmentOf(world).standing).not.toHaveProperty('why');
    expect(await textOf(submit(world, action, { why: 'no-time' }))).toContain('Thank you for telling us');
    expect(enrollmentOf(world).standing).toMatchObject({ reason: 'unsubscribed', why: 'no-time' });
    expect(world.lines).toContain('unsubscribeReasons 1');
    expect(await page(world, path)).toContain('You left the course on Tuesday, 6 January 2026');
  });

  it('lets somebody who left come back', async () => {
    const { world, path } = await joined();
    await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    const undo = /action="(\/undo\/[^"]+)"/.exec(await page(world, path))?.[1] ?? '';
    expect((await submit(world, undo)).status).toBe(200);
    expect(await page(world, path)).toContain('Next:');
  });

  it('keeps no answer of somebody who has not left', async () => {
    const { world } = await joined();
    await submit(world, `${linkTo(world, ada, 'unsubscribeUrl')}/why`, { why: 'no-time' });
    expect(enrollmentOf(world).standing).not.toHaveProperty('why');
  });
});

describe('my data', () => {
  it('comes as one file with everything that is stored about me', async () => {
    const { world, path } = await joined();
    await press(world, path, 'newsletter-yes');
    const answer = await world.app.request(`${path}/data`);
    expect(answer.headers.get('Content-Type')).toContain('application/json');
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const data = (await answer.json()) as {
      subscriber: { consent: { textHash: string } };
      consentTexts: Record<string, string>;
    };
    const { textHash } = data.subscriber.consent;
    expect(data).toMatchObject({
      subscriber: { address: ada, firstName: 'Ada', zone: 'Europe/Berlin' },
      enrollments: [{ courseId: 'bread', ledger: { 'flour-and-water': { status: 'sent' } } }],
      subscriptions: [{ listId: letters }],
      issueDeliveries: [],
    });
    expect(data.consentTexts[textHash]).toContain('By signing up you ask Plain Letters');
  });

  it('is erased after one question, and nothing is left but a hash with date and reason', async () => {
    const { world, path } = await joined();
    await press(world, path, 'newsletter-yes');
    const confirmed = world.mail.to(ada)[0]?.values.confirmUrl.slice(baseUrl.length) ?? '';
    expect(await page(world, `${path}/erase`)).toContain('Erase it all');
    expect(world.record.people.size).toBe(1);
    expect(await textOf(submit(world, `${path}/erase`))).toContain('Everything about you is erased');
    const { people, enrolled, suppressed } = world.record;
    expect([people.size, enrolled.size, world.record.members.size]).toEqual([0, 0, 0]);
    expect([...suppressed.values()]).toEqual([{ reason: 'erased', at: world.clock.now() }]);
    expect(JSON.stringify([...suppressed])).not.toContain('ada');
    for (const at of [path, confirmed])
      expect((await submit(world, at, { kind: 'resume' })).status).toBe(410);
    expect((await submit(world, linkTo(world, ada, 'unsubscribeUrl'))).status).toBe(200);
    expect((await submit(world, `${path}/erase`)).status).toBe(200);
    expect([people.size, enrolled.size]).toEqual([0, 0]);
  });

  it('is gone in the language of the course', async () => {
    const published = { ...sampleCourse, course: { ...sampleCourse.course, language: 'de' as const } };
    const world = createWebWorld({ published });
    await join(world, ada);
    const path = linkTo(world, ada, 'preferencesUrl');
    await submit(world, `${path}/erase`);
    for (const at of [path, `${path}/data`, `${path}/erase`]) {
      const answer = await world.app.request(at);
      expect(answer.status).toBe(410);
      const html = await answer.text();
      expect(html).toContain('<html lang="de');
      expect(html).toContain((await wordsFor('de')).preferences.gone.heading);
    }
  });

  it('stops what is in flight', async () => {
    const { world, path } = await joined();
    world.wait({ days: 7 });
    const { load } = world.record.ports.subscribers;
    // The erasure lands while a worker holds the claim, right before its last look.
    world.record.ports.subscribers.load = async (id) => {
      world.record.ports.subscribers.load = load;
      await submit(world, `${path}/erase`);
      return load(id);
    };
    expect(await sweep(world)).toBe('skipped');
    expect(keysSent(world)).toEqual(['confirmation', 'flour-and-water']);
    expect(world.record.enrolled.size).toBe(0);
  });

  it('does not keep me from signing up again: with fresh consent, from lesson one', async () => {
    const { world, path } = await joined();
    world.wait({ days: 7 });
    await sweep(world);
    await submit(world, `${path}/erase`);
    // A form elsewhere can have one mail to confirm sent to an address in thirty days.
    world.wait({ days: 23 });
    await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
    expect([...world.record.suppressed.values()]).toMatchObject([{ reason: 'erased' }]);
    expect(keysSent(world).at(-1)).toBe('confirmation');
    expect((await submit(world, linkTo(world, ada, 'confirmUrl'))).status).toBe(200);
    expect(keysSent(world)).toEqual([
      'confirmation',
      'flour-and-water',
      'salt',
      'confirmation',
      'flour-and-water',
    ]);
    expect(world.record.suppressed.size).toBe(0);
    expect((await world.app.request(path)).status).toBe(410);
  });

  it.each(['bounce', 'complaint'] as const)('stays suppressed after a %s, erased or not', async (reason) => {
    const { world, path } = await joined();
    const [person] = world.record.people.values();
    if (!person) throw new Error('nobody joined');
    await submit(world, `${path}/erase`);
    world.record.suppressed.set(person.addressHash, { reason, at: world.clock.now() });
    const mails = world.mail.sent.length;
    await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
    expect(world.mail.sent).toHaveLength(mails);
  });
});
