import { describe, expect, it } from 'vitest';
import { issueId } from '../../../lib/domain/content/issue.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { activateSubscription, newSubscription } from '../../../lib/domain/newsletter/subscription.ts';
import { ofList } from '../../../lib/domain/reports/happening.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { violations } from '../../browser/axe.ts';
import { expectNoComplaints, useBrowser } from '../../browser/site.ts';
import { personNumber } from '../../fixtures/people.ts';
import { twelveWeeks } from '../../fixtures/twelve-weeks.ts';
import { readerAt } from '../../scenarios/reader.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const file = 'content/newsletters/crumbs/2027-01-12-the-first-frost.md';
const name = 'crumbs/2027-01-12-the-first-frost';
const ref = { listId: listId.parse('crumbs'), issueId: issueId.parse('2027-01-12-the-first-frost') };
const [first, second] = ['The first frost, and a slow dough', 'Why your dough is slow in winter'];
const files = twelveWeeks();
const world = await startTestWorld({
  startAt: instantOf('2027-01-11T12:00:00Z'),
  content: new Map([
    ...files,
    ['content/site.yaml', `${files.get('content/site.yaml')}\ntracking: { clicks: true }\n`],
    [
      file,
      (files.get(file) ?? '')
        .replace('preview:', `subjectTest: { against: "${second}", share: 50 }\npreview:`)
        .replace('zone: subscriber', 'zone: UTC'),
    ],
  ]),
});
const { connection } = world;
const home = `${world.url}/_local/desk/sending`;
const people = 24;

for (let number = 0; number < people; number += 1) {
  const { subscriber } = personNumber(number, world.now(), true);
  await connection.subscribers.takeAddress(subscriber.addressHash, subscriber.id);
  await connection.subscribers.save(subscriber);
  const who = { subscriberId: subscriberId.parse(subscriber.id), listId: ref.listId, zone: subscriber.zone };
  const member = activateSubscription(newSubscription(who, world.now()), world.now());
  if (member) await connection.subscriptions.save(member);
}

const page = async () => (await fetch(home)).text();
const sentUnder = async (subject: string) =>
  (await world.mailbox.list()).filter((mail) => mail.subject === subject && !mail.to.startsWith('tester'))
    .length;
/** What its people click on, as SES's events have it counted. */
const clicks = (subject: 'a' | 'b', times: number) =>
  connection.dayCounts.add(
    ofList(ref.listId),
    '2027-01-12',
    new Map([[`tested:${ref.issueId}:${subject}:clicked`, times]]),
    `clicks on ${subject}`,
  );

const { lookIn } = useBrowser();

describe('an issue of which two subjects are tried', () => {
  it('is tested under both of them', async () => {
    const tester = readerAt(world.url, 'tester@reader.test');
    await fetch(`${home}/issues/${name}/test`, {
      method: 'POST',
      body: new URLSearchParams({ to: tester.address }),
    });
    const subjects = (await tester.inbox()).map(({ subject }) => subject);
    expect(subjects.sort()).toEqual([first, second].sort());
  });

  it('goes to some of its readers under one and the other, and shows how each does', async () => {
    await world.travelTo(instantOf('2027-01-12T09:10:00Z'));
    const [a, b] = [await sentUnder(first), await sentUnder(second)];
    expect(a + b).toBeGreaterThan(4);
    expect(a + b).toBeLessThan(people - 4);
    await clicks('a', 1);
    await clicks('b', 11);
    const shown = await page();
    expect(shown).toContain(`<th scope="row">B: ${second}</th><td>${b} sent, 11 clicks</td>`);
    expect(shown).toContain('50 % of its readers try them, half each');
    expect(shown).toContain('Choose its subject');
  });

  it.each([
    { width: 375, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
  ])('stands in $width pixels, $colorScheme, with all opened', async ({ width, colorScheme }) => {
    const { page: tab, complaints } = await lookIn({ width, height: 900 }, colorScheme);
    await tab.goto(home);
    await tab.evaluate('document.querySelectorAll("details").forEach((each) => { each.open = true; })');
    if (process.env.SHOTS)
      await tab.screenshot({ path: `${process.env.SHOTS}-${width}-${colorScheme}.png`, fullPage: true });
    expect(await violations(tab)).toEqual([]);
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const table = tab.getByRole('table', { name: `Subjects of ${name}` });
    expect(await table.evaluate((each) => each.getBoundingClientRect().right)).toBeLessThanOrEqual(width);
    expectNoComplaints(complaints);
  });

  it('counts who leaves by a link of theirs for the subject that brought it', async () => {
    const mail = (await world.mailbox.list()).find(
      ({ subject, to }) => subject === second && !to.startsWith('tester'),
    );
    const link = mail?.text.match(/http\S+\/newsletters\/leave\/[\w.-]+\?mail=[\w.-]+/)?.[0] ?? '';
    expect(
      (
        await fetch(link, {
          method: 'POST',
          body: 'List-Unsubscribe=One-Click',
          headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        })
      ).status,
    ).toBe(200);
    const [day] = await connection.dayCounts.since(ofList(ref.listId), '2027-01-12');
    expect(day?.counts).toMatchObject({ [`tested:${ref.issueId}:b:left`]: 1 });
  });

  it('goes to the rest under the one with the more clicks, once the wait is over, and says by what', async () => {
    const before = await sentUnder(first);
    await world.travelTo(instantOf('2027-01-12T14:10:00Z'));
    expect(await sentUnder(first)).toBe(before);
    expect(await sentUnder(second)).toBe(people - before);
    const record = await connection.issueRecords.load(ref);
    expect(record?.subjectDecision).toMatchObject({ winner: 'b', how: 'counted', by: 'clicks' });
    expect(await page()).toContain('Its subject: B, decided on');
    const late = await fetch(`${home}/issues/${name}/subject`, {
      method: 'POST',
      body: new URLSearchParams({ subject: 'a' }),
    });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('its subject is decided, and stays B');
  });

  it('has the winning subject in the archive', async () => {
    const archive = await (await fetch(`${world.url}/archive/crumbs`)).text();
    expect(archive).toContain(second);
    expect(archive).not.toContain(first);
  });
});
