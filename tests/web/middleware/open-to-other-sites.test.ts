import { describe, expect, it } from 'vitest';
import { sampleCourse } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit, type WebWorld } from '../../worlds/web-in-memory.ts';

const ada = 'ada@example.org';
const crossSite = { Origin: 'https://blog.test', 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'iframe' };

const failing = () => {
  const world = createWebWorld();
  world.ports.courses.current = async () => {
    throw new Error('The table is away.');
  };
  return world;
};
const ended = () => {
  const world = createWebWorld();
  void world.record.ports.courses.end(sampleCourse.course.id, sampleCourse.site, world.clock.now());
  return world;
};

type Posted = [status: number, world: () => WebWorld, fields: Record<string, string>, headers?: object];
const answers: Record<string, Posted> = {
  'a sign-up': [200, createWebWorld, { email: ada }],
  'one at fault': [422, createWebWorld, { email: 'ada' }],
  'one for no course': [404, createWebWorld, { email: ada, course: 'cake' }],
  'one for a course that has ended': [410, ended, { email: ada }],
  'one that is too large': [413, createWebWorld, { email: 'a'.repeat(10_000) }],
  'what is no form': [415, createWebWorld, {}, { 'Content-Type': 'text/plain' }],
  'one that we fail at': [500, failing, { email: ada }],
};

describe.each(Object.entries(answers))('the answer to %s', (_, [status, createWorld, fields, more]) => {
  const answer = () => submit(createWorld(), '/subscribe', fields, { ...crossSite, ...more });

  it('may be framed by any site, and opened in a new tab from any frame', async () => {
    const { status: answered, headers } = await answer();
    expect(answered).toBe(status);
    expect(headers.get('X-Frame-Options')).toBeNull();
    expect(headers.get('Content-Security-Policy')).toMatch(/^default-src 'none';(?!.*frame-ancestors)/);
    expect(headers.get('Cross-Origin-Opener-Policy')).toBeNull();
  });

  it('may be read by a script of any site, never with credentials', async () => {
    const { headers } = await answer();
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect(headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin');
  });

  it('is JSON with a sentence for a person to a script that asks for it, and a page to everybody else', async () => {
    const asJson = await submit(createWorld(), '/subscribe', fields, {
      ...crossSite,
      ...more,
      Accept: 'application/json',
    });
    expect(asJson.status).toBe(status);
    expect(asJson.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await asJson.json()).toMatchObject({
      heading: expect.stringMatching(/\S/),
      message: expect.stringMatching(/[.]$/),
    });
    for (const Accept of ['*/*', 'text/html,application/xhtml+xml,*/*;q=0.8', 'image/*']) {
      const page = await submit(createWorld(), '/subscribe', fields, { ...crossSite, ...more, Accept });
      expect(page.headers.get('Content-Type')).toMatch(/^text\/html/);
    }
  });

  it('leads out of the frame that it stands in, and stays in its tab otherwise', async () => {
    expect(await (await answer()).text()).toContain('<base target="_blank">');
    const inTab = { ...crossSite, ...more, 'Sec-Fetch-Dest': 'document' };
    expect(await (await submit(createWorld(), '/subscribe', fields, inTab)).text()).not.toContain('<base');
  });
});

describe('a script that asks beforehand', () => {
  it('may post with headers of its own, and do nothing else', async () => {
    const world = createWebWorld();
    const asked = await world.app.request('/subscribe', {
      method: 'OPTIONS',
      headers: {
        Origin: 'https://blog.test',
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-requested-with',
      },
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(asked.headers.get('Access-Control-Allow-Methods')).toBe('POST');
    expect(asked.headers.get('Access-Control-Allow-Headers')).toBe('x-requested-with');
    expect(asked.headers.get('Access-Control-Allow-Credentials')).toBeNull();
    expect(world.record.touched).toEqual({ reads: 0, writes: 0 });
  });

  it('may post nowhere else', async () => {
    const world = createWebWorld();
    await join(world);
    for (const path of ['/', linkTo(world, ada, 'preferencesUrl'), linkTo(world, ada, 'unsubscribeUrl')]) {
      const headers = { Origin: 'https://blog.test', 'Access-Control-Request-Method': 'POST' };
      const asked = await world.app.request(path, { method: 'OPTIONS', headers });
      expect(asked.status).toBe(405);
      expect(asked.headers.get('Access-Control-Allow-Origin')).toBeNull();
    }
  });
});

describe('a page that is for one person', () => {
  it('is never framed nor read by another site, whoever asks and however', async () => {
    const world = createWebWorld();
    await join(world);
    await submit(world, '/subscribe', { email: 'bob@example.org' });
    const paths = [
      linkTo(world, ada, 'preferencesUrl'),
      linkTo(world, ada, 'unsubscribeUrl'),
      linkTo(world, 'bob@example.org', 'confirmUrl'),
      '/',
      '/subscribe',
    ];
    for (const path of paths) {
      const asked = [
        await world.app.request(path, { headers: { ...crossSite, Accept: 'application/json' } }),
        ...(path === '/subscribe' ? [] : [await submit(world, path, {}, crossSite)]),
      ];
      for (const { headers } of asked) {
        expect(headers.get('X-Frame-Options')).toBe('DENY');
        expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
        expect(headers.get('Access-Control-Allow-Origin')).toBeNull();
        expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
      }
    }
  });
});
