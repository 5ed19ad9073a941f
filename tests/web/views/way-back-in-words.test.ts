import { describe, expect, it } from 'vitest';
import { emailAddress } from '../../../lib/domain/subscriber/email-address.ts';
import type { Subscriber } from '../../../lib/domain/subscriber/subscriber.ts';
import { suppressSubscriber } from '../../../lib/pipeline/feedback/suppress-subscriber.ts';
import { liftSuppression } from '../../../lib/pipeline/operate/lift-suppression.ts';
import { eraseSubscriber } from '../../../lib/pipeline/privacy/erase-subscriber.ts';
import { en } from '../../../lib/words/en.ts';
import { letters } from '../../fixtures/letters.ts';
import { mailsOf, sampleWeb, withNewsletter } from '../../fixtures/sample-course.ts';
import {
  createWebWorld,
  linkTo,
  submit,
  sweepAddressMails,
  type WebWorld,
} from '../../worlds/web-in-memory.ts';

const ada = emailAddress.parse('ada@example.org');
const grace = emailAddress.parse('grace@example.org');
const { site, course } = withNewsletter;
/** As many mails as somebody likes to ask for, so that it is never a cap that one does not come for. */
const published = {
  ...withNewsletter,
  site: {
    ...site,
    signUp: { ...site.signUp, perAddressDay: 24, perAddressMonth: 100, shareOfOtherForms: 1 },
  },
};
const listId = letters;

/** Somebody somewhere, and the links that they hold, whatever became of them since. */
type Scene = {
  world: WebWorld;
  person: Subscriber;
  links: { confirm: string; leave: string; leaveList: string; leaveAll: string; undo: string; own: string };
};

const signUp = (world: WebWorld, email: string = ada) =>
  submit(world, '/subscribe', { email, zone: 'Europe/Berlin', newsletter: listId });

const asked = async (): Promise<Scene> => {
  const world = createWebWorld({ published });
  await signUp(world);
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody is on record');
  const who = { s: person.id, c: course.id };
  const x = Math.floor(Date.parse(world.clock.now()) / 1000) + 10 ** 9;
  return {
    world,
    person,
    links: {
      confirm: linkTo(world, ada, 'confirmUrl'),
      leave: `/unsubscribe/${world.tokens.sign({ p: 'unsubscribe', ...who })}`,
      leaveList: `/newsletters/leave/${world.tokens.sign({ p: 'unsubscribe-list', s: person.id, l: listId })}`,
      leaveAll: `/leave-all/${world.tokens.sign({ p: 'unsubscribe-all', s: person.id })}`,
      undo: `/undo/${world.tokens.sign({ p: 'undo', ...who, x })}`,
      own: `/preferences/${world.tokens.sign({ p: 'preferences', ...who })}`,
    },
  };
};

const joined = async (): Promise<Scene> => {
  const scene = await asked();
  await submit(scene.world, scene.links.confirm);
  return scene;
};

/** A scene, and what happens in it then. */
const then =
  (scene: () => Promise<Scene>, ...deeds: ((scene: Scene) => unknown)[]) =>
  async (): Promise<Scene> => {
    const begun = await scene();
    for (const deed of deeds) await deed(begun);
    return begun;
  };

const days =
  (count: number) =>
  ({ world }: Scene) =>
    world.wait({ days: count });
const weeks =
  (count: number) =>
  async ({ world }: Scene) => {
    for (let week = 0; week < count; week += 1) {
      world.wait({ days: 7 });
      for (const enrollment of [...world.record.enrolled.values()]) await world.deliver(enrollment);
    }
  };
const leave = ({ world, links }: Scene) => submit(world, links.leave);
const stopped =
  (why: Parameters<ReturnType<typeof suppressSubscriber>>[1]) =>
  ({ world, person }: Scene) =>
    suppressSubscriber(world.ports)(person, why);
const hard = stopped({ reason: 'bounce', bounce: 'hard' });
const full = stopped({ reason: 'bounce', bounce: 'transient' });
const complained = stopped({ reason: 'complaint' });
const lift = ({ world }: Scene) => liftSuppression(world.ports)(ada, 'They have called.');
const erase = ({ world, person }: Scene) => eraseSubscriber(world.ports)(person.id);
const close = ({ world }: Scene) => {
  const closed = { ...published, course: { ...course, closed: true as const } };
  return world.record.ports.courses.publish(closed, mailsOf(closed, sampleWeb));
};
const end = ({ world }: Scene) => world.record.ports.courses.end(course.id, site, world.clock.now());

