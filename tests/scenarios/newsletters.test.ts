import { describe, expect, it } from 'vitest';
import { tag } from '../../lib/domain/content/tag.ts';
import { areBalanced } from '../../lib/domain/reports/books.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import { instantOf } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import { changeIssue } from '../../lib/pipeline/operate/change-issue.ts';
import { countRecipients } from '../../lib/pipeline/operate/count-recipients.ts';
import { sendTestIssue } from '../../lib/pipeline/operate/send-test-issue.ts';
import { issueBooks } from '../../lib/pipeline/send/issue-books.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { startNewsletterWorld } from './newsletter-steps.ts';
import { briefScenario as scenario } from './scenario-content.ts';

const world = await startNewsletterWorld();
const { connection, sentWith, join, publishIssue, at, soon, entriesOf, enrolledAs } = world;
const three = ['UTC', 'UTC', 'UTC'];

describe('an issue that goes out', () => {
  it('reaches each member once, at its hour, and is then done', async () => {
    const members = await join('plain', three);
    const issue = await publishIssue('plain', { subject: 'A plain letter', date: '2027-03-02' });
    expect(await countRecipients(connection)(issue)).toBe(3);
    await at('2027-03-02T08:59:00Z');
    expect(await sentWith('A plain letter')).toEqual([]);
    await at('2027-03-03T09:00:00Z');
    const sent = await sentWith('A plain letter');
    expect(sent.map(({ to }) => to).sort()).toEqual(members.map(({ address }) => address).sort());
    expect(new Set(sent.map(({ hour }) => hour))).toEqual(new Set(['2027-03-02T09']));
    expect((await connection.issueRecords.load(issue))?.standing.status).toBe('done');
    const counted = await issueBooks(connection)(issue);
    expect(counted).toEqual({ books: expect.objectContaining({ candidates: 3, sent: 3, due: 0 }) });
    expect(counted && areBalanced(counted.books)).toBe(true);
  });

  it('says whose list it is and how to leave it, or everything', async () => {
    const mail = (await world.mailbox.list()).find(({ subject }) => subject === 'A plain letter');
    expect(mail?.headers).toMatchObject({
      'list-id': expect.stringContaining(`<plain.list-id.${new URL(scenario.site.baseUrl).hostname}>`),
      'list-unsubscribe': expect.stringMatching(/^<http.*\/newsletters\/leave\/[^>]+>$/),
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
    });
    for (const part of [mail?.text, mail?.html]) {
      expect(part).toContain('/newsletters/leave/');
      expect(part).toContain('/leave-all/');
      expect(part).toContain('/own/');
      expect(part).toContain(`${world.url}/privacy`);
      expect(part).toContain('A heading');
      expect(part).toContain(scenario.article.title);
    }
  });

  it('comes at the same hour of each reader’s own clock', async () => {
    const zones = ['Pacific/Kiritimati', 'Europe/London', 'America/Los_Angeles'];
    const members = await join('local', zones);
    await publishIssue('local', { subject: 'At nine', date: '2027-03-10', zone: 'subscriber' });
    await at('2027-03-11T00:00:00Z');
    expect(await sentWith('At nine')).toEqual([
      { to: members[0]?.address, hour: '2027-03-09T19' },
      { to: members[1]?.address, hour: '2027-03-10T09' },
      { to: members[2]?.address, hour: '2027-03-10T17' },
    ]);
  });

  it.each([
    [`course:${scenario.course.id}`, ['active', 'completed']],
    [`finished:${scenario.course.id}`, ['completed']],
    ['tag:friend', ['tagged']],
  ] as const)('for %s reaches those members and nobody else', async (audience, expected) => {
    const list = audience.replace(':', '-');
    const [active, completed, tagged] = await join(list, three);
    await join('elsewhere', ['UTC']);
    if (!active || !completed || !tagged) throw new Error('nobody joined');
    await enrolledAs(active, { status: 'active', since: world.now() });
    await enrolledAs(completed, { status: 'completed', at: world.now() });
    const stored = await connection.subscribers.load(tagged.id);
    if (stored) await connection.subscribers.save({ ...stored, tags: [tag.parse('friend')] });
    const who = { active: active.address, completed: completed.address, tagged: tagged.address };
    const subject = `For ${list}`;
    const issue = await publishIssue(list, { subject, date: '2027-03-20', audience });
    expect(await countRecipients(connection)(issue)).toBe(expected.length);
    await changeIssue(connection)(issue, 'send-now');
    await soon();
    const addresses = (await sentWith(subject)).map(({ to }) => to);
    expect(addresses.sort()).toEqual(expected.map((name) => who[name]).sort());
  });
});

