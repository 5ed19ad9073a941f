import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { textOf } from './course-in-language.ts';
import { advance, readerAt } from './reader.ts';

/** The course about bread twice a week, and once more as a cohort with days and a date of its own. */
const files = breadCourse({
  'content/courses/bread/course.yaml': (text) => text.replace('cadence: weekly', 'cadence: twice-weekly'),
  // A reader here posts no form of a page of ours, and has all of an address's mails nevertheless.
  'content/site.yaml': (text) => `${text}signUp:\n  shareOfOtherForms: 1\n`,
});
const cohort = [...breadCourse()].flatMap(([path, text]): [string, string][] => {
  if (!path.startsWith('content/courses/bread/')) return [];
  const changed = text
    .replace('id: bread', 'id: cohort')
    .replace('title: Bread, plainly', 'title: Bread, together')
    .replace('cadence: weekly', 'cadence: [tuesday, thursday]\nchoices: []\nstart: 2027-04-06');
  return [
    [path.replace('bread', 'cohort'), path.endsWith('oven.yaml') ? `${changed}after: 1 week\n` : changed],
  ];
});

// A Tuesday; the clocks of London go forward on the Sunday after it, those of New York have.
const world = await startTestWorld({
  content: new Map([...files, ...cohort]),
  startAt: instantOf('2027-03-23T15:30:00Z'),
});

const sentTo = async (address: string, zone: string): Promise<string[]> =>
  (await readerAt(world.url, address).inbox()).slice(1).map(({ sentAt, subject }) => {
    const at = Temporal.Instant.from(sentAt).toZonedDateTimeISO(zone).toPlainDateTime();
    return `${at.toString({ smallestUnit: 'minute' })} ${subject}`;
  });

const said = async (answer: Response | Promise<Response>): Promise<string> =>
  textOf(await (await answer).text()).replace(/\s+/g, ' ');

/** Signs up and confirms; returns what the pages and the mail on the way said. */
const join = async (address: string, course: string, zone: string) => {
  const reader = readerAt(world.url, address);
  const page = await said(fetch(`${world.url}/courses/${course}`));
  const answer = await said(reader.signUp(zone, { course }));
  const [mail] = await reader.inbox();
  if (!mail) throw new Error('No confirmation mail came.');
  const link = reader.linkIn(mail, 'confirm');
  const ask = await said(fetch(link));
  const done = await said(reader.post(link, {}));
  return { page, answer, mail: mail.text.replace(/\s+/g, ' '), ask, done };
};

describe('a course twice a week', () => {
  let pages: Awaited<ReturnType<typeof join>>;
  beforeAll(async () => {
    pages = await join('twice@example.org', 'bread', 'Europe/London');
    await advance(world.url, 'P8D');
  });

  it('says so wherever somebody is asked', () => {
    expect(pages.page).toContain('2 lessons, two a week, and a closing note');
    expect(pages.mail).toContain('2 lessons, two a week.');
    expect(pages.done).toContain('After that, the next one comes every Tuesday and Friday at 09:00');
    expect(Object.values(pages).join(' ')).not.toMatch(/a week later|one a week|begins on/);
  });

  it('sends the first lesson at once, the second three days later and the closing note four days after it', async () => {
    expect(await sentTo('twice@example.org', 'Europe/London')).toEqual([
      '2027-03-23T15:30 The flour and the jar',
      '2027-03-26T09:00 The oven and the night',
      '2027-03-30T09:00 The last crumb',
    ]);
  });
});

describe('a cohort', () => {
  let early: Awaited<ReturnType<typeof join>>;
  let late: Awaited<ReturnType<typeof join>>;
  let waiting: { mails: number; own: string };

  beforeAll(async () => {
    // The last day of March: six days to go.
    early = await join('early@example.org', 'cohort', 'Europe/London');
    await join('new-york@example.org', 'cohort', 'America/New_York');
    const reader = readerAt(world.url, 'early@example.org');
    // An address gets one such mail a day; this one brings the link to their own page.
    await advance(world.url, 'P2D');
    await reader.signUp('Europe/London', { course: 'cohort' });
    const inbox = await reader.inbox();
    const own = inbox.at(-1);
    if (!own) throw new Error('No mail came.');
    waiting = {
      mails: inbox.length,
      own: await said(fetch(reader.linkIn(own, 'preferences'))),
    };
    await advance(world.url, 'P7D');
    late = await join('late@example.org', 'cohort', 'Europe/London');
    await advance(world.url, 'P21D');
  });

  it('says when it begins, on the page, in the mail and once somebody is in', () => {
    const day = 'Tuesday, 6 April 2027';
    expect(early.page).toContain('on Tuesdays and Thursdays');
    expect(early.page).toContain(`begins on ${day}`);
    expect(early.answer).toContain(`you have a place: the course begins on ${day}`);
    expect(early.mail).toContain(`It begins on ${day}.`);
    expect(early.ask).toContain(`which begins on ${day}`);
    expect(early.done).toContain(`begins on ${day}. Lesson one comes on that day`);
    expect(Object.values(early).join(' ')).not.toMatch(
      /lesson[^.]* at once|right away|on its way to your inbox/,
    );
  });

  it('keeps whoever joins early waiting, and lets nobody have a lesson before it', () => {
    expect(waiting.own).toContain('Tuesday, 6 April 2027');
    expect(waiting.own).toContain('Every Tuesday and Thursday at 09:00, London time');
    expect(waiting.own).not.toContain('Send it now');
    expect(waiting.own).toContain('No lesson has reached you yet.');
  });

  it('begins at its hour on every clock, keeps its days, and the days that a lesson wants before it', async () => {
    const lessons = [
      '2027-04-06T09:00 The flour and the jar',
      '2027-04-13T09:00 The oven and the night',
      '2027-04-15T09:00 The last crumb',
    ];
    const ofCourse = async (address: string, zone: string) =>
      (await sentTo(address, zone)).filter((mail) => !mail.includes('Your own page'));
    expect(await ofCourse('early@example.org', 'Europe/London')).toEqual(lessons);
    expect(await ofCourse('new-york@example.org', 'America/New_York')).toEqual(lessons);
  });

  it('begins at once for whoever joins after it, by their own days, and says so no more', async () => {
    expect(Object.values(late).join(' ')).not.toMatch(/begins on/);
    expect(late.done).toContain('on its way to your inbox');
    expect(await sentTo('late@example.org', 'Europe/London')).toEqual([
      '2027-04-09T16:30 The flour and the jar',
      '2027-04-20T09:00 The oven and the night',
      '2027-04-22T09:00 The last crumb',
    ]);
  });
});
