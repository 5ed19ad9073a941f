import { describe, expect, it } from 'vitest';
import { createWebWorld, join, linkTo, submit } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

const joined = async () => {
  const world = createWebWorld();
  await join(world, ada);
  return { world, path: linkTo(world, ada, 'unsubscribeUrl') };
};

const statusOf = (world: ReturnType<typeof createWebWorld>) =>
  [...world.record.enrolled.values()].map(({ standing }) => standing.status);

const waysOf = (world: ReturnType<typeof createWebWorld>) =>
  [...world.record.enrolled.values()].map(({ standing }) => ('way' in standing ? standing.way : undefined));

const undoIn = async (answer: Response) => /action="(\/undo\/[^"]+)"/.exec(await answer.text())?.[1] ?? '';

describe('an unsubscribe link', () => {
  it('changes nothing by being looked at', async () => {
    const { world, path } = await joined();
    const { writes } = world.record.touched;
    for (const method of ['GET', 'HEAD', 'OPTIONS']) await world.app.request(path, { method });
    expect(world.record.touched.writes).toBe(writes);
    expect(statusOf(world)).toEqual(['active']);
  });

  const boundary = '----provider';
  const oneClick = 'List-Unsubscribe=One-Click';
  const multipart = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`;
  const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' };
  const posts: Record<string, RequestInit> = {
    "Gmail's body": { headers: urlencoded, body: oneClick },
    'a multipart body': {
      headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` },
      body: multipart,
    },
    'no body': {},
    'no body but a type': { headers: urlencoded },
    'extra fields': { headers: urlencoded, body: `${oneClick}&reason=&x=1` },
    'a body of another kind': { headers: { 'Content-Type': 'application/json' }, body: '{' },
    'a foreign origin': {
      headers: { ...urlencoded, Origin: 'https://mail.google.com', 'Sec-Fetch-Site': 'cross-site' },
      body: oneClick,
    },
  };
  it.each(Object.entries(posts))(
    'takes a post with %s: 200 at once, without redirect or cookie',
    async (_, init) => {
      const { world, path } = await joined();
      const answer = await world.app.request(path, { method: 'POST', ...init });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Location')).toBeNull();
      expect(answer.headers.get('Set-Cookie')).toBeNull();
      expect(statusOf(world)).toEqual(['left']);
      expect(waysOf(world)).toEqual(['one-click']);
    },
  );

  it.each([
    [{ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }],
    // A browser from before there was Sec-Fetch-Site.
    [{ Origin: 'null' }],
  ])('tells the page’s own button from that of a mail program: %j', async (headers) => {
    const { world, path } = await joined();
    await submit(world, path, {}, headers);
    expect(waysOf(world)).toEqual(['page']);
  });

  it('may be pressed again and again, two years later too', async () => {
    const { world, path } = await joined();
    await submit(world, path);
    world.wait({ days: 731 });
    for (let n = 0; n < 3; n += 1) expect((await submit(world, path)).status).toBe(200);
    expect(statusOf(world)).toEqual(['left']);
  });

  it('stops the lessons', async () => {
    const { world, path } = await joined();
    await submit(world, path);
    const sent = world.mail.sent.length;
    world.wait({ days: 7 });
    for (const enrollment of world.record.enrolled.values()) await world.deliver(enrollment);
    expect(world.mail.sent).toHaveLength(sent);
  });
});

describe('undoing it', () => {
  it("brings the subscriber back and names the next lesson's day", async () => {
    const { world, path } = await joined();
    const undo = await undoIn(await submit(world, path));
    expect((await world.app.request(undo)).status).toBe(200);
    expect(statusOf(world)).toEqual(['left']);
    const answer = await submit(world, undo);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Tuesday, 13 January 2026');
    expect(statusOf(world)).toEqual(['active']);
  });

  it.each(['active', 'completed', 'pending'] as const)(
    'may be pressed twice by somebody who is %s, and its page looks the same before each press',
    async (status) => {
      const world = createWebWorld();
      const { clock, record } = world;
      const joining =
        status === 'pending' ? submit(world, '/subscribe', { email: ada, zone: 'UTC' }) : join(world);
      await joining;
      const [enrollment] = record.enrolled.values();
      if (!enrollment) throw new Error('nobody is in the course');
      const at = clock.now();
      if (status === 'completed')
        await record.ports.enrollments.save({ ...enrollment, standing: { status, at } });
      const { subscriberId: s, courseId: c } = enrollment;
      const path = `/unsubscribe/${world.tokens.sign({ p: 'unsubscribe', s, c })}`;
      const undo = await undoIn(await submit(world, path));
      expect(statusOf(world)).toEqual(['left']);
      for (let press = 0; press < 2; press += 1) {
        expect((await world.app.request(undo)).status).toBe(200);
        expect((await submit(world, undo)).status).toBe(200);
        expect(statusOf(world)).toEqual([status]);
      }
    },
  );

  it('is possible for a day, and not by a button on another site', async () => {
    const { world, path } = await joined();
    const undo = await undoIn(await submit(world, path));
    expect((await submit(world, undo, {}, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403);
    world.wait({ hours: 24 });
    expect((await world.app.request(undo)).status).toBe(410);
    expect((await submit(world, undo)).status).toBe(410);
    expect(statusOf(world)).toEqual(['left']);
  });

  it('is counted from the leaving: an old mail brings nobody back who left long ago', async () => {
    const { world, path } = await joined();
    const undo = await undoIn(await submit(world, path));
    world.wait({ days: 300 });
    const again = await submit(world, path);
    expect(again.status).toBe(200);
    expect(await again.text()).not.toContain('/undo/');
    const afterwards = await submit(world, `${path}/why`, { why: 'no-time' });
    expect(await afterwards.text()).not.toContain('/undo/');
    expect((await submit(world, undo)).status).toBe(410);
    expect(statusOf(world)).toEqual(['left']);
  });

  it('is refused when mail to the address was stopped for another reason', async () => {
    const { world, path } = await joined();
    const undo = await undoIn(await submit(world, path));
    for (const { addressHash } of world.record.people.values())
      await world.record.ports.suppressions.add(addressHash, { reason: 'complaint', at: world.clock.now() });
    expect((await submit(world, undo)).status).toBe(409);
    expect(statusOf(world)).toEqual(['left']);
  });
});
