import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import type { LocalMail } from '../../lib/local/mailbox/read-mail.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { advance, readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

// A Tuesday. Each reader below confirms on it, and has the first lesson.
const start = instantOf('2027-02-02T15:30:00Z');

const world = await startTestWorld({ content: scenario.files, startAt: start });

const { course, lessons: lessonsInAll, words, site } = scenario;
const movedAway = words.mail.addressChanged({ brand: site.brand, contact: site.contact }).subject;

describe("a course in its subscriber's hands", () => {
  const joined = async (address: string) => {
    const reader = readerAt(world.url, address);
    await reader.signUp('Europe/London');
    await reader.confirm();
    const [first] = await reader.lessons();
    if (!first) throw new Error('the first lesson did not come');
    const own = reader.linkIn(first, 'preferences');
    const page = async () => (await fetch(own)).text();
    /** Presses a button as the page shows it now, with the delivery that it names. */
    const press = async (what: string, more: Record<string, string> = {}) => {
      const forms = (await page()).match(/<form[^>]*>[\s\S]*?<\/form>/g) ?? [];
      const form = forms.find((each) => each.includes(`name="kind" value="${what}"`));
      if (!form) throw new Error(`The page of ${address} has no button "${what}".`);
      const key = /name="key" value="([^"]+)"/.exec(form)?.[1];
      const request = { kind: what, ...(key ? { key } : {}), ...more };
      const answer = await reader.post(own, request);
      return { answer, request };
    };
    return { reader, own, page, press };
  };

  const numberIn = (text: string) =>
    String(
      Array.from({ length: lessonsInAll }, (_, index) => index + 1).find((number) =>
        text.includes(`${words.mail.progress(number, lessonsInAll)}\n`),
      ) ?? 'none',
    );

  /** "1", "2": the number of a lesson, by its mail. */
  const numbers = (mails: readonly LocalMail[]) => mails.map(({ text }) => numberIn(text));
  const dayOf = ({ sentAt }: LocalMail) =>
    Temporal.Instant.from(sentAt).toZonedDateTimeISO('Europe/London').toPlainDate().toString();

  it('pauses until a day and goes on by itself at the usual time', async () => {
    const { reader, press } = await joined('pauses@example.org');
    expect((await press('pause', { until: '2027-03-20' })).answer.status).toBe(200);
    await advance(world.url, 'P60D');
    const lessons = await reader.lessons();
    expect(lessons.map(dayOf)).toEqual(['2027-02-02', '2027-03-23', '2027-03-30']);
  });

  it('sends the next lesson now, once however often the button is pressed, skips one, and sends the last one again', async () => {
    const { reader, own, page, press } = await joined('hurries@example.org');
    const { request } = await press('next-now');
    for (let time = 0; time < 3; time += 1) expect((await reader.post(own, request)).status).toBe(200);
    await advance(world.url, 'PT2M');
    expect(numbers(await reader.lessons())).toEqual(['1', '2']);

    await press('skip');
    expect(await page()).toContain(words.preferences.skipped);
    await advance(world.url, 'P1DT1H');
    await press('again');
    await advance(world.url, 'PT2M');
    expect(numbers(await reader.lessons())).toEqual(['1', '2', '2']);
    await advance(world.url, 'P9D');
    expect(numbers(await reader.lessons())).toEqual(['1', '2', '2', '4']);
  });

  it('starts over with every lesson once more, and under its own time', async () => {
    const { reader, press } = await joined('again@example.org');
    await advance(world.url, 'P8D');
    await press('start-over');
    await advance(world.url, 'P15D');
    expect(numbers(await reader.lessons())).toEqual(['1', '2', '1', '2', '3']);
  });

  it('moves to another address that agrees, and tells the old one', async () => {
    const { reader, own, press } = await joined('old@example.org');
    const now = readerAt(world.url, 'new@example.org');
    expect((await press('address', { email: now.address })).answer.status).toBe(200);
    await advance(world.url, 'PT2M');
    const [asks] = await now.inbox();
    if (!asks) throw new Error('the new address was not asked');
    expect(asks.text).not.toContain('Ada');
    const link = now.linkIn(asks, 'address-change');
    await fetch(link);
    for (let time = 0; time < 2; time += 1) expect((await reader.post(link, {})).status).toBe(200);
    await advance(world.url, 'PT2M');
    expect((await reader.inbox()).at(-1)?.subject).toBe(movedAway);

    await advance(world.url, 'P8D');
    const [, second] = await now.inbox();
    expect(second?.text).toContain(words.mail.progress(2, lessonsInAll));
    expect(second?.text).toContain(words.mail.greeting('Ada'));
    expect((await reader.inbox()).filter(({ subject }) => subject === movedAway)).toHaveLength(1);
    expect(await (await fetch(own)).text()).toContain('new@example.org');
  });

  it('is found again by signing up once more, which sends the link to it and no lesson', async () => {
    const { reader, own } = await joined('lost-the-link@example.org');
    await advance(world.url, 'P31D');
    const before = (await reader.inbox()).length;
    const again = await reader.signUp('Europe/London');
    const answer = await again.text();
    expect(answer).toContain(words.checkInbox('', undefined).heading);
    const mails = (await reader.inbox()).slice(before);
    expect(mails.map(({ subject }) => subject)).toEqual([
      words.mail.ownPage({ course: course.title, newsletter: true }).subject,
    ]);
    const [mail] = mails;
    if (!mail) throw new Error('no mail came');
    expect(mail.text).toContain(words.mail.whereTheyStand.active.split('. ')[0]);
    expect(reader.linkIn(mail, 'preferences')).toBe(own);

    const stranger = readerAt(world.url, 'nobody-yet@example.org');
    const other = await (await stranger.signUp('Europe/London')).text();
    expect(other.replaceAll(stranger.address, '')).toBe(answer.replaceAll(reader.address, ''));
  });

  it('shows a lesson to whoever the link is passed on to, and nothing of its reader', async () => {
    const { reader } = await joined('shares@example.org');
    const [first] = await reader.lessons();
    if (!first) throw new Error('no lesson');
    const shared = await fetch(reader.linkIn(first, 'read'));
    expect(shared.status).toBe(200);
    expect(await shared.text()).not.toMatch(/shares@example|preferences\//);
  });

  it('is erased, nothing of it comes back, and a new sign-up begins at lesson one', async () => {
    const { reader, own } = await joined('erased@example.org');
    await advance(world.url, 'P8D');
    expect(await reader.lessons()).toHaveLength(2);
    const data = (await (await fetch(`${own}/data`)).json()) as { subscriber: { address: string } };
    expect(data.subscriber.address).toBe(reader.address);
    expect((await reader.post(`${own}/erase`, {})).status).toBe(200);
    expect((await fetch(own)).status).toBe(410);
    const addresses = async () =>
      (await world.subscribers()).map(({ subscriber }) => String(subscriber.address));
    expect(await addresses()).not.toContain(reader.address);

    // A late event about a mail of before brings nobody back.
    await fetch(`${world.url}/_local/feedback`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'delivery', to: reader.address }),
    });
    // A form without our token can have one mail to confirm sent to an address in thirty days.
    await advance(world.url, 'P22D');
    expect(await addresses()).not.toContain(reader.address);
    expect(await reader.lessons()).toHaveLength(2);

    await reader.signUp('Europe/London');
    const again = (await reader.asked()).at(-1);
    if (!again) throw new Error('no confirmation mail');
    expect((await reader.post(reader.linkIn(again, 'confirm'), {})).status).toBe(200);
    await advance(world.url, 'PT2M');
    expect(numbers(await reader.lessons())).toEqual(['1', '2', '1']);
  });
});
