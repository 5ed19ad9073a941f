import { describe, expect, it } from 'vitest';
import { requestId } from '../../../lib/domain/sign-up/request-id.ts';
import type { SignUp } from '../../../lib/domain/sign-up/sign-up.ts';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { requestAddressChange } from '../../../lib/pipeline/preferences/request-address-change.ts';
import { eraseSubscriber } from '../../../lib/pipeline/privacy/erase-subscriber.ts';
import { requestConfirmation } from '../../../lib/pipeline/sign-up/request-confirmation.ts';
import { subscribe } from '../../../lib/pipeline/sign-up/subscribe.ts';
import { unsubscribe } from '../../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import { aroundCalls } from '../../memory/around-calls.ts';
import {
  createWebWorld,
  join,
  submit,
  sweepAddressMails,
  type WebWorld,
} from '../../worlds/web-in-memory.ts';
import { intruded } from '../intruder.ts';

const ada = emailAddress.parse('ada@example.org');
const grace = emailAddress.parse('grace@example.org');
const { signUp: defaults } = withNewsletter.site;

/** A mailbox may have one mail a day, or two. */
const worldOf = (perAddressDay: number) =>
  createWebWorld({
    published: {
      ...withNewsletter,
      site: { ...withNewsletter.site, signUp: { ...defaults, perAddressDay, perNetwork: perAddressDay } },
    },
  });

const signUpAt = (world: WebWorld, request: string): SignUp => ({
  request: requestId.parse(request),
  askedAt: world.clock.now(),
  courseId: withNewsletter.course.id,
  address: ada,
  zone: timeZone.parse('Europe/Berlin'),
  newsletter: withNewsletter.site.newsletter,
  consentText: 'Yes.',
  formVersion: 'form',
  form: 'own',
  network: 'a network',
});

type Moment = { call: number; answered: boolean };

/** The ports of a process that ends with its `call`-th call: before anything came of it, or before it was told. */
const mortal = (ports: WebWorld['ports'], { call, answered }: Moment) => {
  const counted = { calls: 0 };
  const { subscribers, enrollments, subscriptions, suppressions, consentTexts, caps, courses } = ports;
  const record = { subscribers, enrollments, subscriptions, suppressions, consentTexts, caps, courses };
  const mortalRecord = aroundCalls(record, async (_, make) => {
    counted.calls += 1;
    if (counted.calls === call && answered) await make();
    // Whatever it wanted to tidy up, it can not any more.
    if (counted.calls >= call) throw new Error('the process is gone');
    return make();
  });
  return { ports: { ...ports, ...mortalRecord }, counted };
};

/** Goes through every moment at which a process can end, up to the one at which it was done. */
const atEveryMoment = async (scene: (moment: Moment) => Promise<{ calls: number }>) => {
  for (const answered of [false, true])
    for (let call = 1; ; call += 1)
      if ((await scene({ call, answered })).calls < call) {
        expect(call).toBeGreaterThan(5);
        break;
      }
};

// Sends nothing in the process that ends: what becomes of a mail under way is the sender's own question.
const sendLater = async () => 'held' as const;

describe('a sign-up whose process ends, at whatever moment, and that is taken again', () => {
  it.each([1, 2])('asks once, and costs one of the %i mails of its address', async (limit) => {
    await atEveryMoment(async (moment) => {
      const world = worldOf(limit);
      const signUp = signUpAt(world, 'first');
      const { ports, counted } = mortal(world.ports, moment);
      await subscribe({ ...ports, deliver: sendLater })(signUp).catch(() => 'died');
      // Lambda's second try dies at the same place.
      await subscribe({ ...mortal(world.ports, moment).ports, deliver: sendLater })(signUp).catch(
        () => 'died',
      );

      expect(await subscribe(world.ports)(signUp)).toBe('asked');
      expect(await subscribe(world.ports)(signUp)).toBe('asked');
      expect(world.mail.to(ada)).toHaveLength(1);
      expect(world.record.people.size).toBe(1);

      world.wait({ minutes: 1 });
      for (let n = 2; n <= limit; n += 1)
        expect(await subscribe(world.ports)(signUpAt(world, `number ${n}`))).toBe('asked');
      expect(await subscribe(world.ports)(signUpAt(world, 'one more'))).toBe('capped');
      expect(world.mail.to(ada)).toHaveLength(limit);
      return counted;
    });
  });
});

const expired = async () => {
  const world = worldOf(2);
  await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody is on record');
  world.wait({ days: 8 });
  return { world, ref: { subscriberId: person.id, courseId: withNewsletter.course.id } };
};

describe('a fresh confirmation link that is asked for, and asked for again after a crash', () => {
  it('is sent once, and costs one mail of the address', async () => {
    await atEveryMoment(async (moment) => {
      const { world, ref } = await expired();
      const { ports, counted } = mortal(world.ports, moment);
      await requestConfirmation({ ...ports, deliver: sendLater })(ref, { episode: 1, number: 1 }).catch(
        () => 'died',
      );
      const stored = [...world.record.enrolled.values()][0]?.requests === 2;
      if (!stored)
        expect(await requestConfirmation(world.ports)(ref, { episode: 1, number: 1 })).toBe('accepted');
      await world.deliver(ref);
      expect(world.mail.to(ada)).toHaveLength(2);

      world.wait({ minutes: 1 });
      for (let n = 0; n < 3; n += 1) await requestConfirmation(world.ports)(ref, { episode: 1, number: 1 });
      expect(world.mail.to(ada)).toHaveLength(3);
      return counted;
    });
  });
});

