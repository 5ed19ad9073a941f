import { describe, expect, it } from 'vitest';
import { createKeyring, withNewKey } from '../../lib/adapters/keys/keyring.ts';
import { createTokens } from '../../lib/adapters/keys/tokens.ts';
import { issueId } from '../../lib/domain/content/issue.ts';
import { newDelivery } from '../../lib/domain/newsletter/issue-delivery.ts';
import { activateSubscription, newSubscription } from '../../lib/domain/newsletter/subscription.ts';
import { letters } from '../fixtures/letters.ts';
import { baseUrl, withNewsletter } from '../fixtures/sample-course.ts';
import { createWebWorld, firstSecret, join, type WebWorld } from '../worlds/web-in-memory.ts';
import { type Answer, throughGateway } from './gateway.ts';

/**
 * What mailbox providers send to the address in List-Unsubscribe (RFC 8058, 3.2 and 8.1). Google documents the
 * first, the RFC recommends the second; API Gateway hands bodies over as base64 or, for some types, as text.
 */
const oneClick = 'List-Unsubscribe=One-Click';
const form = 'application/x-www-form-urlencoded';
const multipart = {
  type: 'multipart/form-data; boundary=---FormBoundaryjWmhtjORrn',
  body: `-----FormBoundaryjWmhtjORrn\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n-----FormBoundaryjWmhtjORrn--\r\n`,
};
const posts: Record<string, { type?: string; body?: string; base64?: boolean }> = {
  'urlencoded, base64-encoded by the gateway': { type: form, body: oneClick },
  'urlencoded, as text': { type: form, body: oneClick, base64: false },
  'urlencoded, with a character set': { type: `${form}; charset=UTF-8`, body: oneClick },
  'multipart, base64-encoded by the gateway': multipart,
  'multipart, as text': { ...multipart, base64: false },
  'without a body': {},
};

/** Somebody in the course, and the one address in the header of the lesson they got. */
const joined = async (world = createWebWorld()) => {
  await join(world);
  const lesson = world.mail.to('ada@example.org').at(-1);
  const uri = /^<(https:\/\/[^<>,\s]+)>$/.exec(lesson?.headers['List-Unsubscribe'] ?? '')?.[1];
  if (!uri) throw new Error('The lesson has no List-Unsubscribe with one HTTPS address.');
  return { world, path: new URL(uri).pathname, uri };
};

const standingOf = (world: WebWorld) =>
  [...world.record.enrolled.values()].map(({ standing }) => standing.status);

const expectPlainSuccess = ({ statusCode, headers, body, ...rest }: Answer) => {
  expect(statusCode).toBe(200);
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  expect(names).not.toContain('location');
  expect(names).not.toContain('set-cookie');
  expect(names).not.toContain('refresh');
  expect('cookies' in rest && Array.isArray(rest.cookies) ? rest.cookies : []).toEqual([]);
  expect(body).not.toMatch(/http-equiv/i);
};

