import type { AxiosRequestConfig } from 'openapi-client-axios';
import { describe, expect, it } from 'vitest';
import { type ApiKey, type ApiScope, apiScopes } from '../../../lib/domain/api/api-key.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { ofCourse } from '../../../lib/domain/reports/happening.ts';
import { makeApiKey } from '../../../lib/pipeline/api/make-api-key.ts';
import { revokeApiKey } from '../../../lib/pipeline/api/revoke-api-key.ts';
import { rotateApiKey } from '../../../lib/pipeline/api/rotate-api-key.ts';
import { personSchema } from '../../../lib/web/api/person-shape.ts';
import { problemSchema } from '../../../lib/web/api/problem.ts';
import { letters } from '../../fixtures/letters.ts';
import { baseUrl, sampleCourse, withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit, type WebWorld } from '../../worlds/web-in-memory.ts';
import {
  type Answered,
  codeOf,
  createDocumentClient,
  type DocumentClient,
  type OperationId,
  operationIds,
} from './document-client.ts';

const ada = 'ada@example.org';
const consentText = 'Send me the course on bread.';
const vouchedFor = {
  requestedAt: '2025-11-01T10:00:00Z',
  confirmedAt: '2025-11-01T12:05:00+01:00',
  source: 'the till of the shop in Mill Lane',
};

type Wanted = Partial<Pick<ApiKey, 'perHour' | 'expiresAt'>>;

/** A program that has a key of these scopes, and nothing but a client that a library makes of the document. */
const program = async (world: WebWorld, scopes: readonly ApiScope[], wanted: Wanted = {}) => {
  const made = await makeApiKey(world.ports)({ scopes: [...scopes], perHour: 1000, ...wanted });
  const fetch: typeof globalThis.fetch = async (url, init) => world.app.request(url, init);
  return { ...made, client: createDocumentClient(baseUrl, made.text, fetch), fetch };
};

const worldWith = () => createWebWorld({ published: withNewsletter });

const enrollmentOf = async (world: WebWorld, address = ada) => {
  const person = [...world.record.people.values()].find((each) => each.address === address);
  const [enrollment] = person ? await world.ports.enrollments.of(person.id) : [];
  return { person, enrollment };
};

/** A body that is sent as it stands. */
const asIs = { transformRequest: (data: unknown) => data, headers: { 'Content-Type': 'application/json' } };

const problemOf = async (response: Response | Promise<Response>) => {
  const { status, headers, ...rest } = await response;
  return {
    status,
    type: headers.get('Content-Type'),
    body: problemSchema.parse(await (await response).json()),
    rest,
  };
};

const said = ({ status, data }: Answered) => ({ status, data });

