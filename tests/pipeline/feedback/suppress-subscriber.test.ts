import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSending } from '../../../lib/domain/content/site.ts';
import type { Verdict } from '../../../lib/domain/sending/feedback.ts';
import { type EmailAddress, emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import type { Suppression } from '../../../lib/domain/subscriber/suppression.ts';
import { type Instant, later } from '../../../lib/domain/time/instant.ts';
import { recordFeedback } from '../../../lib/pipeline/feedback/record-feedback.ts';
import { confirmAddressChange } from '../../../lib/pipeline/preferences/confirm-address-change.ts';
import { requestAddressChange } from '../../../lib/pipeline/preferences/request-address-change.ts';
import { eraseSubscriber } from '../../../lib/pipeline/privacy/erase-subscriber.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import {
  createWebWorld,
  linkTo,
  submit,
  sweepAddressMails,
  type WebWorld,
} from '../../worlds/web-in-memory.ts';

const ada = emailAddress.parse('ada@example.org');
const grace = emailAddress.parse('grace@example.org');

const hear = (world: WebWorld, verdict: Verdict, sentAt = world.clock.now(), to = ada) =>
  recordFeedback({ ...world.ports, sendingSettings: async () => defaultSending() })({
    verdict,
    messageId: `mail ${sentAt}`,
    sentAt,
    to,
  });

const stoppedBy = async (what: 'bounced-for-good' | 'complained' | 'full') => {
  const world = createWebWorld({ published: withNewsletter });
  await submit(world, '/subscribe', {
    email: ada,
    zone: 'Europe/Berlin',
    newsletter: withNewsletter.site.newsletter ?? '',
  });
  await submit(world, linkTo(world, ada, 'confirmUrl'));
  if (what === 'full')
    for (const day of [7, 7, 7]) {
      world.wait({ days: day });
      await hear(world, 'bounced-for-now');
    }
  else await hear(world, what);
  return world;
};
const signUp = (world: WebWorld, email = ada) =>
  submit(world, '/subscribe', { email, zone: 'Europe/Berlin' });
const standing = (world: WebWorld) => [...world.record.enrolled.values()][0]?.standing;
const suppression = (world: WebWorld, address = ada) =>
  world.record.ports.suppressions.history(world.hashes.address(address));