describe('the one-click address of a lesson, posted to by a mailbox provider through API Gateway', () => {
  it('is an address of ours as it is asked for, with nothing that a redirect would have to mend', async () => {
    const { uri, path } = await joined();
    expect(uri).toBe(`${baseUrl}${path}`);
    expect(path).toMatch(/^\/unsubscribe\/[\w.-]+$/);
  });

  it.each(Object.entries(posts))('ends the course: %s', async (_, post) => {
    const { world, path } = await joined();
    expectPlainSuccess(await throughGateway(world, 'POST', path, post));
    expect(standingOf(world)).toEqual(['left']);
  });

  it.each(['/', '?utm_source=mail', '/?'])('ends it too with "%s" after the address', async (more) => {
    const { world, path } = await joined();
    const [rawPath = '', query] = `${path}${more}`.split('?');
    expectPlainSuccess(await throughGateway(world, 'POST', rawPath, { type: form, body: oneClick, query }));
    expect(standingOf(world)).toEqual(['left']);
  });

  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'])(
    'is not ended by %s, with a slash or without',
    async (method) => {
      const { world, path } = await joined();
      for (const asked of [path, `${path}/`]) {
        const { statusCode, headers } = await throughGateway(world, method, asked);
        expect(statusCode).toBe(method === 'GET' || method === 'HEAD' ? 200 : 405);
        expect(headers).not.toHaveProperty('location');
      }
      expect(standingOf(world)).toEqual(['active']);
    },
  );

  it.each([
    ['in capitals', (path: string) => path.toUpperCase()],
    ['encoded twice', (path: string) => path.replaceAll('.', '%252E')],
    ['with a line break', (path: string) => `${path}%0d%0aSet-Cookie:%20a=b`],
    ['with slashes doubled', (path: string) => path.replaceAll('/', '//')],
    ['at the end of a sentence', (path: string) => `${path}.`],
  ])('written otherwise, %s, ends it all the same and sends nobody elsewhere', async (_, otherwise) => {
    const { world, path } = await joined();
    const answer = await throughGateway(world, 'POST', otherwise(path), { type: form, body: oneClick });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).not.toHaveProperty('location');
    expect(answer.headers).not.toHaveProperty('set-cookie');
    expect(standingOf(world)).toEqual(['left']);
  });

  it('answers alike again and again, in every form, two years later', async () => {
    const { world, path } = await joined();
    expectPlainSuccess(await throughGateway(world, 'POST', path, posts['without a body']));
    const [left] = [...world.record.enrolled.values()];
    world.wait({ days: 731 });
    for (const post of [...Object.values(posts), ...Object.values(posts)])
      expectPlainSuccess(await throughGateway(world, 'POST', path, post));
    expect([...world.record.enrolled.values()]).toEqual([left]);
  });

  it('works from a mail that is two years old and was never used', async () => {
    const { world, path } = await joined();
    world.wait({ days: 731 });
    expectPlainSuccess(await throughGateway(world, 'POST', path, { type: form, body: oneClick }));
    expect(standingOf(world)).toEqual(['left']);
  });

  it('works after the keys have been rotated, twice', async () => {
    const once = withNewKey(firstSecret, 'a second key, only good for tests');
    const twice = withNewKey(once.text, 'a third key, only good for tests');
    const { world } = await joined(createWebWorld({ secret: twice.text }));
    const [enrollment] = [...world.record.enrolled.values()];
    if (!enrollment) throw new Error('nobody has joined');
    for (const secret of [firstSecret, once.text, twice.text]) {
      const claims = { p: 'unsubscribe', s: enrollment.subscriberId, c: enrollment.courseId } as const;
      const path = `/unsubscribe/${createTokens(createKeyring(secret)).sign(claims)}`;
      expectPlainSuccess(await throughGateway(world, 'POST', path, { type: form, body: oneClick }));
      expect(standingOf(world)).toEqual(['left']);
      world.record.enrolled.set(`${enrollment.subscriberId} ${enrollment.courseId}`, enrollment);
    }
  });

  it('answers alike when the person has been erased meanwhile, and writes nothing', async () => {
    const { world, path } = await joined();
    world.record.people.clear();
    world.record.enrolled.clear();
    const { writes } = world.record.touched;
    expectPlainSuccess(await throughGateway(world, 'POST', path, multipart));
    expect(world.record.touched.writes).toBe(writes);
  });

  it('leads to a page whose button brings the person back', async () => {
    const { world, path } = await joined();
    const { body } = await throughGateway(world, 'POST', path, { type: form, body: oneClick });
    const undo = /action="(\/undo\/[^"]+)"/.exec(body)?.[1] ?? '';
    expectPlainSuccess(await throughGateway(world, 'POST', undo, { type: form, body: '' }));
    expect(standingOf(world)).toEqual(['active']);
  });

  it('refuses a forged address without a look at any record', async () => {
    const { world, path } = await joined();
    const { reads, writes } = world.record.touched;
    for (const forged of [`${path}x`, path.slice(0, -1), `${path.slice(0, 20)}A${path.slice(21)}`])
      expect((await throughGateway(world, 'POST', forged, { type: form, body: oneClick })).statusCode).toBe(
        400,
      );
    expect(world.record.touched).toEqual({ reads, writes });
  });
});

const news = issueId.parse('2026-11-24-news');

describe('the one-click address of an issue', () => {
  it.each(Object.entries(posts))('ends the newsletter, again and again: %s', async (_, post) => {
    const { world } = await joined(createWebWorld({ published: withNewsletter }));
    const [enrollment] = [...world.record.enrolled.values()];
    if (!enrollment) throw new Error('nobody has joined');
    const { subscriberId, zone } = enrollment;
    const asked = newSubscription({ subscriberId, listId: letters, zone }, world.clock.now());
    await world.ports.subscriptions.save({ ...asked, ...activateSubscription(asked, world.clock.now()) });

    const path = `/newsletters/leave/${world.tokens.sign({ p: 'unsubscribe-list', s: subscriberId, l: letters })}?mail=letters.2026-11-24-news`;
    const copy = newDelivery({ subscriberId, listId: letters, issueId: news }, world.clock.now(), 72);
    await world.ports.issueDeliveries.save({ ...copy, subject: 'b' });
    world.wait({ days: 731 });
    for (let time = 0; time < 3; time += 1)
      expectPlainSuccess(await throughGateway(world, 'POST', path, post));
    const standings = [...world.record.members.values()].map(({ standing }) => standing.status);
    expect(standings).toEqual(['left']);
    expect([...world.record.members.values()].map(({ standing }) => standing)).toMatchObject([
      { by: { issueId: news, subject: 'b' } },
    ]);
    expect(standingOf(world)).toEqual(['active']);
  });
});