describe('a copy that is made for somebody just erased', () => {
  it('is removed when it falls due, and nobody gets it', async () => {
    await join('just-erased', ['UTC']);
    const issue = await publishIssue('just-erased', { subject: 'Too late', date: '2027-03-22' });
    await at('2027-03-22T09:30:00Z');
    const copy = await world.leaveLateCopy(issue);
    await world.sweep();
    expect(await connection.issueDeliveries.load(copy)).toBeUndefined();
    expect(await sentWith('Too late')).toHaveLength(1);
  });
});

describe('a test', () => {
  it('goes to one address and leaves no trace in ledger or schedule', async () => {
    await join('tried', three);
    const issue = await publishIssue('tried', { subject: 'Try me', date: '2027-08-01' });
    const ports = { ...connection, rateLimiter: createRateLimiter(connection) };
    const to = emailAddress.parse('editor@example.net');
    expect(await sendTestIssue(ports)(issue, to)).toEqual({ kind: 'sent' });
    expect((await sentWith('Try me')).map((mail) => mail.to)).toEqual(['editor@example.net']);
    expect(await entriesOf(issue)).toEqual([]);
    expect((await connection.issueRecords.load(issue))?.standing.status).toBe('scheduled');
  });
});

describe('new words', () => {
  it('published before the hour are the ones that go out', async () => {
    await join('mended', ['UTC']);
    const issue = await publishIssue('mended', { subject: 'First words', date: '2027-09-01' });
    await world.edit(`content/newsletters/mended/${issue.issueId}.md`, (text) =>
      text.replace('Dear reader', 'Dear, dear reader'),
    );
    await world.publish();
    await at('2027-09-02T00:00:00Z');
    const mails = (await world.mailbox.list()).filter(({ subject }) => subject === 'First words');
    expect(mails.map(({ text }) => text.includes('Dear, dear reader'))).toEqual([true]);
  });
});

it('an issue that is corrected while it goes out has its new words for those to come, and its old ones for those who have it', async () => {
  const [early, late] = await join('midway', ['Asia/Tokyo', 'America/New_York']);
  const plan = { subject: 'Half way round', date: '2027-09-10', zone: 'subscriber' };
  const issue = await publishIssue('midway', plan);
  await at('2027-09-10T02:00:00Z');
  await world.edit(`content/newsletters/midway/${issue.issueId}.md`, (text) =>
    text.replace('Dear reader', 'Dear, dear reader'),
  );
  expect(await world.publish()).toMatchObject({
    issues: expect.arrayContaining([expect.objectContaining({ issue: issue.issueId, outcome: 'corrected' })]),
  });
  await at('2027-09-11T00:00:00Z');
  const mails = (await world.mailbox.list()).filter(({ subject }) => subject === plan.subject);
  for (const [reader, words] of [
    [early, 'Dear reader'],
    [late, 'Dear, dear reader'],
  ] as const) {
    const mail = mails.find(({ to }) => to === reader?.address);
    expect(mail?.text).toContain(words);
    const [path = ''] = /\/newsletters\/read\/[\w.~-]+\/[\w-]+/.exec(mail?.text ?? '') ?? [];
    expect(await (await fetch(world.url + path)).text()).toContain(words);
  }
  const archived = await (await fetch(`${world.url}/issues/midway/${issue.issueId}`)).text();
  expect(archived).toContain('Dear, dear reader');
  expect(archived).toContain(
    scenario.words.dates.day(instantOf('2027-09-10T09:00:00Z'), timeZone.parse('UTC')),
  );
});