describe('an address that mail came back from', () => {
  it.each([
    ['bounced-for-good', 90],
    ['full', 14],
  ] as const)(
    'after "%s" is not mailed for %2$i days, whoever signs it up, and asked again after them',
    async (what, days) => {
      const world = await stoppedBy(what);
      const since = world.mail.to(ada).length;
      world.wait({ days: days - 1, hours: 23 });
      const before = await (await signUp(world)).text();
      expect(world.mail.to(ada)).toHaveLength(since);
      world.wait({ hours: 1 });
      const after = await (await signUp(world)).text();
      expect(after).toBe(before);
      expect(world.mail.to(ada)).toHaveLength(since + 1);
      // Asked, and not mailed anything else before they have agreed.
      expect(await suppression(world)).not.toHaveProperty('lifted');
    },
  );

  it('is mailed again by the link of that mail alone, and why stays on record', async () => {
    const world = await stoppedBy('bounced-for-good');
    const bouncedAt = world.clock.now();
    world.wait({ days: 91 });
    await signUp(world);
    const requestedAt = world.clock.now();
    world.wait({ hours: 1 });
    expect((await submit(world, linkTo(world, ada, 'confirmUrl'))).status).toBe(200);
    expect(standing(world)).toMatchObject({ status: 'active' });
    expect(world.mail.to(ada).at(-1)?.mail.key).toBe('salt');
    expect(await suppression(world)).toMatchObject({
      reason: 'bounce',
      at: bouncedAt,
      lifted: { at: world.clock.now(), by: { kind: 'confirmed-sign-up', requestedAt } },
    });
  });

  it('begins to wait anew when the mail that asks comes back too', async () => {
    const world = await stoppedBy('bounced-for-good');
    world.wait({ days: 91 });
    await signUp(world);
    await hear(world, 'bounced-for-good');
    const link = linkTo(world, ada, 'confirmUrl');
    expect((await submit(world, link)).status).toBe(410);
    const since = world.mail.to(ada).length;
    world.wait({ days: 60 });
    await signUp(world);
    expect(world.mail.to(ada)).toHaveLength(since);
  });

  it('is not stopped again by an event that comes late, of a mail from before', async () => {
    const world = await stoppedBy('full');
    const sentAt = world.clock.now();
    world.wait({ days: 15 });
    await signUp(world);
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    expect(await hear(world, 'bounced-for-good', sentAt)).toBe('noted');
    expect(await hear(world, 'bounced-for-now', sentAt)).not.toBe('suppressed');
    expect(standing(world)).toMatchObject({ status: 'active' });
    expect(await hear(world, 'bounced-for-good', later(world.clock.now(), { seconds: 1 }))).toBe(
      'suppressed',
    );
  });

  it('is never mailed again after a complaint, whoever asks', async () => {
    const world = await stoppedBy('complained');
    const since = world.mail.sent.length;
    world.wait({ days: 395 });
    await signUp(world);
    const [person] = world.record.people.values();
    const ref = {
      subscriberId: person?.id ?? world.ports.random.subscriberId(),
      courseId: withNewsletter.course.id,
    };
    expect(
      await requestAddressChange(world.ports)(ref.subscriberId, { address: grace, courseId: ref.courseId }),
    ).toBe('not-possible');
    expect(world.mail.sent).toHaveLength(since);
  });

  it('can be left behind for one that agrees: courses and lists go on there, and the old one stays unmailed', async () => {
    const world = await stoppedBy('bounced-for-good');
    const [person] = world.record.people.values();
    if (!person) throw new Error('nobody has joined');
    const ref = { subscriberId: person.id, courseId: withNewsletter.course.id };
    const toAda = world.mail.to(ada).length;
    expect(
      await requestAddressChange(world.ports)(ref.subscriberId, { address: grace, courseId: ref.courseId }),
    ).toBe('accepted');
    await sweepAddressMails(world);
    expect(world.mail.to(grace).map(({ mail }) => mail.key)).toEqual(['address-change']);
    expect(standing(world)).toMatchObject({ status: 'left', reason: 'bounce' });

    expect(await confirmAddressChange(world.ports)(ref, 1)).toBe('address-changed');
    expect(standing(world)).toMatchObject({ status: 'active' });
    const listId = withNewsletter.site.newsletter;
    const subscription = listId && (await world.record.ports.subscriptions.load({ ...ref, listId }));
    expect(subscription?.standing).toMatchObject({ status: 'active' });
    for (let week = 0; week < 5; week += 1) {
      world.wait({ days: 7 });
      await world.deliver(ref);
      await world.deliver(ref);
    }
    expect(world.mail.to(grace).map(({ mail }) => mail.key)).toContain('salt');
    expect(world.mail.to(ada)).toHaveLength(toAda);
    expect(await suppression(world)).not.toHaveProperty('lifted');
  });

  it('that is left behind does not bring back what its owner has left themselves meanwhile', async () => {
    const world = await stoppedBy('bounced-for-good');
    const [person] = world.record.people.values();
    if (!person) throw new Error('nobody has joined');
    const ref = { subscriberId: person.id, courseId: withNewsletter.course.id };
    await requestAddressChange(world.ports)(person.id, { address: grace, courseId: ref.courseId });
    await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    expect(await confirmAddressChange(world.ports)(ref, 1)).toBe('address-changed');
    expect(standing(world)).toMatchObject({ status: 'left', reason: 'unsubscribed' });
  });
});

type Deed =
  | 'sign up'
  | 'confirm'
  | 'again'
  | 'hard bounce'
  | 'full mailbox'
  | 'complaint'
  | 'undo'
  | 'leave'
  | 'move'
  | 'confirm the move'
  | 'erase'
  | 'a day'
  | 'a fortnight'
  | 'a quarter';

const deeds: readonly Deed[] = [
  'sign up',
  'confirm',
  'again',
  'hard bounce',
  'full mailbox',
  'complaint',
  'undo',
  'leave',
  'move',
  'confirm the move',
  'erase',
  'a day',
  'a fortnight',
  'a quarter',
];

