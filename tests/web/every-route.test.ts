import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { imageName } from '../../lib/domain/image/image.ts';
import type { Claims, Purpose } from '../../lib/domain/links/claims.ts';
import { newDelivery, recordIssue } from '../../lib/domain/newsletter/issue-delivery.ts';
import { letters } from '../fixtures/letters.ts';
import { baseUrl, sampleCourse, withNewsletter } from '../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit, type WebWorld } from '../worlds/web-in-memory.ts';

// A route that a test does not know cannot be forgotten here: the routes are the app's own list, and a
// token in a path is tried with a valid one of each purpose, so that each route both shows and refuses.

// What programs ask for with a key is asked for in tests/web/api/api-routes.test.ts, and shows nobody a page.
const routes = createWebWorld().app.routes.filter(
  ({ method, path }) => method !== 'ALL' && !path.startsWith('/api/'),
);
// Erasing comes last: after it, nothing answers well to anybody.
const erases = (path: string) => Number(path.endsWith('/erase'));
const paths = [...new Set(routes.map(({ path }) => path))].sort((a, b) => erases(a) - erases(b));

const crust = imageName.parse(`${'c'.repeat(32)}.jpg`);

/** What may stand for a parameter of a path. */
const samples: Record<string, readonly string[]> = {
  version: [sampleCourse.version, 'cut'],
  image: [crust, 'nope'],
  look: ['17615a-86cbc1-serif', '17615a-86cbc1-D', 'nope'],
  course: ['bread', 'cake'],
  lesson: ['flour-and-water', 'salt'],
  list: ['letters', 'nope'],
  offer: ['bread', 'letters', 'nope'],
  issue: ['2026-01-05-the-burnt-one', 'nope'],
};

type Answer = { asked: string; path: string; response: Response; body: string };

/** Sends whoever joined the newsletter's first issue. */
const receiveAnIssue = async ({ record, clock }: WebWorld): Promise<void> => {
  const [person] = record.people.values();
  const [issue] = await record.ports.issueRecords.of(letters);
  if (!person || !issue) throw new Error('nobody joined, or nothing was sent');
  const now = clock.now();
  const copy = newDelivery({ subscriberId: person.id, listId: letters, issueId: issue.issueId }, now, 72);
  await record.ports.issueDeliveries.save(recordIssue(copy, { status: 'sent', at: now, attempt: 1 }));
};

const tokensOf = (world: WebWorld): string[] => {
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody joined');
  const who = { s: person.id, c: sampleCourse.course.id };
  const until = Math.floor(Date.parse(world.clock.now()) / 1000) + 3600;
  const claims: Record<Purpose, Claims> = {
    confirm: { p: 'confirm', ...who, e: 1, x: until },
    unsubscribe: { p: 'unsubscribe', ...who },
    undo: { p: 'undo', ...who, x: until },
    preferences: { p: 'preferences', ...who },
    own: { p: 'own', s: person.id },
    read: { p: 'read', ...who, m: sampleCourse.lessons[0]?.id ?? 'closing' },
    'address-change': { p: 'address-change', ...who, n: 1, x: until },
    'scanner-trap': { p: 'scanner-trap', s: person.id },
    'unsubscribe-list': { p: 'unsubscribe-list', s: person.id, l: letters },
    'unsubscribe-all': { p: 'unsubscribe-all', s: person.id },
    'undo-all': { p: 'undo-all', s: person.id, t: Date.parse(world.clock.now()), x: until },
    'read-list': { p: 'read-list', s: person.id, l: letters },
    'undo-list': { p: 'undo-list', s: person.id, l: letters, x: until },
    'confirm-list': { p: 'confirm-list', s: person.id, l: letters, n: 1, x: until },
    'address-change-list': { p: 'address-change-list', s: person.id, l: letters, n: 1, x: until },
    form: { p: 'form', t: until, v: '' },
  };
  return [...Object.values(claims).map((each) => world.tokens.sign(each)), 'forged'];
};

const addressesOf = (path: string, tokens: readonly string[]): string[] =>
  [...path.matchAll(/:(\w+)/g)].reduce(
    (addresses, [placeholder, name = '']) => {
      const values = name === 'token' ? tokens : samples[name];
      if (!values) throw new Error(`What stands for "${placeholder}" of ${path}? Name it in \`samples\`.`);
      return addresses.flatMap((each) => values.map((value) => each.replace(placeholder, value)));
    },
    [path],
  );

/** Every route with every address, and what is there for no method or for another one. */
const askEverything = async (): Promise<Answer[]> => {
  const world = createWebWorld({ published: withNewsletter });
  await world.ports.images.store(crust, Uint8Array.of(1, 2, 3));
  const ada = 'ada@example.org';
  await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin', newsletter: letters });
  await submit(world, linkTo(world, ada, 'confirmUrl'));
  await receiveAnIssue(world);
  const tokens = tokensOf(world);
  const answers: Answer[] = [];
  const ask = async (method: string, path: string, address: string) => {
    const response =
      method === 'POST'
        ? await submit(world, address, {
            email: 'eve@example.org',
            zone: 'Europe/Berlin',
            at: world.clock.now(),
          })
        : await world.app.request(address, { method });
    const asked = `${method} ${address.replace(/[\w-]+\.[\w.-]{20,}/, '…')}`;
    answers.push({ asked, path, response, body: await response.text() });
  };
  for (const path of paths)
    for (const address of addressesOf(path, tokens))
      for (const method of ['GET', 'HEAD', 'POST', 'DELETE']) await ask(method, path, address);
  await ask('GET', '/no/such/page', '/no/such/page');
  return answers;
};

