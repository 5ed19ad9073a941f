import { describe, expect, it } from 'vitest';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { tag } from '../../lib/domain/content/tag.ts';
import { enroll } from '../../lib/domain/enrollment/enroll.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import { areBalanced } from '../../lib/domain/reports/books.ts';
import { emailAddress } from '../../lib/domain/subscriber/email-address.ts';
import type { Subscriber } from '../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../lib/domain/time/instant.ts';
import { timeZone } from '../../lib/domain/time/time-zone.ts';
import { changeIssue } from '../../lib/pipeline/operate/change-issue.ts';
import { countRecipients } from '../../lib/pipeline/operate/count-recipients.ts';
import { sendTestIssue } from '../../lib/pipeline/operate/send-test-issue.ts';
import type { IssueRef } from '../../lib/pipeline/ports/issues.ts';
import { issueBooks } from '../../lib/pipeline/send/issue-books.ts';
import { createRateLimiter } from '../../lib/pipeline/send/rate-limiter.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { newsletterSteps } from './newsletter-steps.ts';
import { briefScenario as scenario } from './scenario-content.ts';

const dripline = await startTestWorld({
  content: scenario.files,
  startAt: instantOf('2027-03-01T10:00:00Z'),
});
const world = { ...dripline, ...newsletterSteps(dripline) };
const { connection, travelTo, sentWith, join, publishIssue } = world;
const at = (moment: string) => travelTo(instantOf(moment));
const soon = () => travelTo(later(world.now(), { minutes: 3 }));
const three = ['UTC', 'UTC', 'UTC'];

const enrolledAs = async ({ id, zone }: Subscriber, standing: Enrollment['standing']) => {
  const course = scenario.course.id;
  const { dueAt: _, ...rest } = enroll(
    { subscriberId: id, courseId: course, zone: timeZone.parse(zone) },
    world.now(),
  );
  await connection.enrollments.save({ ...rest, standing });
};

const entriesOf = async (issue: IssueRef): Promise<string[]> => {
  const entries = [];
  for await (const { found } of connection.issueDeliveries.of(issue))
    entries.push(
      ...found.map(({ entry }) =>
        entry && 'reason' in entry ? `${entry.status}: ${entry.reason}` : `${entry?.status}`,
      ),
    );
  return entries.sort();
};

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

