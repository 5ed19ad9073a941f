import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import { functionName, lambdaNames } from '../../lib/adapters/function-name.ts';
import { palettesOf } from '../../lib/domain/theme/palette.ts';
import { plainTheme, themeSchema } from '../../lib/domain/theme/theme.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { headersOf } from '../../lib/local/aws-fake/send-request.ts';
import { deliveryEvent } from '../../lib/local/aws-fake/ses-events.ts';
import { localStage } from '../../lib/local/process/environment.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { englishIn, textOf } from './course-in-language.ts';
import { advance, readerAt } from './reader.ts';
import { scenario } from './scenario-content.ts';

// A Tuesday in winter; both Europe and the United States set their clocks on within the course.
const start = instantOf('2027-02-02T15:30:00Z');

const world = await startTestWorld({ content: scenario.files, startAt: start });

const progress = (number: number) => scenario.words.mail.progress(number, scenario.lessons);

describe('a whole course, by form, mail and link', () => {
  let subjects: string[];
  const people = () => ({
    stays: readerAt(world.url, 'stays@example.org'),
    leaves: readerAt(world.url, 'leaves@example.org'),
    inNewYork: readerAt(world.url, 'new-york@example.org'),
    neverConfirms: readerAt(world.url, 'never@example.org'),
  });

  beforeAll(async () => {
    const { stays, leaves, inNewYork, neverConfirms } = people();
    for (const reader of [stays, leaves, neverConfirms])
      expect((await reader.signUp('Europe/London')).status).toBe(200);
    await inNewYork.signUp('America/New_York');
    for (const reader of [stays, leaves, inNewYork]) expect((await reader.confirm()).status).toBe(200);

    await advance(world.url, 'P15D');
    const third = (await leaves.lessons()).at(-1);
    if (!third) throw new Error('no lesson came');
    expect((await leaves.post(leaves.linkIn(third, 'unsubscribe'), {})).status).toBe(200);

    await advance(world.url, 'P120D');
    subjects = (await stays.lessons()).map(({ subject }) => subject);
  });

  it('sends the first lesson at once after confirming', async () => {
    const [first] = await people().stays.lessons();
    expect(first?.sentAt.slice(0, 16)).toBe(start.slice(0, 16));
    expect(first?.text).toContain(progress(1));
    expect(first?.text).toContain(scenario.words.mail.greeting('Ada'));
  });

  it('has SES say no more of each mail that has arrived than Firehose takes for one unit, by which it is paid', async () => {
    // Beside what is played here: tags of SES's own, who took the mail and with which words, longer ids and ARNs.
    const besides = 1024;
    for (const mail of await world.fake.mails()) {
      const headers = headersOf(await world.fake.raw(mail.id));
      expect(headers.length).toBeGreaterThan(8);
      const { detail } = deliveryEvent({ mail, headers, at: mail.sentAt });
      expect(JSON.stringify(detail).length + besides).toBeLessThan(5 * 1024);
    }
  });

  it('sends every lesson once, in order, and the closing mail, a week apart on the same weekday at nine', async () => {
    const lessons = await people().stays.lessons();
    expect(lessons).toHaveLength(scenario.lessons + 1);
    expect(new Set(subjects).size).toBe(scenario.lessons + 1);
    lessons.slice(0, scenario.lessons).forEach(({ text }, index) => {
      expect(text).toContain(progress(index + 1));
    });
    for (const { sentAt } of lessons.slice(1)) {
      const local = Temporal.Instant.from(sentAt).toZonedDateTimeISO('Europe/London');
      expect([local.dayOfWeek, local.hour, local.minute]).toEqual([2, 9, 0]);
    }
  });

  it('keeps nine in the morning in New York through the change of its clocks', async () => {
    const lessons = await people().inNewYork.lessons();
    expect(lessons).toHaveLength(scenario.lessons + 1);
    const offsets = lessons.slice(1).map(({ sentAt }) => {
      const local = Temporal.Instant.from(sentAt).toZonedDateTimeISO('America/New_York');
      expect([local.dayOfWeek, local.hour, local.minute]).toEqual([2, 9, 0]);
      return local.offset;
    });
    expect(new Set(offsets)).toEqual(new Set(['-05:00', '-04:00']));
  });

  it('sends nothing after an unsubscribe', async () => {
    expect((await people().leaves.lessons()).map(({ subject }) => subject)).toEqual(subjects.slice(0, 3));
  });

  it('sends nothing but the confirmation to somebody who never confirms', async () => {
    expect(await people().neverConfirms.inbox()).toHaveLength(1);
  });

  it('ends with everybody where they should be, and nothing due', async () => {
    const standing = new Map(
      (await world.subscribers()).map(({ subscriber, enrollments }) => [subscriber.address, enrollments[0]]),
    );
    expect(standing.get('stays@example.org' as never)?.standing.status).toBe('completed');
    expect(standing.get('leaves@example.org' as never)?.standing).toMatchObject({
      status: 'left',
      reason: 'unsubscribed',
    });
    expect(standing.get('never@example.org' as never)?.standing).toMatchObject({
      reason: 'confirmation-expired',
    });
    for (const enrollment of standing.values()) expect(enrollment?.dueAt).toBeUndefined();
  });

  it('carries the headers of RFC 8058 and RFC 2919 on every lesson, the same list each time', async () => {
    for (const { headers, text } of await people().stays.lessons()) {
      const uri = headers['list-unsubscribe']?.match(/^<(\S+)>$/)?.[1];
      expect(uri).toBeDefined();
      expect(text).toContain(uri);
      expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
      expect(headers['list-id']).toContain(`${scenario.course.id}.list-id.`);
      expect(headers['auto-submitted']).toBe('auto-generated');
    }
  });

  it('says nothing in English, unless the course does', async () => {
    const mails = await people().stays.inbox();
    const pages = ['', 'courses', 'archive', 'privacy', `embed/${scenario.course.id}`];
    const html = await Promise.all(pages.map(async (path) => (await fetch(`${world.url}/${path}`)).text()));
    const said = [
      ...mails.flatMap((mail) => [mail.subject, mail.text, textOf(mail.html)]),
      ...html.map(textOf),
    ];
    const english = said.flatMap((text) => englishIn(text).map((word) => [word, text.trim().slice(0, 60)]));
    if (scenario.course.language === 'en') expect(english).not.toEqual([]);
    else expect(english).toEqual([]);
  });

  it('wears the colours of its own site, and no others, in pages, icon and mails', async () => {
    const { light, dark } = palettesOf(scenario.site.theme);
    const text = async (path: string) => (await fetch(`${world.url}${path}`)).text();
    const [style = ''] = (await text('/')).match(/<style>[\s\S]*<\/style>/) ?? [];
    const worn = [style, await text('/favicon.ico')];
    for (const { html } of await people().stays.inbox()) worn.push(html);
    for (const each of worn) {
      expect(each).toContain(light.accent);
      expect(each).toContain(dark.accent);
    }
    const others = [plainTheme(), themeSchema.parse({ accent: '#17615a', accentInDark: '#86cbc1' })]
      .flatMap((theme) => [palettesOf(theme).light.accent, palettesOf(theme).dark.accent])
      .filter((colour) => colour !== light.accent && colour !== dark.accent);
    for (const colour of others) expect(worn.filter((each) => each.includes(colour))).toEqual([]);
  });

  it('has each function ask AWS under its own name, so that its own policy is held against it', () => {
    const names = lambdaNames.map((name) => functionName(localStage, name));
    expect([...world.callers]).toEqual(expect.arrayContaining(names));
  });
});