let answers: Answer[];
beforeAll(async () => {
  answers = await askEverything();
});

/** What was asked, of the answers that are not as they should be. */
const failing = (isRight: (answer: Answer) => boolean, of = answers) =>
  of.filter((answer) => !isRight(answer)).map(({ asked }) => asked);

const pages = () =>
  answers.filter(({ response }) => response.headers.get('Content-Type')?.startsWith('text/html'));

describe('every route, whatever it answers', () => {
  it('answers well to somebody, so that more than refusals is looked at here', () => {
    const answered = new Set(answers.filter(({ response }) => response.status < 400).map(({ path }) => path));
    expect(paths.filter((path) => !answered.has(path))).toEqual([]);
  });

  // The answer to a form that is pasted into other sites may be framed there: tests/web/middleware/open-to-other-sites.test.ts.
  const closed = () => answers.filter(({ asked }) => asked !== 'POST /subscribe');

  it.each([
    [
      'Content-Security-Policy',
      /^default-src 'none'; style-src 'self'( 'sha256-[\w+/=]{44}')?; script-src 'self'( 'sha256-[\w+/=]{44}')?; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
    ],
    ['Referrer-Policy', /^no-referrer$/],
    ['Strict-Transport-Security', /^max-age=31536000$/],
    ['X-Content-Type-Options', /^nosniff$/],
    ['X-Frame-Options', /^DENY$/],
    ['Cache-Control', /./],
  ])('has the header %s', (name, value) => {
    expect(failing(({ response }) => value.test(response.headers.get(name) ?? ''), closed())).toEqual([]);
  });

  it('can be read by a script of another site, and framed there, only as the answer to a sign-up', () => {
    const opened = answers.filter(
      ({ response: { headers } }) =>
        headers.has('Access-Control-Allow-Origin') || !headers.has('X-Frame-Options'),
    );
    expect([...new Set(opened.map(({ asked }) => asked))]).toEqual(['POST /subscribe']);
  });

  it('sets no cookie', () => {
    expect(failing(({ response }) => !response.headers.has('Set-Cookie'))).toEqual([]);
  });

  it('has no script, style or handler in its markup but those that its policy names by their hash', () => {
    const inline = /<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|javascript:/i;
    /** Without the style and the script that the page's own policy names by their hashes. */
    const markup = ({ response, body }: (typeof answers)[number]) =>
      body.replaceAll(/<(style|script)>([\s\S]*?)<\/\1>/g, (element, _, text: string) => {
        const hash = createHash('sha256').update(text).digest('base64');
        return response.headers.get('Content-Security-Policy')?.includes(`'sha256-${hash}'`) ? '' : element;
      });
    expect(failing((answer) => !inline.test(markup(answer)), pages())).toEqual([]);
  });

  it('lets the browser load or send nothing but from and to our own site', () => {
    const loaded =
      /<(?:script|img|link|iframe|source|form|object|embed)\b[^>]*?\s(?:src|href|action)="([^"]*)"/g;
    const isOurs = (url: string) =>
      url.startsWith('data:image/svg+xml,') ||
      new URL(url.replaceAll('&#x3D;', '='), baseUrl).origin === baseUrl;
    expect(
      failing(({ body }) => [...body.matchAll(loaded)].every(([, url = '']) => isOurs(url)), pages()),
    ).toEqual([]);
  });

  it('is kept by nobody and listed nowhere exactly where a token is in the address', () => {
    const personal = answers.filter(({ path }) => path.includes(':token'));
    const open = answers.filter(({ path }) => !path.includes(':token'));
    expect(personal.length).toBeGreaterThan(20);
    expect(
      failing(
        ({ response: { headers } }) =>
          headers.get('Cache-Control') === 'no-store' && headers.get('X-Robots-Tag') === 'noindex, nofollow',
        personal,
      ),
    ).toEqual([]);
    expect(failing(({ response }) => !response.headers.has('X-Robots-Tag'), open)).toEqual([]);
  });

  it('is open to crawlers exactly where no token is in the address', async () => {
    const robots = await (await createWebWorld().app.request('/robots.txt')).text();
    const closed = [...robots.matchAll(/^Disallow: (\S+)$/gm)].map(([, prefix = '']) => prefix);
    const isClosed = (path: string) => closed.some((prefix) => path.startsWith(prefix));
    expect(paths.filter((path) => isClosed(path) !== path.includes(':token'))).toEqual([]);
  });

  it('acts on a form of another site only to sign up, and to unsubscribe in one click', async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world);
    const tokens = tokensOf(world);
    const acting = new Set<string>();
    for (const { path } of routes.filter(({ method }) => method === 'POST'))
      for (const address of addressesOf(path, tokens)) {
        const fields = { email: 'eve@example.org', zone: 'Europe/Berlin', kind: 'go-back' };
        const answer = await submit(world, address, fields, { 'Sec-Fetch-Site': 'cross-site' });
        if (answer.status < 400) acting.add(path);
      }
    expect([...acting].sort()).toEqual(['/newsletters/leave/:token', '/subscribe', '/unsubscribe/:token']);
  });

  it('never fails', () => {
    expect(failing(({ response }) => response.status < 500)).toEqual([]);
  });
});
