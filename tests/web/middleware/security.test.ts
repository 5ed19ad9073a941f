import { describe, expect, it } from 'vitest';
import { isFromElsewhere } from '../../../lib/web/middleware/security.ts';
import { createWebWorld, join, linkTo, submit } from '../../worlds/web-in-memory.ts';

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

describe('a link that is not ours', () => {
  const cases = async () => {
    const { world, links } = await everyPath();
    const tokenOf = (path: string) => path.split('/')[2] ?? '';
    const confirm = tokenOf(links.confirm);
    const tokens = {
      cut: confirm.slice(0, -4),
      'cut in the middle': confirm.split('.').slice(0, 2).join('.'),
      forged: confirm.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      'with another payload': confirm.replace(/\.[^.]+\./, `.${btoa('{"p":"confirm"}')}.`),
      'with an unknown key': confirm.replace(/^k1/, 'k9'),
      'very long': 'a'.repeat(5000),
      nonsense: '%00%ff..%2f',
      'for another purpose': tokenOf(links.unsubscribe),
    };
    return {
      world,
      tokens,
      unsubscribe: tokenOf(links.unsubscribe),
      preferences: tokenOf(links.preferences),
    };
  };

  it('gets a plain page, and no record is read or changed', async () => {
    const { world, tokens } = await cases();
    const before = { ...world.record.touched };
    for (const token of Object.values(tokens)) {
      for (const [method, path] of [
        ['GET', `/confirm/${token}`],
        ['POST', `/confirm/${token}`],
        ['POST', `/confirm/${token}/again`],
        ['GET', `/undo/${token}`],
        ['POST', `/undo/${token}`],
        ['GET', `/preferences/${token}`],
        ['POST', `/preferences/${token}`],
        ['GET', `/read/${token}/salt`],
      ] as const) {
        const answer =
          method === 'POST'
            ? await submit(world, path, { zone: 'Europe/Berlin' })
            : await world.app.request(path);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
      }
    }
    expect(world.record.touched).toEqual(before);
  });

  it('does not unsubscribe anybody either', async () => {
    const { world, tokens, preferences } = await cases();
    const before = { ...world.record.touched };
    const { 'for another purpose': _, ...others } = tokens;
    for (const token of [...Object.values(others), preferences]) {
      const answer = await submit(world, `/unsubscribe/${token}`, { 'List-Unsubscribe': 'One-Click' });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('This link is not complete');
    }
    expect(world.record.touched).toEqual(before);
  });
});

describe('a failure of ours', () => {
  it('shows no detail, and leaves a trace without the address or the link', async () => {
    const { world, links } = await everyPath();
    world.record.ports.enrollments.load = async () => {
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

describe('a request from elsewhere', () => {
  const own = 'https://course.test';
  it.each([
    [{}, false],
    [{ Origin: own }, false],
    [{ Origin: 'null' }, false],
    [{ Origin: 'https://evil.test' }, true],
    [{ Origin: `${own}.evil.test` }, true],
    [{ 'Sec-Fetch-Site': 'same-origin', Origin: 'null' }, false],
    [{ 'Sec-Fetch-Site': 'none' }, false],
    [{ 'Sec-Fetch-Site': 'same-site' }, true],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }, true],
  ] satisfies [Record<string, string>, boolean][])('is told by %j: %s', (headers, elsewhere) => {
    expect(isFromElsewhere(new Headers(headers), own)).toBe(elsewhere);
  });
});
