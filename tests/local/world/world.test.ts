import { once } from 'node:events';
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readEnvironment } from '../../../lib/adapters/environment.ts';
import { failedWork } from '../../../lib/adapters/failed-work.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const world = await startTestWorld({ startAt: instantOf('2027-03-01T10:00:00Z') });

const mailSchema = z.object({
  id: z.string(),
  to: z.string(),
  from: z.string(),
  subject: z.string(),
  sentAt: z.string(),
  headers: z.record(z.string(), z.string()),
  text: z.string(),
  html: z.string(),
  raw: z.string(),
});

const mailsTo = async (address: string) =>
  z
    .array(mailSchema)
    .parse(await (await fetch(`${world.url}/_local/mail?to=${encodeURIComponent(address)}`)).json());
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(world.url + path, { method: 'POST', body: JSON.stringify(body), headers });
const postForm = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(world.url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });
const subscribersNow = async (): Promise<unknown> => (await fetch(`${world.url}/_local/subscribers`)).json();

/** Signs up and confirms as a person would, by the link in the mail. */
const join = async (address: string) => {
  await postForm('/subscribe', { course: 'bread', email: address, zone: 'Europe/London' });
  const [confirmation] = await mailsTo(address);
  const [path = ''] = /\/confirm\/[\w.~-]+/.exec(confirmation?.text ?? '') ?? [];
  await fetch(world.url + path, { method: 'POST' });
};

describe('the local world', () => {
  it('shows the real sign-up page at /', async () => {
    const page = await (await fetch(world.url)).text();
    expect(page).toContain('action="/subscribe"');
  });

  it('answers each of twenty forms at once when the mail that follows from it is there', async () => {
    const people = Array.from(
      { length: 20 },
      (_, number) => `reader-${number}@readers-${number}.example.net`,
    );
    const found = await Promise.all(
      people.map(async (email) => {
        await postForm('/subscribe', { course: 'bread', email, zone: 'Europe/London' });
        return (await mailsTo(email)).length;
      }),
    );
    expect(found).toEqual(people.map(() => 1));
  });

  it('answers one form while the job of another hangs', { timeout: 20_000 }, async () => {
    await world.fake.failNextSends({ kind: 'delay', milliseconds: 2_000, accepted: true });
    let isSlowAnswered = false;
    const slow = postForm('/subscribe', {
      course: 'bread',
      email: 'slow@example.net',
      zone: 'UTC',
    }).then(() => {
      isSlowAnswered = true;
    });
    await expect.poll(async () => (await mailsTo('slow@example.net')).length, { timeout: 5000 }).toBe(1);
    await postForm('/subscribe', { course: 'bread', email: 'quick@example.net', zone: 'UTC' });
    expect(await mailsTo('quick@example.net')).toHaveLength(1);
    expect(isSlowAnswered).toBe(false);
    await slow;
  });

  it('lives on when a job fails: it is tried three times, and then kept as a dead letter', async () => {
    expect(world.invoke('dripline-local-run-job', { kind: 'nonsense' })).toBe(true);
    const { deadLetters } = failedWork(readEnvironment(process.env));
    const waiting = async () => {
      const found = [];
      for await (const { of } of deadLetters.waiting()) found.push(of);
      return found;
    };
    await expect.poll(waiting).toContainEqual({ kind: 'job', work: { kind: 'nonsense' } });
    expect((await fetch(world.url)).status).toBe(200);
  });

  it('lists the mails of an address as JSON, oldest first, each as a mail program reads it', async () => {
    await join('ada@example.net');
    const mails = await mailsTo('ADA@example.net');
    expect(mails).toHaveLength(2);
    const [confirmation, lesson] = mails;
    expect(confirmation?.text).toContain(`${world.url}/confirm/`);
    expect(lesson).toMatchObject({
      to: 'ada@example.net',
      headers: { 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
      html: expect.stringContaining('</html>'),
      raw: expect.stringContaining('List-Unsubscribe:'),
    });
    expect(lesson?.sentAt.slice(0, 10)).toBe('2027-03-01');
  });

  it('finds the mails of an address with a plus, escaped or not', async () => {
    await join('grace+course@example.net');
    const asTyped = await (await fetch(`${world.url}/_local/mail?to=grace+course@example.net`)).json();
    expect(asTyped).toHaveLength(2);
    expect(asTyped).toEqual(await mailsTo('grace+course@example.net'));
    await post('/_local/feedback', { type: 'bounce', to: 'grace+course@example.net' });
  });

  it('answers with an empty list for an address that nothing went to', async () => {
    expect(await mailsTo('nobody@example.net')).toEqual([]);
  });

  it('moves the clock by a week, and one lesson goes out', async () => {
    const answer = await (await post('/_local/clock', { advance: 'P7D' })).json();
    expect(answer).toMatchObject({ sent: 1, now: expect.stringMatching(/^2027-03-08T10:0/) });
    expect(await (await fetch(`${world.url}/_local/clock`)).json()).toMatchObject({
      now: expect.stringMatching(/^2027-03-08T10:0/),
    });
    expect((await mailsTo('ada@example.net')).at(-1)?.sentAt).toMatch(/^2027-03-08/);
  });

  it('moves the clock to the next mail that is due', async () => {
    const before = (await mailsTo('ada@example.net')).length;
    expect(await (await post('/_local/clock', { advance: 'next' })).json()).toMatchObject({ sent: 1 });
    expect(await mailsTo('ada@example.net')).toHaveLength(before + 1);
  });

  it.each([{ advance: 'soon' }, { advance: '-P1D' }, { advance: 'P11Y' }, {}, 'x'])(
    'refuses to move the clock for %j, with a sentence',
    async (body) => {
      const answer = await post('/_local/clock', body);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: expect.stringMatching(/\w+ \w+.*[.}]$/) });
    },
  );

  it('hands a bounce to the real handler, and that address gets nothing more', async () => {
    await join('gone@example.net');
    expect((await post('/_local/feedback', { type: 'bounce', to: 'gone@example.net' })).status).toBe(200);
    expect(await subscribersNow()).toContainEqual(
      expect.objectContaining({
        address: 'gone@example.net',
        courses: [expect.objectContaining({ status: 'left', reason: 'bounce' })],
      }),
    );
    const before = (await mailsTo('gone@example.net')).length;
    await world.travelTo('next-mail');
    expect(await mailsTo('gone@example.net')).toHaveLength(before);
  });

  it('stops mail to an address that bounces from the start', async () => {
    await world.mark('dead@example.net', 'bounce');
    await postForm('/subscribe', { course: 'bread', email: 'dead@example.net', zone: 'UTC' });
    expect(await subscribersNow()).toContainEqual(
      expect.objectContaining({
        address: 'dead@example.net',
        courses: [expect.objectContaining({ status: 'left', reason: 'bounce' })],
      }),
    );
  });

  it('says so when there is no mail to give feedback about', async () => {
    const answer = await post('/_local/feedback', { type: 'complaint', to: 'nobody@example.net' });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({
      error: expect.stringContaining('No mail has gone to nobody@example.net'),
    });
  });

  it('plays a year in one request', async () => {
    await post('/_local/clock', { advance: 'P1Y' });
    expect(await subscribersNow()).toContainEqual(
      expect.objectContaining({
        address: 'ada@example.net',
        courses: [expect.objectContaining({ status: 'completed' })],
      }),
    );
  });

  it('publishes the same files again without a new version', async () => {
    expect(await world.publish()).toMatchObject({ kind: 'unchanged' });
  });
});