describe('an issue that is stopped', () => {
  it('before it goes out is sent to nobody', async () => {
    await join('stopped', three);
    const issue = await publishIssue('stopped', { subject: 'Never mind', date: '2027-04-01' });
    expect((await changeIssue(connection)(issue, 'cancel')).kind).toBe('changed');
    await at('2027-04-02T00:00:00Z');
    expect(await sentWith('Never mind')).toEqual([]);
    expect(await entriesOf(issue)).toEqual([]);
    // Publishing again does not bring it back.
    await world.publish();
    expect((await connection.issueRecords.load(issue))?.standing.status).toBe('cancelled');
  });

  it('while it goes out reaches nobody further, and the ledger says so', async () => {
    const members = await join('halfway', ['Asia/Tokyo', 'Europe/London', 'America/New_York']);
    const issue = await publishIssue('halfway', {
      subject: 'Half of it',
      date: '2027-04-10',
      zone: 'subscriber',
    });
    await at('2027-04-10T02:00:00Z');
    expect((await changeIssue(connection)(issue, 'cancel')).kind).toBe('changed');
    await at('2027-04-12T00:00:00Z');
    expect((await sentWith('Half of it')).map(({ to }) => to)).toEqual([members[0]?.address]);
    expect(await entriesOf(issue)).toEqual(['sent', 'skipped: cancelled', 'skipped: cancelled']);
    const counted = await issueBooks(connection)(issue);
    expect(counted && areBalanced(counted.books)).toBe(true);
    expect((await changeIssue(connection)(issue, 'cancel')).kind).toBe('as-it-was');
  });

  it('for a while goes on where it stood, with the words that were mended meanwhile, and each has it once', async () => {
    const members = await join('kept-waiting', ['Asia/Tokyo', 'Europe/London', 'America/New_York']);
    const letter = { date: '2027-04-20', zone: 'subscriber' } as const;
    const issue = await publishIssue('kept-waiting', { subject: 'A wrong link', ...letter });
    await at('2027-04-20T02:00:00Z');
    expect((await changeIssue(connection)(issue, 'pause', 'A wrong link.')).kind).toBe('changed');
    const file = `content/newsletters/${issue.listId}/${issue.issueId}.md`;
    await world.edit(file, (text) => text.replace('A wrong link', 'The right link'));
    await world.publish();
    await at('2027-04-20T10:00:00Z');
    expect(await sentWith('The right link')).toEqual([]);
    expect((await issueBooks(connection)(issue))?.books).toMatchObject({ sent: 1, due: 2 });
    expect((await changeIssue(connection)(issue, 'resume')).kind).toBe('changed');
    await soon();
    expect((await sentWith('The right link')).map(({ to }) => to)).toEqual([members[1]?.address]);
    await at('2027-04-22T00:00:00Z');
    expect((await sentWith('A wrong link')).map(({ to }) => to)).toEqual([members[0]?.address]);
    expect(await sentWith('The right link')).toEqual([
      { to: members[1]?.address, hour: '2027-04-20T10' },
      { to: members[2]?.address, hour: '2027-04-20T13' },
    ]);
    expect((await connection.issueRecords.load(issue))?.standing.status).toBe('done');
  });

  it('by taking its file away before its hour is withdrawn', async () => {
    await join('gone', three);
    const issue = await publishIssue('gone', { subject: 'Gone again', date: '2027-04-20' });
    await world.remove(`content/newsletters/gone/${issue.issueId}.md`);
    expect(await world.publish()).toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ issue: issue.issueId, outcome: 'withdrawn' }),
      ]),
    });
    await at('2027-04-21T00:00:00Z');
    expect(await sentWith('Gone again')).toEqual([]);
  });

  it('by taking its file away is undone by putting it back in time', async () => {
    const members = await join('back', three);
    const plan = { subject: 'Here after all', date: '2027-04-25' };
    const issue = await publishIssue('back', plan);
    await world.remove(`content/newsletters/back/${issue.issueId}.md`);
    await world.publish();
    expect((await connection.issueRecords.load(issue))?.standing.status).toBe('withdrawn');
    await publishIssue('back', plan);
    await at('2027-04-26T00:00:00Z');
    expect(await sentWith('Here after all')).toHaveLength(members.length);
  });
});

it('an issue that an operator stops after its file is gone stays away when the file is back', async () => {
  await join('away', three);
  const plan = { subject: 'Never at all', date: '2027-04-27' };
  const issue = await publishIssue('away', plan);
  await world.remove(`content/newsletters/away/${issue.issueId}.md`);
  await world.publish();
  expect((await changeIssue(connection)(issue, 'cancel')).kind).toBe('changed');
  await publishIssue('away', plan);
  await at('2027-04-28T00:00:00Z');
  expect(await sentWith('Never at all')).toEqual([]);
});

