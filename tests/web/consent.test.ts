import { describe, expect, it } from 'vitest';
import { signUpConsentText } from '../../lib/web/views/consent-text.ts';
import { en } from '../../lib/words/en.ts';
import { letters } from '../fixtures/letters.ts';
import { sampleCourse, withNewsletter } from '../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit, type WebWorld } from '../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

const enrollmentIn = (world: WebWorld) => {
  const [enrollment] = world.record.enrolled.values();
  if (!enrollment) throw new Error('nobody is enrolled');
  return enrollment;
};
const signUp = (world: WebWorld, fields: Record<string, string> = {}) =>
  submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin', ...fields });

describe('the proof of what somebody agreed to', () => {
  it('names the words, the form and both moments', async () => {
    const world = createWebWorld();
    const askedAt = world.clock.now();
    await signUp(world);
    const [waiting] = enrollmentIn(world).waiting;
    const asked = waiting?.consent;
    expect(enrollmentIn(world).consents).toEqual([]);
    expect(asked).toMatchObject({
      requestedAt: askedAt,
      mechanism: 'sign-up form',
      formVersion: expect.any(String),
    });
    expect(asked).not.toHaveProperty('confirmedAt');
    expect(await world.record.ports.consentTexts.find(asked?.textHash ?? '')).toBe(
      signUpConsentText(en, sampleCourse),
    );

    world.wait({ minutes: 7 });
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    expect(enrollmentIn(world).consents).toEqual([{ ...asked, confirmedAt: world.clock.now() }]);
  });

  it('is given afresh by whoever comes back, and the earlier one is kept for the mails of its time', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const [first] = enrollmentIn(world).consents;
    await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    world.wait({ days: 40 });
    await signUp(world);
    const askedAt = world.clock.now();
    world.wait({ minutes: 7 });
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    expect(enrollmentIn(world).consents).toMatchObject([
      first ?? {},
      { requestedAt: askedAt, confirmedAt: world.clock.now() },
    ]);
    expect([...world.record.people.values()]).toMatchObject([{ consent: first ?? {} }]);
  });

  it('gives every mail the date that it was asked for, of the sign-up that counts', async () => {
    const world = createWebWorld();
    await join(world, ada);
    const dateIn = () => world.mail.to(ada).at(-1)?.values.signedUpOn;
    expect(dateIn()).toBe('Tuesday, 6 January 2026');
    await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    world.wait({ days: 40 });
    await signUp(world);
    world.wait({ days: 1 });
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    expect(world.mail.to(ada).at(-1)?.mail.key).toBe('salt');
    expect(dateIn()).toBe('Sunday, 15 February 2026');
  });

  it('is not touched by a stranger who types the address of somebody who left', async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world, ada);
    await submit(world, linkTo(world, ada, 'preferencesUrl'), { kind: 'newsletter-yes', list: letters });
    const member = () => [...world.record.members.values()][0]?.consents;
    const [given, joined] = [enrollmentIn(world).consents, member()];
    await submit(world, linkTo(world, ada, 'preferencesUrl'), { kind: 'leave-everything' });
    for (let time = 0; time < 2; time += 1) {
      world.wait({ days: 30 });
      await signUp(world, { newsletter: letters });
      expect(enrollmentIn(world).consents).toEqual(given);
      expect(member()).toEqual(joined);
      expect(enrollmentIn(world).waiting).toHaveLength(1);
    }
  });

  it('is in the file that one can download, with the words of each', async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world, ada);
    const path = linkTo(world, ada, 'preferencesUrl');
    await submit(world, path, { kind: 'newsletter-yes', list: letters });
    const data = (await (await world.app.request(`${path}/data`)).json()) as {
      enrollments: { consents: { textHash: string }[] }[];
      subscriptions: { consents: { textHash: string }[] }[];
      consentTexts: Record<string, string>;
    };
    const words = (of: { consents: { textHash: string }[] }[]) =>
      of.flatMap(({ consents }) => consents.map(({ textHash }) => data.consentTexts[textHash]));
    expect(words(data.enrollments)).toEqual([signUpConsentText(en, sampleCourse)]);
    expect(words(data.subscriptions)).toEqual([expect.stringContaining('Notes from the oven')]);
  });
});

