import { describe, expect, it } from 'vitest';
import { createWebWorld, linkTo, submit } from '../../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

const asked = async () => {
  const world = createWebWorld();
  await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
  return { world, path: linkTo(world, ada, 'confirmUrl') };
};

const statusOf = (world: ReturnType<typeof createWebWorld>) =>
  [...world.record.enrolled.values()].map(({ standing }) => standing.status);

describe('a confirmation link', () => {
  it('changes nothing by being looked at, however often and by whatever method looks', async () => {
    const { world, path } = await asked();
    const { writes } = world.record.touched;
    for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS']) {
      const answer = await world.app.request(path, { method });
      expect(answer.status).toBe(method === 'OPTIONS' ? 405 : 200);
    }
    expect(world.record.touched.writes).toBe(writes);
    expect(world.mail.sent).toHaveLength(1);
    expect(statusOf(world)).toEqual(['pending']);
  });

  it('shows one button, which posts to the link itself', async () => {
    const { world, path } = await asked();
    const html = await (await world.app.request(path)).text();
    expect(html.match(/<button/g)).toHaveLength(1);
    expect(html).toContain(`<form action="${path}" method="post">`);
  });

  it('activates at the press of the button, sends lesson one and says when the next ones come', async () => {
    const { world, path } = await asked();
    const answer = await submit(world, path, {}, { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    expect(html).toContain('You are in');
    expect(html).toContain('every Tuesday at 09:00, Berlin time');
    expect(world.mail.sent.map(({ mail }) => mail.key)).toEqual(['confirmation', 'flour-and-water']);
    expect(statusOf(world)).toEqual(['active']);
  });

  it('may be pressed twice: the second time sends nothing and says so kindly', async () => {
    const { world, path } = await asked();
    await submit(world, path);
    const again = await submit(world, path);
    expect(again.status).toBe(200);
    expect(await again.text()).toContain('Tuesday, 13 January 2026');
    expect(world.mail.sent).toHaveLength(2);
  });

  it('offers a new mail after 72 hours, and the new link works', async () => {
    const { world, path } = await asked();
    world.wait({ hours: 72 });
    for (const answer of [await world.app.request(path), await submit(world, path)]) {
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain(`<form action="${path}/again" method="post">`);
    }
    expect(statusOf(world)).toEqual(['pending']);

    const again = await submit(world, `${path}/again`);
    expect(again.status).toBe(200);
    expect(world.mail.sent).toHaveLength(2);
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    expect(statusOf(world)).toEqual(['active']);
  });

  it('does not bring back somebody who left, and says where to sign up again', async () => {
    const { world, path } = await asked();
    await submit(world, path);
    await submit(world, linkTo(world, ada, 'unsubscribeUrl'));
    const answer = await submit(world, path);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('href="/courses/bread"');
    expect(statusOf(world)).toEqual(['left']);
  });

  it('does not act for a button on another site', async () => {
    const { world, path } = await asked();
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { Origin: 'https://evil.test' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]) {
      expect((await submit(world, path, {}, headers)).status).toBe(403);
      expect((await submit(world, `${path}/again`, {}, headers)).status).toBe(403);
    }
    expect(statusOf(world)).toEqual(['pending']);
  });
});