describe('the API, to whoever has no key', () => {
  const asking = [
    ['POST', '/api/v1/subscribers'],
    ['POST', '/api/v1/subscribers/find'],
    ['POST', '/api/v1/subscribers/tag'],
    ['POST', '/api/v1/subscribers/unsubscribe'],
    ['GET', `/api/v1/subscribers/${'a'.repeat(26)}`],
    ['GET', '/api/v1/stats'],
  ] as const;

  it('does nothing, reads nobody, and says that a key is missing, whatever is asked', async () => {
    const world = worldWith();
    const known = world.app.routes.filter(
      ({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !path.endsWith('.json'),
    );
    expect(
      new Set(known.map(({ method, path }) => `${method} ${path.replace(':id', 'a'.repeat(26))}`)),
    ).toEqual(new Set(asking.map((each) => each.join(' '))));
    for (const [method, path] of asking) {
      const response = await world.app.request(path, { method });
      expect(await problemOf(response)).toMatchObject({
        status: 401,
        type: 'application/problem+json',
        body: { code: 'key-missing', type: 'about:blank', status: 401 },
      });
      expect(response.headers.get('WWW-Authenticate')).toBe('Bearer');
    }
    expect(world.record.touched).toEqual({ reads: 0, writes: 0 });
  });

  it('is the same with what only looks like a key, and counts it', async () => {
    const world = worldWith();
    const { text } = await program(world, ['stats']);
    const wrong = [`${text.slice(0, -4)}0000`, 'dripline_aaaaaaaaaa_'.padEnd(84, '0'), 'hello', `${text} x`];
    for (const shown of wrong) {
      const headers = { Authorization: `Bearer ${shown}` };
      const { status } = await world.app.request('/api/v1/stats', { headers });
      expect(status).toBe(401);
    }
    expect(world.lines.filter((line) => JSON.stringify(line).includes('apiKeyRefused'))).toHaveLength(3);
  });

  it('answers in JSON what there is not, and not by the page that readers get', async () => {
    const { app } = worldWith();
    expect(await problemOf(app.request('/api/v1/nothing'))).toMatchObject({ body: { code: 'no-such-path' } });
    const wrong = await app.request('/api/v1/stats', { method: 'DELETE' });
    expect(wrong.headers.get('Allow')).toContain('GET');
    expect(await problemOf(wrong)).toMatchObject({ status: 405, body: { code: 'wrong-method' } });
  });

  it.each(['HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'QUERY'])(
    'does nothing at %s, and touches no record',
    async (method) => {
      const world = worldWith();
      const { text } = await program(world, [...apiScopes]);
      const before = { ...world.record.touched };
      const response = await world.app.request('/api/v1/subscribers', {
        method,
        headers: { Authorization: `Bearer ${text}`, Origin: 'https://shop.example' },
      });
      expect(response.status).toBe(405);
      expect(response.headers.get('Allow')).toBe('POST');
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      expect(world.record.touched).toEqual(before);
    },
  );

  it('can be read by no page of another site', async () => {
    const response = await worldWith().app.request('/api/v1/stats', {
      headers: { Origin: 'https://shop.example' },
    });
    expect(response.headers.has('Access-Control-Allow-Origin')).toBe(false);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
  });
});

describe('every operation', () => {
  const somebody = { email: 'nobody@example.org' };
  const from = { kind: 'everything' };
  /** How each is asked, so that nothing is wrong with it but what a test makes wrong. */
  const asked: Record<OperationId, Parameters<DocumentClient[OperationId]>> = {
    subscribe: [null, { email: ada, consentText }],
    findSubscriber: [null, somebody],
    tagSubscriber: [null, { subscriber: somebody, add: ['vip'] }],
    unsubscribe: [null, { subscriber: somebody, from }],
    readSubscriber: [{ id: 'a'.repeat(26) }],
    readStats: [],
  };
  const all = [...apiScopes];

  it.each(operationIds)('%s answers what is wrong with a key as the document says', async (id) => {
    const world = worldWith();
    const open = await program(world, all);
    const codeBy = async (key: string) =>
      codeOf(await createDocumentClient(baseUrl, key, open.fetch)[id](...asked[id]));
    const expired = await program(world, all, { expiresAt: world.clock.now() });
    const capped = await program(world, all, { perHour: 1 });
    const scopeless = await program(world, ['vouch']);
    await rotateApiKey(world.ports)(open.key.id, { hours: 0 });
    const revoked = await program(world, all);
    await revokeApiKey(world.ports)(revoked.key.id);
    await codeBy(capped.text);
    expect({
      none: await codeBy(''),
      other: await codeBy('dripline_'),
      rotated: await codeBy(open.text),
      expired: await codeBy(expired.text),
      revoked: await codeBy(revoked.text),
      scopeless: await codeBy(scopeless.text),
      capped: await codeBy(capped.text),
    }).toEqual({
      none: 'key-missing',
      other: 'key-unknown',
      rotated: 'key-replaced',
      expired: 'key-expired',
      revoked: 'key-revoked',
      scopeless: 'scope-missing',
      capped: 'too-many-requests',
    });
  });

  it.each(operationIds)('%s answers as the document says when something of ours is broken', async (id) => {
    const world = worldWith();
    const { client } = await program(world, all);
    world.ports.caps.take = () => Promise.reject(new Error('The table is gone.'));
    expect(codeOf(await client[id](...asked[id]))).toBe('ours');
  });

  it.each(operationIds.filter((id) => asked[id].length > 1))(
    '%s answers a body that it cannot read as the document says',
    async (id) => {
      const { client } = await program(worldWith(), all);
      const codeFor = async (body: unknown, config: AxiosRequestConfig = asIs) =>
        codeOf(await client[id](null, body, config));
      expect(await codeFor('a=b', { ...asIs, headers: { 'Content-Type': 'text/plain' } })).toBe('not-json');
      expect(await codeFor('{')).toBe('broken-json');
      expect(await codeFor(`"${'x'.repeat(40_000)}"`)).toBe('too-large');
      expect(await codeFor('[]')).toBe('not-understood');
    },
  );
});

describe('a key', () => {
  it('opens what its scopes name, and nothing else', async () => {
    for (const scope of apiScopes) {
      const world = worldWith();
      await join(world);
      const { client } = await program(world, [scope]);
      const subscriber = { email: ada };
      const asked = {
        subscribe: await client.subscribe(null, { email: 'eve@example.org', consentText }),
        read: await client.findSubscriber(null, subscriber),
        tag: await client.tagSubscriber(null, { subscriber, add: ['vip'] }),
        unsubscribe: await client.unsubscribe(null, { subscriber, from: { kind: 'everything' } }),
        stats: await client.readStats(),
      };
      const open = Object.entries(asked).filter(([, { status }]) => status < 300);
      expect(open.map(([name]) => name)).toEqual(scope === 'vouch' ? [] : [scope]);
      expect(Object.values(asked).filter((each) => codeOf(each) === 'scope-missing')).toHaveLength(
        5 - open.length,
      );
    }
  });

  it('opens with both secrets after a rotation, then with the new one, and with none once it is revoked', async () => {
    const world = worldWith();
    const { client, key, fetch } = await program(world, ['stats']);
    const rotated = await rotateApiKey(world.ports)(key.id, { hours: 2 });
    if (rotated.kind !== 'rotated') throw new Error(rotated.kind);
    const renewed = createDocumentClient(baseUrl, rotated.text, fetch);
    const both = async () => [codeOf(await client.readStats()), codeOf(await renewed.readStats())];
    expect(await both()).toEqual(['none', 'none']);
    world.wait({ hours: 3 });
    expect(await both()).toEqual(['key-replaced', 'none']);
    await revokeApiKey(world.ports)(key.id);
    expect(await both()).toEqual(['key-revoked', 'key-revoked']);
  });

  it('opens nothing after its last day', async () => {
    const world = worldWith();
    const { client } = await program(world, ['stats'], { expiresAt: world.clock.now() });
    expect(codeOf(await client.readStats())).toBe('key-expired');
  });

  it('is answered as often an hour as it says, and is told when to ask again', async () => {
    const world = worldWith();
    const { client } = await program(world, ['stats'], { perHour: 2 });
    const other = await program(world, ['stats'], { perHour: 2 });
    const many = await Promise.all([1, 2, 3, 4].map(() => client.readStats()));
    expect(many.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429]);
    const capped = many.find(({ status }) => status === 429);
    // It is half past ten.
    expect(capped?.headers['retry-after']).toBe('1800');
    expect((await other.client.readStats()).status).toBe(200);
    world.wait({ minutes: 30 });
    expect((await client.readStats()).status).toBe(200);
  });

  it('is counted for what it may not do as well', async () => {
    const { client } = await program(worldWith(), ['stats'], { perHour: 2 });
    const read = async () => codeOf(await client.findSubscriber(null, { email: ada }));
    expect([await read(), await read(), await read()]).toEqual([
      'scope-missing',
      'scope-missing',
      'too-many-requests',
    ]);
  });

  it('is kept as a keyed hash: nothing on record opens anything', async () => {
    const world = worldWith();
    const { text, key } = await program(world, ['stats']);
    const stored = JSON.stringify(await world.ports.apiKeys.find(key.id));
    expect(stored).not.toContain(text.split('_')[2]);
    expect(stored).toContain(world.hashes.apiSecret(text.split('_')[2] ?? ''));
  });
});

describe('a sign-up by the API', () => {
  it('asks the owner of the address, and keeps the words that they were shown and whose program it was', async () => {
    const world = worldWith();
    const { client, key } = await program(world, ['subscribe']);
    const answered = await client.subscribe(null, {
      email: ada,
      firstName: 'Ada',
      timeZone: 'Europe/Berlin',
      consentText,
      source: 'Till',
    });
    expect(said(answered)).toEqual({ status: 202, data: { status: 'accepted' } });
    expect((await enrollmentOf(world)).enrollment?.standing.status).toBe('pending');
    await submit(world, linkTo(world, ada, 'confirmUrl'));
    const { enrollment, person } = await enrollmentOf(world);
    expect(enrollment?.standing.status).toBe('active');
    expect(person).toMatchObject({ firstName: 'Ada', zone: 'Europe/Berlin' });
    const [consent] = enrollment?.consents ?? [];
    expect(consent).toMatchObject({ mechanism: 'api', key: key.id, signUpSource: 'till' });
    expect(await world.ports.consentTexts.find(consent?.textHash ?? '')).toBe(consentText);
  });

  it('answers the same of an address that is known and one that is not, and reads nobody before it does', async () => {
    const world = createWebWorld({ published: withNewsletter });
    await join(world);
    const held = createWebWorld({ published: withNewsletter, heldBack: true });
    const answers = [];
    for (const each of [world, held]) {
      const { client } = await program(each, ['subscribe', 'tag', 'unsubscribe']);
      answers.push(
        await client.subscribe(null, { email: ada, consentText }),
        await client.tagSubscriber(null, { subscriber: { email: ada }, add: ['vip'] }),
        await client.unsubscribe(null, { subscriber: { email: ada }, from: { kind: 'everything' } }),
      );
    }
    for (const answered of answers)
      expect(said(answered)).toEqual({ status: 202, data: { status: 'accepted' } });
    const before = { ...held.record.touched };
    const { client } = await program(held, ['subscribe']);
    await client.subscribe(null, { email: 'bea@example.org', consentText });
    expect(held.record.touched).toEqual(before);
  });

  it('tells a key that may read who had the address before', async () => {
    const world = worldWith();
    const { client } = await program(world, ['subscribe', 'read']);
    expect(await client.subscribe(null, { email: ada, consentText })).toMatchObject({
      data: { onRecord: null },
    });
    const { person } = await enrollmentOf(world);
    world.wait({ days: 2 });
    expect(await client.subscribe(null, { email: ada, consentText })).toMatchObject({
      data: { onRecord: { id: person?.id, standing: 'pending' } },
    });
  });

  it('leads to one mail, however often a program sends it under one Idempotency-Key', async () => {
    const world = createWebWorld({ published: withNewsletter, heldBack: true });
    const { client } = await program(world, ['subscribe']);
    const send = (name: string) => client.subscribe({ 'Idempotency-Key': name }, { email: ada, consentText });
    for (const name of ['order 1', 'order-1', 'order-1', 'order-2']) await send(name);
    expect(world.startedJobs.map(({ request }) => request)).toHaveLength(3);
    const [first, again, other] = world.startedJobs.map(({ request }) => request);
    expect(first).toBe(again);
    expect(other).not.toBe(first);
    expect(codeOf(await send('order 1'))).toBe('not-understood');
  });

  it('stays under the caps of a mailbox, which a form of our own does not use up', async () => {
    const world = worldWith();
    const { client } = await program(world, ['subscribe']);
    for (let time = 0; time < 3; time += 1) await client.subscribe(null, { email: ada, consentText });
    expect(world.mail.to(ada)).toHaveLength(1);
    await submit(world, '/subscribe', { email: ada, zone: 'Europe/Berlin' });
    expect(world.mail.to(ada)).toHaveLength(1);
  });

  it.each([
    [{ email: 'no address', consentText }, '/email'],
    [{ email: ada }, '/consentText'],
    [{ email: ada, consentText, colour: 'red' }, '/colour'],
    [{ email: ada, consentText, timeZone: 'Mars/Base' }, '/timeZone'],
    [{ email: ada, consentText, vouchedFor: { ...vouchedFor, source: '' } }, '/vouchedFor/source'],
  ])('refuses %j, says where, and repeats nothing of it', async (body, pointer) => {
    const world = worldWith();
    const { text } = await program(world, ['subscribe', 'vouch']);
    const response = await world.app.request('/api/v1/subscribers', {
      method: 'POST',
      headers: { Authorization: `Bearer ${text}`, 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
    const { status, body: said } = await problemOf(response);
    expect(status).toBe(422);
    expect(said.errors?.map((each) => each.pointer)).toEqual([pointer]);
    expect(JSON.stringify(said)).not.toContain('ada@');
    expect(world.mail.to(ada)).toHaveLength(0);
  });

  it.each([
    ['text/plain', '{}', 415, 'not-json'],
    ['application/json', '{', 400, 'broken-json'],
    ['application/json', `"${'x'.repeat(40_000)}"`, 413, 'too-large'],
  ])('refuses a body of %s such as %s', async (type, body, status, code) => {
    const world = worldWith();
    const { text } = await program(world, ['subscribe']);
    const response = await world.app.request('/api/v1/subscribers', {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${text}`,
        'Content-Type': type,
        'Content-Length': String(body.length),
      },
      body,
    });
    expect(await problemOf(response)).toMatchObject({ status, body: { code } });
  });

  it.each([
    [`{"email":"eve@example.org","email":"${ada}","consentText":"x"}`, '/email'],
    [`{"email":"${ada}","consentText":"x","vouchedFor":{"source":"a","source":"b"}}`, '/vouchedFor/source'],
    [`{"email":"${ada}","consentText":"x","__proto__":{"vouchedFor":{}}}`, '/__proto__'],
    [`{"email":"${ada}","consentText":"x","constructor":{}}`, '/constructor'],
  ])('refuses %s, which two programs would read differently, and signs nobody up', async (body, pointer) => {
    const world = worldWith();
    const { client } = await program(world, [...apiScopes]);
    const answered = await client.subscribe(null, body, asIs);
    expect(answered).toMatchObject({ status: 422, data: { errors: [{ pointer }] } });
    expect(world.record.people.size).toBe(0);
  });

  it('says of a request with countless faults some of them, in an answer that is no longer than it', async () => {
    const { client } = await program(worldWith(), ['subscribe']);
    const body = Object.fromEntries(Array.from({ length: 2_500 }, (_, number) => [`k${number}`, 1]));
    const { status, data } = await client.subscribe(null, body);
    expect(status).toBe(422);
    expect(problemSchema.parse(data).errors).toHaveLength(20);
    expect(JSON.stringify(data).length).toBeLessThan(JSON.stringify(body).length);
  });

  it('knows which courses and newsletters there are to sign up for', async () => {
    const { client } = await program(worldWith(), ['subscribe']);
    const code = async (more: object) =>
      codeOf(await client.subscribe(null, { email: ada, consentText, ...more }));
    expect(await code({ course: 'cake' })).toBe('no-such-course');
    expect(await code({ newsletter: 'cakes' })).toBe('no-such-newsletter');
    expect(await code({ newsletter: letters })).toBe('none');
  });
});

describe('somebody whom a program vouches for', () => {
  it('is in the course at once, gets no mail that asks, and the proof is kept with whose word it is', async () => {
    const world = worldWith();
    const { client, key } = await program(world, ['subscribe', 'vouch']);
    const body = { email: ada, consentText, course: 'bread', newsletter: letters, vouchedFor };
    expect((await client.subscribe(null, body)).status).toBe(202);
    const { person, enrollment } = await enrollmentOf(world);
    expect(enrollment?.standing.status).toBe('active');
    expect(world.mail.to(ada)).toHaveLength(0);
    expect(enrollment?.consents).toMatchObject([
      {
        mechanism: 'import',
        key: key.id,
        source: vouchedFor.source,
        requestedAt: '2025-11-01T10:00:00.000Z',
        confirmedAt: '2025-11-01T11:05:00.000Z',
      },
    ]);
    const subscription =
      person && (await world.ports.subscriptions.load({ subscriberId: person.id, listId: letters }));
    expect(subscription?.standing.status).toBe('active');
  });

  it('needs a key for that, and proof that can be true', async () => {
    const world = worldWith();
    const alone = await program(world, ['subscribe']);
    const body = { email: ada, consentText, vouchedFor };
    expect(codeOf(await alone.client.subscribe(null, body))).toBe('scope-missing');
    const { client } = await program(world, ['subscribe', 'vouch']);
    for (const confirmedAt of ['2025-10-01T10:00:00Z', '2031-01-01T00:00:00Z'])
      expect(
        codeOf(await client.subscribe(null, { ...body, vouchedFor: { ...vouchedFor, confirmedAt } })),
      ).toBe('not-understood');
    expect(world.record.people.size).toBe(0);
  });

  it('does not come back who has left since, nor whoever must not be mailed', async () => {
    const world = worldWith();
    await join(world);
    const { client } = await program(world, ['subscribe', 'vouch', 'unsubscribe']);
    await client.unsubscribe(null, { subscriber: { email: ada }, from: { kind: 'everything' } });
    await client.subscribe(null, { email: ada, consentText, vouchedFor });
    expect((await enrollmentOf(world)).enrollment?.standing.status).toBe('left');
  });
});

describe('one person', () => {
  it('is read by id and by any spelling of their address, as they stand', async () => {
    const world = worldWith();
    await join(world);
    const { client } = await program(world, ['read', 'tag']);
    await client.tagSubscriber(null, { subscriber: { email: ada }, add: ['Early Bird'] });
    const found = await client.findSubscriber(null, { email: 'ADA@Example.org' });
    const person = personSchema.parse(found.data);
    expect(person).toMatchObject({
      email: ada,
      firstName: 'Ada',
      tags: ['early-bird'],
      courses: [{ course: sampleCourse.course.id, standing: 'active', lessonsSent: ['flour-and-water'] }],
      newsletters: [],
    });
    expect(said(await client.readSubscriber({ id: person.id }))).toEqual(said(found));
  });

  it('is said not to be there to a key that may read, whatever it wants of them', async () => {
    const { client } = await program(worldWith(), ['read', 'tag', 'unsubscribe']);
    const subscriber = { email: 'nobody@example.org' };
    const answers = [
      await client.findSubscriber(null, subscriber),
      await client.readSubscriber({ id: 'a'.repeat(26) }),
      await client.tagSubscriber(null, { subscriber, remove: ['vip'] }),
      await client.unsubscribe(null, { subscriber, from: { kind: 'everything' } }),
    ];
    expect(answers.map(codeOf)).toEqual(answers.map(() => 'not-on-record'));
  });

  it('gets and loses tags, and the request has to name one', async () => {
    const world = worldWith();
    await join(world);
    const { client } = await program(world, ['tag']);
    const subscriber = { email: ada };
    await client.tagSubscriber(null, { subscriber, add: ['a', 'b'] });
    await client.tagSubscriber(null, { subscriber, add: ['c'], remove: ['a'] });
    expect((await enrollmentOf(world)).person?.tags).toEqual(['b', 'c']);
    expect(codeOf(await client.tagSubscriber(null, { subscriber }))).toBe('not-understood');
    expect(codeOf(await client.tagSubscriber(null, { subscriber, add: ['x'], remove: ['X'] }))).toBe(
      'not-understood',
    );
  });

  it('leaves a course, a newsletter or everything, and it is kept that a program said so', async () => {
    const world = worldWith();
    await join(world);
    const { client } = await program(world, ['unsubscribe']);
    const subscriber = { email: ada };
    const leave = (from: object) => client.unsubscribe(null, { subscriber, from });
    expect(codeOf(await leave({ kind: 'course', course: 'cake' }))).toBe('no-such-course');
    expect(codeOf(await leave({ kind: 'newsletter', newsletter: 'cakes' }))).toBe('no-such-newsletter');
    expect((await leave({ kind: 'newsletter', newsletter: letters })).status).toBe(202);
    expect((await enrollmentOf(world)).enrollment?.standing.status).toBe('active');
    await leave({ kind: 'course', course: sampleCourse.course.id });
    expect((await enrollmentOf(world)).enrollment?.standing).toMatchObject({
      status: 'left',
      reason: 'unsubscribed',
      way: 'api',
    });
  });
});

describe('the counts', () => {
  it('are those of each day, by what happened, and read no person', async () => {
    const world = worldWith();
    await join(world);
    await world.ports.editions.goLive({
      edition: await world.ports.editions.store(new Map()),
      version: 0,
      courses: [courseId.parse('bread')],
    });
    await world.ports.dayCounts.add(
      ofCourse(courseId.parse('bread')),
      '2026-01-06',
      new Map([
        ['sent:flour-and-water', 2],
        ['sent:closing', 1],
        ['something that a later version counts', 5],
      ]),
      'once',
    );
    const before = { ...world.record.touched };
    const { client } = await program(world, ['stats']);
    const answered = await client.readStats({ since: '2026-01-01' });
    expect(said(answered)).toEqual({
      status: 200,
      data: {
        since: '2026-01-01',
        courses: [
          {
            course: 'bread',
            days: [
              { day: '2026-01-06', counts: { asked: 1, 'sent-notice': 1, confirmed: 1, began: 1, sent: 4 } },
            ],
          },
        ],
        newsletters: [{ newsletter: letters, days: [] }],
      },
    });
    expect(world.record.touched).toEqual(before);
    expect(codeOf(await client.readStats({ since: 'yesterday' }))).toBe('not-understood');
    const twice = await client.readStats(null, undefined, {
      params: { since: ['2026-01-01', '2020-01-01'] },
      paramsSerializer: { indexes: null },
    });
    expect(twice).toMatchObject({ status: 422, data: { errors: [{ pointer: '/query/since' }] } });
  });
});