/** One thing that somebody does, or that time does; what is due then goes out. */
const act = async (world: WebWorld, deed: Deed): Promise<void> => {
  const [person] = world.record.people.values();
  const ref = person && { subscriberId: person.id, courseId: withNewsletter.course.id };
  const press = async (value: 'confirmUrl' | 'unsubscribeUrl', suffix = '') => {
    const path = world.mail.sent.findLast(({ values }) => values[value] !== '')?.values[value];
    if (path) await submit(world, `${new URL(path).pathname}${suffix}`);
  };
  switch (deed) {
    case 'sign up':
      await signUp(world);
      break;
    case 'confirm':
      await press('confirmUrl');
      break;
    case 'again':
      await press('confirmUrl', '/again');
      break;
    case 'hard bounce':
      await hear(world, 'bounced-for-good', world.clock.now(), person?.address);
      break;
    case 'full mailbox':
      for (const second of [1, 2, 3])
        await hear(world, 'bounced-for-now', later(world.clock.now(), { seconds: second }), person?.address);
      break;
    case 'complaint':
      await hear(world, 'complained', world.clock.now(), person?.address);
      break;
    case 'leave':
      await press('unsubscribeUrl');
      break;
    case 'undo':
      if (ref)
        await submit(
          world,
          `/undo/${world.tokens.sign({ p: 'undo', s: ref.subscriberId, c: ref.courseId, x: 9e9 })}`,
        );
      break;
    case 'move':
      if (ref)
        await requestAddressChange(world.ports)(ref.subscriberId, {
          address: person.address === ada ? grace : ada,
          courseId: ref.courseId,
        });
      break;
    case 'confirm the move':
      if (ref)
        await confirmAddressChange(world.ports)(
          ref,
          (await world.record.ports.addressChanges.load(ref.subscriberId))?.request ?? 1,
        );
      break;
    case 'erase':
      if (person) await eraseSubscriber(world.ports)(person.id);
      break;
    case 'a day':
      world.wait({ days: 1 });
      break;
    case 'a fortnight':
      world.wait({ days: 14 });
      break;
    case 'a quarter':
      world.wait({ days: 90 });
      break;
  }
  for (const enrollment of [...world.record.enrolled.values()])
    for (const _ of [1, 2, 3]) await world.deliver(enrollment);
  await sweepAddressMails(world);
};

const { daysAfterHardBounce, daysAfterTransientBounces } = withNewsletter.site.signUp;

/** Whether a mail that only asks may go to an address that this stands against. */
const mayAsk = ({ reason, bounce, at }: Suppression, now: Instant): boolean => {
  if (reason !== 'bounce') return reason === 'erased';
  return now >= later(at, { days: bounce === 'transient' ? daysAfterTransientBounces : daysAfterHardBounce });
};

describe('whatever happens, and in whatever order', () => {
  const suppressions = async (world: WebWorld) => {
    const found = async (address: EmailAddress) =>
      [address, await world.record.ports.suppressions.find(world.hashes.address(address))] as const;
    return new Map([await found(ada), await found(grace)]);
  };

  it('no mail goes to an address before what stands against it has given way, and then only one that asks', async () => {
    const days = fc.array(fc.constantFrom(...deeds), { minLength: 3, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(days, async (some) => {
        const world = createWebWorld({ published: withNewsletter });
        for (const deed of ['sign up', 'confirm', ...some] as const) {
          const before = world.mail.sent.length;
          const stood = await suppressions(world);
          await act(world, deed);
          const stands = await suppressions(world);
          for (const { to, mail } of world.mail.sent.slice(before)) {
            // What a press has lifted, where it could be, no longer stands.
            const known = stands.get(to) && stood.get(to);
            if (!known) continue;
            expect(['confirmation', 'address-change']).toContain(mail.key);
            expect(mayAsk(known, world.clock.now())).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('nothing lifts a suppression but a press in that mailbox, after its time', async () => {
    const presses: readonly Deed[] = ['confirm', 'confirm the move'];
    const days = fc.array(fc.constantFrom(...deeds), { minLength: 3, maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(days, async (some) => {
        const world = createWebWorld({ published: withNewsletter });
        for (const deed of ['sign up', 'confirm', ...some] as const) {
          const stood = await suppressions(world);
          await act(world, deed);
          for (const [address, stands] of await suppressions(world)) {
            const known = stood.get(address);
            if (!known || stands) continue;
            expect(presses).toContain(deed);
            expect(mayAsk(known, world.clock.now())).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