describe('a fresh confirmation link that is asked for while somebody else writes', () => {
  it('is sent all the same, and costs one mail of the address', async () => {
    for (let moment = 1, calls = moment; calls >= moment; moment += 1) {
      const { world, ref } = await expired();
      const { ports, counted } = intruded(world.ports, moment, async () => {
        const enrollment = await world.ports.enrollments.load(ref);
        if (enrollment) await world.ports.enrollments.save(enrollment);
      });
      expect(await requestConfirmation(ports)(ref, { episode: 1, number: 1 })).toBe('accepted');
      expect(world.mail.to(ada)).toHaveLength(2);
      world.wait({ minutes: 1 });
      for (let n = 0; n < 3; n += 1) await requestConfirmation(world.ports)(ref, { episode: 1, number: 1 });
      expect(world.mail.to(ada)).toHaveLength(3);
      calls = counted.calls;
    }
  });

  it('is one mail where two tabs ask at once', async () => {
    const { world, ref } = await expired();
    const ask = () => requestConfirmation(world.ports)(ref, { episode: 1, number: 1 });
    expect(await Promise.all([ask(), ask()])).toEqual(['accepted', 'accepted']);
    expect(world.mail.to(ada)).toHaveLength(2);
  });
});

const member = async (limit: number) => {
  const world = worldOf(limit);
  await join(world, ada);
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody joined');
  world.wait({ days: 2 });
  return { world, ref: { subscriberId: person.id, courseId: withNewsletter.course.id } };
};

describe('an address change that is asked for, and asked for again after a crash', () => {
  it('asks the new address once, and costs one mail of it', async () => {
    await atEveryMoment(async (moment) => {
      const { world, ref } = await member(1);
      const { ports, counted } = mortal(world.ports, moment);
      await requestAddressChange(ports)(ref.subscriberId, { ...ref, address: grace }).catch(() => 'died');
      await requestAddressChange(world.ports)(ref.subscriberId, { ...ref, address: grace });
      await requestAddressChange(world.ports)(ref.subscriberId, { ...ref, address: grace });
      await sweepAddressMails(world);
      expect(world.mail.to(grace)).toHaveLength(1);
      return counted;
    });
  });

  it('asks once where two tabs ask at once', async () => {
    const { world, ref } = await member(2);
    await Promise.all(
      [1, 2].map(() => requestAddressChange(world.ports)(ref.subscriberId, { ...ref, address: grace })),
    );
    await sweepAddressMails(world);
    expect([...world.record.changes.values()].map(({ request }) => request)).toEqual([1]);
    expect(world.mail.to(grace)).toHaveLength(1);
  });
});

describe('a sign-up by somebody in the course, whose process ends, and that is taken again', () => {
  it('brings them the link to their own page once, and costs one mail of the address', async () => {
    await atEveryMoment(async (moment) => {
      const { world } = await member(1);
      const mails = world.mail.to(ada).length;
      const signUp = signUpAt(world, 'again');
      const { ports, counted } = mortal(world.ports, moment);
      await subscribe({ ...ports, deliver: sendLater })(signUp).catch(() => 'died');
      for (let time = 0; time < 3; time += 1)
        expect(await subscribe(world.ports)(signUp)).toBe('already-enrolled');
      expect(world.mail.to(ada)).toHaveLength(mails + 1);

      world.wait({ minutes: 1 });
      expect(await subscribe(world.ports)(signUpAt(world, 'one more'))).toBe('capped');
      return counted;
    });
  });
});

describe('a sign-up that is taken days after it was posted', () => {
  it('keeps when it was posted as the moment of consent', async () => {
    const world = worldOf(1);
    const signUp = signUpAt(world, 'late');
    world.wait({ days: 3 });
    expect(await subscribe(world.ports)(signUp)).toBe('asked');
    expect([...world.record.enrolled.values()][0]?.waiting).toMatchObject([
      { consent: { requestedAt: signUp.askedAt } },
    ]);
    expect([...world.record.people.values()][0]?.consent.requestedAt).toBe(signUp.askedAt);
  });

  it('does not bring back who has left since', async () => {
    const { world, ref } = await member(1);
    const old = signUpAt(world, 'old');
    world.wait({ days: 1 });
    await unsubscribe(world.ports)(ref);
    world.wait({ days: 1 });
    const mails = world.mail.to(ada).length;
    expect(await subscribe(world.ports)(old)).toBe('overtaken');
    expect(world.mail.to(ada)).toHaveLength(mails);
  });

  it('does not bring back who was erased since, but does who signs up after that', async () => {
    const { world, ref } = await member(1);
    const old = signUpAt(world, 'old');
    world.wait({ days: 1 });
    await eraseSubscriber(world.ports)(ref.subscriberId);
    world.wait({ days: 1 });
    expect(await subscribe(world.ports)(old)).toBe('suppressed');
    expect(world.record.people.size).toBe(0);
    expect(await subscribe(world.ports)(signUpAt(world, 'new'))).toBe('asked');
  });
});