describe('a press of the button', () => {
  const perMonth = { ...withNewsletter.site.signUp, perAddressDay: 24, perAddressMonth: 100 };
  const published = { ...withNewsletter, site: { ...withNewsletter.site, signUp: perMonth } };
  const boxed = { newsletter: letters };
  const members = (world: WebWorld) =>
    [...world.record.members.values()].map(({ standing }) => standing.status);
  const title = 'Notes from the oven';

  it('confirms what its own mail said: no newsletter that somebody else has ticked since, and not their words', async () => {
    const world = createWebWorld({ published });
    await signUp(world, { firstName: 'Ada' });
    const owners = linkTo(world, ada, 'confirmUrl');
    const [mine] = enrollmentIn(world).waiting;
    world.wait({ hours: 30 });
    await signUp(world, { firstName: 'Mallory', zone: 'Asia/Tokyo', email: 'ADA@example.org', ...boxed });
    expect(await (await world.app.request(owners)).text()).not.toContain(title);
    const page = await (await submit(world, owners)).text();
    expect(page).not.toContain(title);
    expect(page).toContain('Berlin time');
    expect(members(world)).toEqual([]);
    const proof = { ...mine?.consent, confirmedAt: world.clock.now() };
    expect(enrollmentIn(world).consents).toEqual([proof]);
    expect([...world.record.people.values()]).toMatchObject([
      { address: ada, firstName: 'Ada', zone: 'Europe/Berlin', consent: proof },
    ]);
  });

  it('confirms the newsletter where mail and page have named it, whatever was asked for later without it', async () => {
    const world = createWebWorld({ published });
    await signUp(world, boxed);
    expect(world.mail.to(ada).at(-1)?.values.alsoAsked).toContain(title);
    const link = linkTo(world, ada, 'confirmUrl');
    world.wait({ hours: 30 });
    await signUp(world);
    expect(world.mail.to(ada).at(-1)?.values.alsoAsked).toBe('');
    for (const answer of [await world.app.request(link), await submit(world, link)])
      expect(await answer.text()).toContain(title);
    expect(members(world)).toEqual(['active']);
  });

  it('leaves to the link of another mail what that mail alone has named: the newsletter', async () => {
    const world = createWebWorld({ published });
    await signUp(world);
    const first = linkTo(world, ada, 'confirmUrl');
    world.wait({ hours: 30 });
    await signUp(world, boxed);
    const second = linkTo(world, ada, 'confirmUrl');
    await submit(world, first);
    expect(members(world)).toEqual([]);
    const lessons = world.mail.to(ada).length;
    const ask = await (await world.app.request(second)).text();
    expect(ask).toContain('One more press, for the newsletter');
    expect(ask).toContain(title);
    expect(members(world)).toEqual([]);
    expect(await (await submit(world, second)).text()).toContain('You get the newsletter, too');
    expect(members(world)).toEqual(['active']);
    // Nothing is sent for it, and pressing again changes nothing.
    expect(world.mail.to(ada)).toHaveLength(lessons);
    expect(await (await submit(world, second)).text()).toContain('You are already in');
    expect(enrollmentIn(world).waiting).toEqual([]);
  });

  it('leaves the links of other requests for the course with nothing to do, and after leaving with nothing to open', async () => {
    const world = createWebWorld({ published });
    await signUp(world, boxed);
    const first = linkTo(world, ada, 'confirmUrl');
    world.wait({ hours: 30 });
    await signUp(world, boxed);
    const second = linkTo(world, ada, 'confirmUrl');
    await submit(world, first);
    await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    world.wait({ hours: 1 });
    await signUp(world);
    for (const old of [first, second]) expect((await submit(world, old)).status).toBe(410);
  });

  it('by a fresh link confirms what the old one stood for, whoever has asked since', async () => {
    const world = createWebWorld({ published });
    await signUp(world, boxed);
    const old = linkTo(world, ada, 'confirmUrl');
    world.wait({ hours: 73 });
    await signUp(world, { firstName: 'Mallory' });
    await submit(world, `${old}/again`);
    expect(await (await submit(world, linkTo(world, ada, 'confirmUrl'))).text()).toContain(title);
    expect(members(world)).toEqual(['active']);
    expect([...world.record.people.values()].map(({ firstName }) => firstName)).toEqual([undefined]);
  });
});
