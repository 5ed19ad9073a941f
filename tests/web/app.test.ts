import { describe, expect, it } from 'vitest';
import { createWebWorld, join, linkTo, submit } from '../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

const everyPath = async () => {
  const world = createWebWorld();
  await submit(world, '/subscribe', { email: 'bob@example.org', zone: 'Europe/London' });
  await join(world, ada);
  const links = {
    confirm: linkTo(world, 'bob@example.org', 'confirmUrl'),
    unsubscribe: linkTo(world, ada, 'unsubscribeUrl'),
    preferences: linkTo(world, ada, 'preferencesUrl'),
    read: linkTo(world, ada, 'webUrl'),
  };
  const open = [
    '/',
    '/courses/bread',
    '/privacy',
    '/embed/bread',
    '/lessons/bread/flour-and-water',
    '/robots.txt',
    '/nope',
  ];
  return { world, links, personal: Object.values(links), open };
};

describe('every page', () => {
  it('answers HEAD as GET, without a body, and refuses methods that it does not know', async () => {
    const { world, personal, open } = await everyPath();
    const { writes } = world.record.touched;
    for (const path of [...personal, ...open.filter((each) => each !== '/nope')]) {
      const head = await world.app.request(path, { method: 'HEAD' });
      expect(head.status).toBe(200);
      expect(await head.text()).toBe('');
      for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
        const answer = await world.app.request(path, { method });
        expect(answer.status).toBe(405);
        expect(answer.headers.get('Allow')).toContain('GET');
      }
    }
    expect(world.record.touched.writes).toBe(writes);
  });
});

describe('a failure of ours', () => {
  it('shows no detail, and leaves a trace without the address or the link', async () => {
    const { world, links } = await everyPath();
    world.record.ports.enrollments.of = async () => {
      throw new RangeError(`secret detail about ${ada}`);
    };
    const answer = await world.app.request(links.preferences);
    expect(answer.status).toBe(500);
    const html = await answer.text();
    expect(html).toContain('Something went wrong on our side');
    expect(html).not.toContain('secret');
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    const [counted, trace = ''] = world.lines.slice(-2);
    expect(counted).toBe('pageFailed 1');
    expect(trace).toMatch(
      /^surprise {"where":"page","method":"GET","route":"\/preferences\/:token","error":"RangeError","frames":\["at /,
    );
    expect(trace).toContain('lib/pipeline/preferences/show-subscriber.ts:');
    for (const secret of ['secret detail', ada, links.preferences]) expect(trace).not.toContain(secret);
  });
});
