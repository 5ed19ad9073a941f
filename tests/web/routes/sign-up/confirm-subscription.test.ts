import { describe, expect, it } from 'vitest';
import { newsletterSchema } from '../../../../lib/domain/content/newsletter.ts';
import { unixSeconds } from '../../../../lib/domain/time/instant.ts';
import { letters } from '../../../fixtures/letters.ts';
import { withNewsletter } from '../../../fixtures/sample-course.ts';
import { createWebWorld, linkTo, ownPath, submit, type WebWorld } from '../../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const ask = (world: WebWorld, email = ada) =>
  submit(world, '/subscribe', { email, zone: 'Europe/Berlin', list: letters });

/** As many mails as somebody likes to ask for. */
const { site } = withNewsletter;
const generous = {
  ...withNewsletter,
  site: { ...site, signUp: { ...site.signUp, perAddressDay: 9, perAddressMonth: 9, shareOfOtherForms: 1 } },
};

const asked = async (published = withNewsletter) => {
  const world = createWebWorld({ published });
  await ask(world);
  return { world, path: linkTo(world, ada, 'confirmUrl') };
};
const joined = async (published = withNewsletter) => {
  const { world, path } = await asked(published);
  await submit(world, path);
  return { world, path };
};

const personOf = ({ record }: WebWorld) => {
  const [person] = record.people.values();
  if (!person) throw new Error('nobody is on record');
  return person;
};
const onList = async (world: WebWorld): Promise<string | undefined> => {
  const ref = { subscriberId: personOf(world).id, listId: letters };
  return (await world.ports.subscriptions.load(ref))?.standing.status;
};
const change = async (world: WebWorld, how: 'close' | 'end') => {
  const published = await world.ports.newsletters.list(letters);
  if (!published) throw new Error('There is no list.');
  const list = newsletterSchema.parse({ ...published.list, ...(how === 'close' ? { closed: true } : {}) });
  const ended = how === 'end' ? { ended: world.clock.now() } : {};
  await world.ports.newsletters.publishList({ ...published, list, ...ended });
};