const standings: Record<string, () => Promise<Scene>> = {
  pending: asked,
  'never confirmed': then(asked, weeks(2)),
  active: joined,
  paused: then(joined, ({ world, links }) =>
    submit(world, links.own, { kind: 'pause', course: course.id, until: '2026-03-01' }),
  ),
  completed: then(joined, weeks(8)),
  'left by choice': then(joined, leave),
  'left long ago': then(joined, leave, days(300)),
  'bounced, before the time': then(joined, hard, days(10)),
  'bounced, after the time': then(joined, hard, days(91)),
  'full, before the time': then(joined, full, days(10)),
  'full, after the time': then(joined, full, days(15)),
  'bounced before it was confirmed': then(asked, hard, days(1)),
  'left, then bounced': then(joined, leave, hard, days(1)),
  'bounced, then left': then(joined, hard, leave, days(1)),
  complained: then(joined, complained, days(400)),
  'complained, and lifted': then(joined, complained, days(40), lift),
  'bounced, and lifted': then(joined, hard, days(1), lift),
  erased: then(joined, days(1), erase, days(1)),
  'bounced, and erased': then(joined, hard, days(1), erase, days(1)),
  'active, and the course closed': then(joined, close),
  'left, and the course closed': then(joined, leave, close),
  'bounced, and the course closed': then(joined, hard, close),
  'active, and the course ended': then(joined, end, weeks(1)),
  'left, and the course ended': then(joined, leave, end),
  'bounced, and the course ended': then(joined, hard, end, days(100)),
};

type Page = (scene: Scene) => Promise<Response> | Response;

const pages: Record<string, Page> = {
  'confirm, looked at': ({ world, links }) => world.app.request(links.confirm),
  'confirm, pressed': ({ world, links }) => submit(world, links.confirm),
  'confirm, run out': ({ world, links }) => {
    world.wait({ days: 4 });
    return world.app.request(links.confirm);
  },
  'fresh link, pressed': ({ world, links }) => {
    world.wait({ days: 4 });
    return submit(world, `${links.confirm}/again`);
  },
  'leave, looked at': ({ world, links }) => world.app.request(links.leave),
  'leave, pressed': ({ world, links }) => submit(world, links.leave),
  'newsletter, looked at': ({ world, links }) => world.app.request(links.leaveList),
  'newsletter, left': ({ world, links }) => submit(world, links.leaveList),
  'why they left': ({ world, links }) => submit(world, `${links.leave}/why`, { why: 'no-time' }),
  'undo, looked at': ({ world, links }) => world.app.request(links.undo),
  'undo, pressed': ({ world, links }) => submit(world, links.undo),
  'everything left': ({ world, links }) => submit(world, links.leaveAll),
  'everything left, from their page': ({ world, links }) =>
    submit(world, links.own, { kind: 'leave-everything' }),
  'own page': ({ world, links }) => world.app.request(links.own),
  'erase, looked at': ({ world, links }) => world.app.request(`${links.own}/erase`),
  'erase, pressed': ({ world, links }) => submit(world, `${links.own}/erase`),
};

const readable = (html: string): string =>
  html
    .replaceAll('&#x27;', '’')
    .replaceAll('&quot;', '"')
    .replaceAll(/<[^>]*>/g, '\n');

type SignUp = (world: WebWorld, email: string) => Response | Promise<Response>;

/** The form of what a page belongs to: a newsletter's own, or the course's. */
const formOf = (html: string): SignUp =>
  html.includes(`href="/lists/${listId}"`)
    ? (world, email) => submit(world, '/subscribe', { email, zone: 'Europe/Berlin', list: listId })
    : signUp;

/** How many mails to confirm come of signing up now. */
const mailsOfSigningUp = async ({ world }: Scene, by: SignUp = signUp): Promise<number> => {
  const before = world.mail.to(ada).length;
  await by(world, ada);
  return world.mail.to(ada).length - before;
};

const standing = ({ world }: Scene) => [...world.record.enrolled.values()][0]?.standing;

const subscriptionOf = ({ world, person }: Scene) =>
  world.record.ports.subscriptions.load({ subscriberId: person.id, listId });