describe('somebody who', () => {
  it('leaves the list by the mail’s link gets no further issue of it', async () => {
    const [ada, bob] = await join('leaving', ['UTC', 'UTC']);
    if (!ada || !bob) throw new Error('nobody joined');
    await publishIssue('leaving', { subject: 'Leaving one', date: '2027-05-01' });
    const second = await publishIssue('leaving', {
      subject: 'Leaving two',
      date: '2027-05-02',
      zone: 'subscriber',
    });
    // Both have their delivery already when one of them leaves.
    await at('2027-05-01T23:00:00Z');
    expect(await entriesOf(second)).toEqual(['undefined', 'undefined']);
    const mail = (await world.mailbox.list(ada.address)).at(-1);
    const [, link = ''] = /<(http[^>]+)>/.exec(mail?.headers['list-unsubscribe'] ?? '') ?? [];
    expect((await fetch(link)).status).toBe(200);
    expect((await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
    await at('2027-05-03T00:00:00Z');
    expect((await sentWith('Leaving two')).map(({ to }) => to)).toEqual([bob.address]);
    expect(await entriesOf(second)).toEqual(['sent', 'skipped: left the list']);
  });

  it('leaves everything by the mail’s link gets nothing more of any list or course', async () => {
    const [ada] = await join('everything', ['UTC']);
    if (!ada) throw new Error('nobody joined');
    await enrolledAs(ada, { status: 'active', since: world.now() });
    await publishIssue('everything', { subject: 'Everything', date: '2027-05-10' });
    await at('2027-05-11T00:00:00Z');
    const mail = (await world.mailbox.list(ada.address)).at(-1);
    const [link = ''] = /http\S+\/leave-all\/\S+/.exec(mail?.text ?? '') ?? [];
    expect((await fetch(link)).status).toBe(200);
    const ref = { subscriberId: ada.id, courseId: scenario.course.id };
    expect((await connection.enrollments.load(ref))?.standing.status).toBe('active');
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
    expect((await connection.enrollments.load(ref))?.standing).toMatchObject({ reason: 'unsubscribed' });
    const subscription = await connection.subscriptions.load({
      subscriberId: ada.id,
      listId: listId.parse('everything'),
    });
    expect(subscription?.standing).toMatchObject({ status: 'left', reason: 'unsubscribed' });
  });

  it('complains about an issue gets nothing more of anything', async () => {
    const [ada] = await join('spam', ['UTC']);
    if (!ada) throw new Error('nobody joined');
    await publishIssue('spam', { subject: 'Unwanted', date: '2027-05-20' });
    await at('2027-05-21T00:00:00Z');
    await world.feedback({ type: 'complaint', to: ada.address });
    const subscription = await connection.subscriptions.load({
      subscriberId: ada.id,
      listId: listId.parse('spam'),
    });
    expect(subscription?.standing).toMatchObject({ status: 'left', reason: 'complaint' });
  });
});

describe('an outage', () => {
  it('longer than the window lets an issue expire, and the ledger says so', async () => {
    await join('outage', three);
    const issue = await publishIssue('outage', { subject: 'Old news', date: '2027-06-01', windowHours: 48 });
    const hold = async (held: boolean) => {
      const { hold: _, ...state } = await connection.sending.load();
      await connection.sending.save(
        held ? { ...state, hold: { reason: 'account-errors', since: world.now() } } : state,
      );
    };
    await hold(true);
    await at('2027-06-02T10:00:00Z');
    expect(await entriesOf(issue)).toEqual(['undefined', 'undefined', 'undefined']);
    await at('2027-06-03T09:30:00Z');
    await hold(false);
    await at('2027-06-04T10:00:00Z');
    expect(await sentWith('Old news')).toEqual([]);
    expect(await entriesOf(issue)).toEqual(['expired', 'expired', 'expired']);
    expect((await connection.issueRecords.load(issue))?.standing.status).toBe('done');
  });

  it('shorter than that only makes it late', async () => {
    await join('late', three);
    await publishIssue('late', { subject: 'A little late', date: '2027-06-10' });
    const { hold: _, ...state } = await connection.sending.load();
    await connection.sending.save({ ...state, hold: { reason: 'account-errors', since: world.now() } });
    await at('2027-06-11T12:00:00Z');
    const { hold: __, ...held } = await connection.sending.load();
    await connection.sending.save(held);
    await at('2027-06-13T12:00:00Z');
    expect(await sentWith('A little late')).toHaveLength(3);
  });
});

describe('an issue whose hour is over when it is first published', () => {
  it('is not sent, the rest is published, and the answer says so', async () => {
    await join('past', three);
    await expect(publishIssue('past', { subject: 'Yesterday', date: '2027-01-05' })).resolves.toBeDefined();
    expect(await world.publish()).toMatchObject({
      issues: expect.arrayContaining([
        expect.objectContaining({ issue: '2027-01-05-yesterday', outcome: 'too-late' }),
      ]),
    });
    await soon();
    expect(await sentWith('Yesterday')).toEqual([]);
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

it.each(['subscriber', 'Asia/Kolkata'])(
  'an issue in the zone %s that is published after its hour comes at the same hour of the next day',
  async (zone) => {
    const list = zone === 'subscriber' ? 'late-own' : 'late-fixed';
    const date = zone === 'subscriber' ? '2027-09-14' : '2027-09-17';
    const [next] = [zone === 'subscriber' ? '2027-09-15' : '2027-09-18'];
    const [kolkata, newYork] = await join(list, ['Asia/Kolkata', 'America/New_York']);
    // 05:03 in Kolkata.
    await at(`${date}T23:33:00Z`);
    const subject = `Late for ${list}`;
    await publishIssue(list, { subject, date, zone });
    await at(`${next}T23:00:00Z`);
    expect(await sentWith(subject)).toEqual(
      expect.arrayContaining([
        { to: kolkata?.address, hour: `${next}T03` },
        { to: newYork?.address, hour: zone === 'subscriber' ? `${next}T13` : `${next}T03` },
      ]),
    );
    expect(await sentWith(subject)).toHaveLength(2);
  },
);

describe('the box of the newsletter on the sign-up form', () => {
  const signUp = async (address: string, fields: Record<string, string>) => {
    const form = { course: scenario.course.id, email: address, zone: 'Europe/London', ...fields };
    await fetch(`${world.url}/subscribe`, { method: 'POST', body: new URLSearchParams(form) });
    await soon();
    const mail = (await world.mailbox.list(address)).at(-1);
    const [path = ''] = /\/confirm\/[\w.~-]+/.exec(mail?.text ?? '') ?? [];
    const id = await connection.subscribers.idOf(connection.hashes.address(emailAddress.parse(address)));
    if (!id) throw new Error('nobody signed up');
    const subscription = () =>
      connection.subscriptions.load({ subscriberId: id, listId: listId.parse('offered') });
    return { confirm: () => fetch(world.url + path, { method: 'POST' }), subscription };
  };

  it('stands there unticked once the site names a list', async () => {
    await publishIssue('offered', { subject: 'For those who ticked', date: '2027-10-01' });
    expect(await (await fetch(world.url)).text()).not.toContain('value="offered"');
    await world.edit('content/site.yaml', (text) => text.replace(/^newsletter: .*$/m, 'newsletter: offered'));
    await world.publish();
    const page = await (await fetch(world.url)).text();
    expect(page).toMatch(/<input[^>]*name="newsletter"[^>]*value="offered">/);
    expect(page).toContain('A letter now and then.');
  });

  it('ticked, is confirmed by the one mail for the course, and by nothing before', async () => {
    const ada = await signUp('ada@example.org', { newsletter: 'offered' });
    expect(await ada.subscription()).toBeUndefined();
    await ada.confirm();
    expect(await ada.subscription()).toMatchObject({
      standing: { status: 'active' },
      zone: 'Europe/London',
      consents: [{ confirmedAt: expect.any(String), mechanism: 'sign-up form' }],
    });
  });

  it('left empty, or sent with another list’s name, makes nobody a member', async () => {
    const bob = await signUp('bob@example.org', {});
    await bob.confirm();
    expect(await bob.subscription()).toBeUndefined();
    const eve = await signUp('eve@example.org', { newsletter: 'plain' });
    await eve.confirm();
    expect(await eve.subscription()).toBeUndefined();
  });
});