describe('a newsletter’s own sign-up', () => {
  it('leads to one mail to confirm, and puts nobody on the list', async () => {
    const { world, path } = await asked();
    expect(world.mail.sent.map(({ mail }) => mail.key)).toEqual(['confirmation']);
    expect(path).toMatch(/^\/newsletters\/confirm\//);
    expect(world.mail.sent[0]?.headers).not.toHaveProperty('List-Unsubscribe');
    expect(await onList(world)).toBeUndefined();
    expect(world.record.enrolled.size).toBe(0);
  });

  it('says the same to an address that is on the list, and to one that nobody knows', async () => {
    const { world } = await joined();
    const [known, unknown] = [await ask(world), await ask(world, 'eve@example.org')];
    expect(known.status).toBe(200);
    expect((await known.text()).replaceAll(ada, '…')).toBe(
      (await unknown.text()).replaceAll('eve@example.org', '…'),
    );
  });

  it('brings whoever is on the list the link to their own page, with a way off it', async () => {
    const { world } = await joined(generous);
    await ask(world);
    const last = world.mail.to(ada).at(-1);
    expect(last?.mail.key).toBe('own-page');
    expect(last?.headers).toHaveProperty('List-Unsubscribe');
    expect(last?.values.confirmUrl).toBe('');
    const own = await world.app.request(last?.values.preferencesUrl.replace(/^https:\/\/[^/]+/, '') ?? '');
    expect(own.status).toBe(200);
  });

  it('asks whoever has left it once more, and brings nobody back before they say yes', async () => {
    const { world } = await joined(generous);
    await submit(world, ownPath(world, personOf(world)), { kind: 'newsletter-no', list: letters });
    world.wait({ hours: 1 });
    await ask(world);
    expect(world.mail.to(ada).map(({ mail }) => mail.key)).toEqual(['confirmation', 'confirmation']);
    expect(await onList(world)).toBe('left');
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    expect(await onList(world)).toBe('active');
  });

  it('is under the caps of confirmation mails', async () => {
    const { world } = await asked();
    await ask(world);
    expect(world.mail.sent).toHaveLength(1);
  });

  it('refuses a list that is closed or over, or that there is not', async () => {
    const { world } = await asked();
    for (const how of ['close', 'end'] as const) {
      await change(world, how);
      const page = await world.app.request('/lists/letters');
      expect(page.status).toBe(how === 'end' ? 410 : 200);
      expect(await page.text()).not.toContain('<form');
      await ask(world, `${how}@example.org`);
    }
    expect(world.mail.sent).toHaveLength(1);
    expect((await world.app.request('/lists/nope')).status).toBe(404);
  });
});

describe('the link in its mail', () => {
  it('changes nothing by being looked at, and shows one button', async () => {
    const { world, path } = await asked();
    const { writes } = world.record.touched;
    const html = await (await world.app.request(path)).text();
    expect(html).toContain(`<form action="${path}" method="post">`);
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(world.record.touched.writes).toBe(writes);
    expect(await onList(world)).toBeUndefined();
  });

  it('puts them on the list at the press of the button, by the words of that form', async () => {
    const { world, path } = await asked();
    const answer = await submit(world, path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('You are on the list');
    expect(await onList(world)).toBe('active');
    const person = personOf(world);
    const subscription = await world.ports.subscriptions.load({ subscriberId: person.id, listId: letters });
    const [consent] = subscription?.consents ?? [];
    expect(await world.ports.consentTexts.find(consent?.textHash ?? '')).toContain('Notes from the oven');
    expect(person.consent.confirmedAt).toBe(world.clock.now());
  });

  it('may be pressed twice: the second time changes nothing and says so kindly', async () => {
    const { world, path } = await joined();
    const again = await submit(world, path);
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('on the list already');
    expect(world.mail.sent).toHaveLength(1);
  });

  it('does not act for a button on another site', async () => {
    const { world, path } = await asked();
    expect((await submit(world, path, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    expect((await submit(world, `${path}/again`, {}, { Origin: 'https://evil.test' })).status).toBe(403);
    expect(await onList(world)).toBeUndefined();
  });

  it('offers a new mail after 72 hours, and the new link works', async () => {
    const { world, path } = await asked();
    world.wait({ hours: 72 });
    for (const answer of [await world.app.request(path), await submit(world, path)]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain(`<form action="${path}/again" method="post">`);
    }
    expect(await onList(world)).toBeUndefined();
    await submit(world, `${path}/again`);
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    expect(await onList(world)).toBe('active');
  });

  it('does not bring back somebody who has left since, and says where to sign up', async () => {
    const { world, path } = await joined();
    world.wait({ hours: 1 });
    await submit(world, ownPath(world, personOf(world)), { kind: 'newsletter-no', list: letters });
    const answer = await submit(world, path);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('href="/lists/letters"');
    expect(await onList(world)).toBe('left');
  });

  it('opens nothing once its reader has left everything, though they never were on the list', async () => {
    const { world, path } = await asked();
    world.wait({ hours: 1 });
    const { id: s } = personOf(world);
    await submit(world, `/leave-all/${world.tokens.sign({ p: 'unsubscribe-all', s })}`);
    expect((await submit(world, path)).status).toBe(410);
    expect(await onList(world)).toBeUndefined();
  });

  it('opens nothing after an erasure, and nothing of it is kept', async () => {
    const { world, path } = await asked();
    await submit(world, `${ownPath(world, personOf(world))}/erase`);
    expect(world.record.asked.size).toBe(0);
    const answer = await submit(world, path);
    expect(answer.status).toBe(410);
    expect(world.record.people.size).toBe(0);
  });

  it('opens nothing once the list is over, and still opens one that was closed since', async () => {
    const over = await asked();
    await change(over.world, 'end');
    const ended = await submit(over.world, over.path);
    expect(ended.status).toBe(410);
    expect(await ended.text()).toContain('This newsletter has ended');
    expect(await onList(over.world)).toBeUndefined();

    const shut = await asked();
    await change(shut.world, 'close');
    expect((await submit(shut.world, shut.path)).status).toBe(200);
    expect(await onList(shut.world)).toBe('active');
  });

  it('sends no fresh mail of a list that is closed, once it has run out', async () => {
    const { world, path } = await asked();
    await change(world, 'close');
    world.wait({ hours: 72 });
    expect(await (await world.app.request(path)).text()).toContain('takes nobody new');
    await submit(world, `${path}/again`);
    expect(world.mail.sent).toHaveLength(1);
  });

  it('of a course opens no list, and of a list no course, whatever their ids are', async () => {
    const { world, path } = await asked();
    const { id: s } = personOf(world);
    const x = unixSeconds(world.clock.now()) + 3600;
    const ofCourse = world.tokens.sign({ p: 'confirm', s, c: withNewsletter.course.id, e: 1, n: 1, x });
    const answers = await Promise.all([
      submit(world, `/newsletters/confirm/${ofCourse}`),
      submit(world, path.replace('/newsletters/confirm/', '/confirm/')),
      submit(world, path.replace('/newsletters/confirm/', '/newsletters/leave/')),
      submit(world, path.replace('/newsletters/confirm/', '/own/'), { kind: 'leave-everything' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(await onList(world)).toBeUndefined();
    expect(world.record.enrolled.size).toBe(0);
  });

  it('of one request opens no other: two people typed the address, and each link has its own words', async () => {
    const world = createWebWorld({ published: generous });
    await ask(world);
    const first = linkTo(world, ada, 'confirmUrl');
    await submit(world, '/subscribe', {
      email: ada,
      firstName: 'Mallory',
      zone: 'Asia/Tokyo',
      list: letters,
    });
    await submit(world, first);
    const person = personOf(world);
    expect([person.firstName, person.zone]).toEqual([undefined, 'Europe/Berlin']);
  });
});