/** What a page may say, and how it is seen whether that is so. Each looks at a scene of its own. */
const claims: {
  says: (text: string, html: string) => boolean;
  isTrue: (scene: Scene, html: string) => Promise<void>;
}[] = [
  {
    says: (text) => text.includes(en.wayBack.signUp),
    isTrue: async (scene) => expect(await mailsOfSigningUp(scene)).toBe(1),
  },
  {
    says: (text) => text.includes(en.list.wayBack) && !text.includes(en.wayBack.signUp),
    isTrue: async (scene, html) => expect(await mailsOfSigningUp(scene, formOf(html))).toBe(1),
  },
  {
    says: (text) => text.includes(en.wayBack.afresh),
    isTrue: async (scene) => {
      await erase(scene);
      expect(await mailsOfSigningUp(scene)).toBe(1);
    },
  },
  {
    says: (text) => text.includes('and the course goes on where it stopped'),
    isTrue: async (scene) => {
      await signUp(scene.world);
      await submit(scene.world, linkTo(scene.world, ada, 'confirmUrl'));
      expect(standing(scene)).toMatchObject({ status: 'active' });
    },
  },
  {
    says: (text) => text.includes('you can sign up with it again'),
    isTrue: async (scene, html) => {
      const by = formOf(html);
      expect(await mailsOfSigningUp(scene, by)).toBe(0);
      expect((await by(scene.world, grace)).status).toBe(200);
      expect(scene.world.mail.to(grace)).toHaveLength(1);
      scene.world.wait({ days: 91 });
      expect(await mailsOfSigningUp(scene, by)).toBe(1);
    },
  },
  {
    says: (text) => text.includes('was reported as unwanted, so we send none'),
    isTrue: async (scene) => {
      scene.world.wait({ days: 400 });
      expect(await mailsOfSigningUp(scene)).toBe(0);
      await lift(scene);
      expect(await mailsOfSigningUp(scene)).toBe(1);
    },
  },
  {
    says: (text) => text.includes(en.wayBack.closed) || text.includes(en.wayBack.ended),
    isTrue: async (scene) => expect(await mailsOfSigningUp(scene)).toBe(0),
  },
  {
    says: (_, html) => /action="[^"]*\/undo\/|value="come-back"/.test(html),
    isTrue: async (scene, html) => {
      const action = /action="([^"]*\/undo\/[^"]*)"/.exec(html)?.[1] ?? scene.links.own;
      const at = /name="at" value="([^"]*)"/.exec(html)?.[1];
      const pressed = await submit(scene.world, action, at ? { kind: 'come-back', at } : {});
      expect(pressed.status).toBe(200);
      // Of all that was left, what was left by this press.
      const subscription = await subscriptionOf(scene);
      expect([standing(scene)?.status, subscription?.standing.status]).toEqual(
        expect.arrayContaining([expect.stringMatching('active|completed|pending')]),
      );
    },
  },
  {
    says: (_, html) => html.includes('name="kind" value="address"'),
    isTrue: async (scene) => {
      const { world, links } = scene;
      await submit(world, links.own, { kind: 'address', email: grace });
      await sweepAddressMails(world);
      expect(world.mail.to(grace)).toHaveLength(1);
    },
  },
  {
    says: (text) => text.includes(en.preferences.address.notNow),
    isTrue: async (scene) => {
      const { world, links } = scene;
      // Whose mail came back can confirm once that counts no longer.
      world.wait({ days: 91 });
      await signUp(world);
      await submit(world, linkTo(world, ada, 'confirmUrl'));
      await submit(world, links.own, { kind: 'address', email: grace });
      await sweepAddressMails(world);
      expect(world.mail.to(grace)).toHaveLength(1);
    },
  },
  {
    says: (text) => text.includes('Give us another address below'),
    isTrue: async (_, html) => expect(html).toContain('name="kind" value="address"'),
  },
  {
    says: (_, html) => html.includes('value="newsletter-yes"'),
    isTrue: async (scene) => {
      const { world, links } = scene;
      await submit(world, links.own, { kind: 'newsletter-yes', list: listId });
      expect((await subscriptionOf(scene))?.standing).toMatchObject({ status: 'active' });
    },
  },
  {
    says: (text) => text.includes(en.wayBack.ownPage),
    isTrue: async ({ world, links }) =>
      expect(await (await world.app.request(links.own)).text()).toContain('value="newsletter-yes"'),
  },
  {
    says: (text) => text.includes('One press, and the lessons'),
    isTrue: async (scene) => expect((await submit(scene.world, scene.links.undo)).status).toBe(200),
  },
  {
    says: (text) => text.includes('You have left the course') || text.includes('You left the course'),
    isTrue: async (scene) => expect(standing(scene)?.status).not.toBe('active'),
  },
  {
    says: (text) =>
      text.includes('You have left everything') || text.includes('You have left the newsletter'),
    isTrue: async (scene) => expect((await subscriptionOf(scene))?.standing.status).not.toBe('active'),
  },
  {
    says: (text) => text.includes('This starts the course'),
    isTrue: async (scene) => {
      await submit(scene.world, scene.links.confirm);
      expect(standing(scene)).toMatchObject({ status: 'active' });
    },
  },
  {
    says: (text) => text.includes('You can have a new one'),
    isTrue: async ({ world, links }) => {
      const before = world.mail.to(ada).length;
      await submit(world, `${links.confirm}/again`);
      expect(world.mail.to(ada)).toHaveLength(before + 1);
    },
  },
];

describe.each(Object.entries(standings))('to somebody who is "%s"', (_, scene) => {
  it.each(Object.entries(pages))('the page "%s" says nothing that is not so', async (__, page) => {
    const look = async () => {
      const there = await scene();
      return { there, html: await (await page(there)).text() };
    };
    const first = await look();
    const text = readable(first.html);
    const said = claims.filter(({ says }) => says(text, first.html));
    for (const [index, { isTrue }] of said.entries()) {
      const { there, html } = index === 0 ? first : await look();
      expect(html).toBe(first.html);
      await isTrue(there, html);
    }
  });

  it('a stranger who signs the address up sees what they see of any other', async () => {
    const there = await scene();
    const seen = async (email: string) =>
      readable(await (await signUp(there.world, email)).text()).replaceAll(email, 'the address');
    expect(await seen(ada)).toBe(await seen(grace));
  });

  it('is told one way back, and no other, when they have left', async () => {
    const text = readable(await (await leave(await scene())).text());
    const ways = [
      en.wayBack.signUp,
      en.wayBack.write,
      en.wayBack.unknown,
      en.wayBack.closed,
      en.wayBack.ended,
      'you can sign up with it again',
    ];
    expect(ways.filter((way) => text.includes(way))).toHaveLength(1);
  });
});
