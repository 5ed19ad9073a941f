import { describe, expect, it } from 'vitest';
import { startNewsletterWorld } from './newsletter-steps.ts';

const world = await startNewsletterWorld();
const { connection, sentWith, join, publishIssue, at, soon, entriesOf } = world;
const three = ['UTC', 'UTC', 'UTC'];

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