describe('the pages for the person at this machine', () => {
  it('show the inbox, each mail in a sandbox, and the subscribers, without a script', async () => {
    const inbox = await (await fetch(`${world.url}/_local/`)).text();
    const [path = ''] = /\/_local\/inbox\/\d+/.exec(inbox) ?? [];
    const mail = await (await fetch(world.url + path)).text();
    const people = await (await fetch(`${world.url}/_local/people`)).text();
    expect(inbox).toContain('<a href="/_local/" aria-current="page">Inbox</a>');
    expect(mail).toContain('width="375"');
    expect(mail).toContain('width="680"');
    expect(mail).toMatch(/sandbox="[^"]*allow-top-navigation-by-user-activation"/);
    expect(mail).not.toMatch(/sandbox="[^"]*allow-(scripts|same-origin)/);
    expect(people).toContain('ada@example.net');
    for (const page of [inbox, mail, people]) expect(page).not.toContain('<script');
  });

  it('open the links of a framed mail in the whole window', async () => {
    const [mail] = await mailsTo('ada@example.net');
    const framed = await fetch(`${world.url}/_local/inbox/${mail?.id}/html`);
    expect(framed.headers.get('content-security-policy')).toMatch(/^sandbox allow-popups/);
    expect(await framed.text()).toContain('<base target="_top">');
  });

  it('lead back to where a form was sent from, with a word on what happened', async () => {
    const moved = await postForm('/_local/clock', { advance: 'P1D', back: '/_local/people' });
    expect(moved.status).toBe(303);
    expect(moved.headers.get('location')).toBe('/_local/people?did=nothing-sent');
    const elsewhere = await postForm('/_local/clock', { advance: 'P1D', back: 'https://example.com/' });
    expect(elsewhere.headers.get('location')).toBe('/_local/?did=nothing-sent');
  });

  it.each([
    ['another site', { origin: 'https://example.com' }],
    ['another site, as browsers say now', { 'sec-fetch-site': 'cross-site' }],
  ])('do nothing for a form of %s', async (_, headers) => {
    const before = world.now();
    expect((await postForm('/_local/clock', { advance: 'P7D' }, headers)).status).toBe(403);
    expect(world.now().slice(0, 10)).toBe(before.slice(0, 10));
  });

  it('are shown under a name of this machine only, so that no other site can read them', async () => {
    const asked = request(`${world.url}/_local/mail`, { headers: { host: 'evil.example.com' } }).end();
    const [answer] = await once(asked, 'response');
    expect(answer.statusCode).toBe(403);
    answer.resume();
  });

  it('answer 404 for a mail that is not there', async () => {
    expect((await fetch(`${world.url}/_local/inbox/99999999`)).status).toBe(404);
  });
});

describe('the end of the local world', () => {
  it('comes after the look at the books that is under way, and no other begins', async () => {
    const looking = world.checkBooks();
    expect(await world.close()).toBe('finished');
    expect(await looking).toMatchObject({ lost: 0 });
    expect(await world.checkBooks()).toBeUndefined();
  });
});
