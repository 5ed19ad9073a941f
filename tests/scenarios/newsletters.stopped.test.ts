import { describe, expect, it } from 'vitest';
import { areBalanced } from '../../lib/domain/reports/books.ts';
import { changeIssue } from '../../lib/pipeline/operate/change-issue.ts';
import { issueBooks } from '../../lib/pipeline/send/issue-books.ts';
import { startNewsletterWorld } from './newsletter-steps.ts';

const world = await startNewsletterWorld();
const { connection, sentWith, join, publishIssue, at, soon, entriesOf } = world;
const three = ['UTC', 'UTC', 'UTC'];

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
