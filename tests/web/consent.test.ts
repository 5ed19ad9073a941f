import { describe, expect, it } from 'vitest';
import { signUpConsentText } from '../../lib/web/views/consent-text.ts';
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
    const [asked] = enrollmentIn(world).consents;
    expect(asked).toMatchObject({
      requestedAt: askedAt,
      mechanism: 'sign-up form',
      formVersion: expect.any(String),
    });
    expect(asked).not.toHaveProperty('confirmedAt');
    expect(await world.record.ports.consentTexts.find(asked?.textHash ?? '')).toBe(
      signUpConsentText(sampleCourse),
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
    await submit(world, linkTo(world, ada, 'preferencesUrl'), { kind: 'newsletter-yes' });
    const member = () => [...world.record.members.values()][0]?.consents;
    const [given, joined] = [enrollmentIn(world).consents, member()];
    await submit(world, linkTo(world, ada, 'preferencesUrl'), { kind: 'leave-everything' });
    for (let time = 0; time < 2; time += 1) {
      world.wait({ days: 2 });
      await signUp(world, { newsletter: letters });
      expect(enrollmentIn(world).consents.filter(({ confirmedAt }) => confirmedAt)).toEqual(given);
      expect(member()?.filter(({ confirmedAt }) => confirmedAt)).toEqual(joined);
      expect([enrollmentIn(world).consents.length, member()?.length]).toEqual([2, 2]);
    }
  });

  it('is in the file that one can download, with the words of each', async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world, ada);
    const path = linkTo(world, ada, 'preferencesUrl');
    await submit(world, path, { kind: 'newsletter-yes' });
    const data = (await (await world.app.request(`${path}/data`)).json()) as {
      enrollments: { consents: { textHash: string }[] }[];
      subscriptions: { consents: { textHash: string }[] }[];
      consentTexts: Record<string, string>;
    };
    const words = (of: { consents: { textHash: string }[] }[]) =>
      of.flatMap(({ consents }) => consents.map(({ textHash }) => data.consentTexts[textHash]));
    expect(words(data.enrollments)).toEqual([signUpConsentText(sampleCourse)]);
    expect(words(data.subscriptions)).toEqual([expect.stringContaining('Notes from the oven')]);
  });
});
