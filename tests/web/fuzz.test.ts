import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../fixtures/any-character.ts';
import { createWebWorld, linkTo, submit, type WebWorld } from '../worlds/web-in-memory.ts';

const seed = 20_261_122;

/** The routes are the app's own list, so that a new one is tried without being named here. */
const patterns = [
  ...new Set(
    createWebWorld()
      .app.routes.filter(({ method }) => method !== 'ALL')
      .map(({ path }) => path),
  ),
];

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'];
const types = [
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=b',
  'application/json',
  'text/plain;charset=utf-16',
  '',
];

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: anyCharacter, maxLength: 20 }),
  fc.constantFrom(
    '',
    'bread',
    'ada@example.org',
    'UTC',
    '../../etc/passwd',
    '{{address}}',
    '\r\nX: y',
    '\u0000',
    '%',
    '%zz',
  ),
  fc.nat({ max: 3 }).map((n) => 'x'.repeat(4_000 * n)),
);

/** What stands where a token should: invented, cut, patched together or of another purpose, but never a good one. */
const notGenuine = (genuine: readonly string[]) =>
  fc.oneof(
    text,
    fc
      .constantFrom(...genuine)
      .chain((token) => fc.nat({ max: token.length - 1 }).map((n) => token.slice(0, n))),
    fc
      .tuple(fc.constantFrom(...genuine), fc.constantFrom(...genuine))
      .filter(([one, other]) => one !== other)
      .map(([one, other]) => `${one.split('.').slice(0, 2).join('.')}.${other.split('.')[2]}`),
    fc
      .tuple(
        fc.constantFrom('k0', 'k1', 'k2', '', '__proto__'),
        fc.jsonValue(),
        fc.base64String({ maxLength: 24 }),
      )
      .map(
        ([key, claims, mac]) => `${key}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${mac}`,
      ),
  );

/** Made once: how each character is written in a query is worked out anew by each other. */
const query = fc.option(fc.webQueryParameters(), { nil: '' });

const pathWith = (token: fc.Arbitrary<string>) =>
  fc.constantFrom(...patterns).chain((pattern) =>
    fc
      .array(token, { minLength: 3, maxLength: 3 })
      .chain((values) => fc.tuple(fc.constant(values), query, fc.boolean()))
      .map(([values, asked, slash]) => {
        let next = 0;
        const path = pattern.replace(/:\w+/g, () => {
          const value = values[next % values.length] ?? '';
          next += 1;
          return encodeURIComponent(value.toWellFormed());
        });
        return `${path}${slash ? '/' : ''}${asked ? `?${asked}` : ''}`;
      }),
  );

/** Header values as HTTP allows them on the wire. */
const headerValue = text.map((value) => value.replaceAll(/[^\x20-\x7e]/g, '').trim());

const formWith = (fields: readonly string[]) =>
  fc.array(fc.tuple(fc.constantFrom(...fields), text), { maxLength: 6 }).map((pairs) => {
    const form = new URLSearchParams();
    for (const [name, value] of pairs) form.append(name, value);
    return form.toString();
  });
const fields = ['email', 'firstName', 'zone', 'course', 'website', 'shown', 'List-Unsubscribe', 'newsletter'];

const requestFor = (path: fc.Arbitrary<string>) =>
  fc.record({
    method: fc.constantFrom(...methods),
    path: fc.oneof(
      { weight: 9, arbitrary: path },
      { weight: 1, arbitrary: text.map((t) => `/${encodeURIComponent(t.toWellFormed())}`) },
    ),
    type: fc.constantFrom(...types),
    body: fc.oneof(formWith(fields), text, fc.constant('x'.repeat(10_000))),
    headers: fc.dictionary(
      fc.constantFrom(
        'Origin',
        'Sec-Fetch-Site',
        'Accept-Language',
        'Accept-Encoding',
        'Cookie',
        'Range',
        'X-Forwarded-For',
        'Content-Length',
        'CloudFront-Viewer-Time-Zone',
      ),
      headerValue,
      { maxKeys: 4 },
    ),
  });

type Generated = ReturnType<typeof requestFor> extends fc.Arbitrary<infer R> ? R : never;

const send = (world: WebWorld, { method, path, type, body, headers }: Generated) =>
  world.app.request(path, {
    method,
    headers: { ...headers, ...(type ? { 'Content-Type': type } : {}) },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  });

const mailed = ['confirmUrl', 'unsubscribeUrl', 'preferencesUrl', 'webUrl', 'scannerTrapUrl'] as const;

/** A world with somebody in the course, the tokens of their mails, and whether anything has changed since. */
const inhabited = async () => {
  const world = createWebWorld({ heldBack: true });
  const form = { email: 'ada@example.org', firstName: 'Ada', zone: 'Europe/Berlin' };
  await submit(world, '/subscribe', form);
  await world.takeHandedOn();
  await submit(world, linkTo(world, form.email, 'confirmUrl'));
  const genuine = mailed
    .flatMap((value) => world.mail.sent.map(({ values }) => values[value]))
    .flatMap((url) => url.split('/').filter((part) => /^k\d+\./.test(part)));
  const state = () =>
    JSON.stringify([
      ...world.record.people,
      ...world.record.enrolled,
      world.record.touched.writes,
      world.mail.sent.length,
    ]);
  const before = state();
  return { world, genuine: [...new Set(genuine)], expectUnchanged: () => expect(state()).toBe(before) };
};

const expectSound = (answer: Response) => {
  expect(answer.status).toBeLessThan(500);
  expect(answer.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none';/);
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
  expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer');
  expect(answer.headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
  expect(answer.headers.get('Set-Cookie')).toBeNull();
};

describe('generated requests, over every route and method', () => {
  it('give no failure of ours, read, change and send nothing, and get the security headers: 10,000 without a good link', async () => {
    const { world, genuine, expectUnchanged } = await inhabited();
    const { reads } = world.record.touched;
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(requestFor(pathWith(notGenuine(genuine))), async (request) => {
        const answer = await send(world, request);
        await answer.arrayBuffer();
        statuses.add(answer.status);
        expectSound(answer);
        expectUnchanged();
        expect(world.record.touched.reads).toBe(reads);
      }),
      { seed, numRuns: 10_000 },
    );
    // What was generated reached all the ways to answer, not only the first.
    expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 302, 400, 404, 405, 413, 415, 422]));
  });

  it('change nothing with a good link either, as long as nothing is posted: 2,000', async () => {
    const { world, genuine, expectUnchanged } = await inhabited();
    expect(genuine.length).toBeGreaterThanOrEqual(4);
    const looking = requestFor(pathWith(fc.constantFrom(...genuine))).filter(
      ({ method }) => method !== 'POST',
    );
    await fc.assert(
      fc.asyncProperty(looking, async (request) => {
        expectSound(await send(world, request));
        expectUnchanged();
      }),
      { seed, numRuns: 2_000 },
    );
  });
});
