import { describe, expect, it } from 'vitest';
import { newDelivery } from '../../../lib/domain/newsletter/issue-delivery.ts';
import { type IssueRecord, scheduleIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { publishedIssueSchema } from '../../../lib/domain/newsletter/published-issue.ts';
import { activateSubscription, newSubscription } from '../../../lib/domain/newsletter/subscription.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { timeZone } from '../../../lib/domain/time/time-zone.ts';
import { catchUpWithIssues } from '../../../lib/pipeline/send/catch-up-with-issues.ts';
import { issueBooks } from '../../../lib/pipeline/send/issue-books.ts';
import { notesIssue, notesRef } from '../../fixtures/notes-issue.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';

const ref = { ...notesRef, subscriberId: subscriberId.parse('a'.repeat(26)) };
const first = instantOf('2027-01-11T19:00:00Z');

/** Somebody in Los Angeles, where it is nine at 17:00 UTC, joins a list at that moment. */
const joinsAt = async (
  moment: string,
  standing: IssueRecord['standing'],
  change: { audience?: object; record?: Partial<IssueRecord> } = {},
) => {
  const now = instantOf(moment);
  const { ports } = createMemoryRecord();
  const issue = publishedIssueSchema.parse({
    ...notesIssue,
    send: { ...notesIssue.send, zone: 'subscriber' },
    audience: change.audience ?? { who: 'all' },
  });
  await ports.newsletters.publishIssue(issue);
  await ports.issueRecords.save({
    ...scheduleIssue({ ...notesRef, published: issue.version, sendAt: first }),
    standing,
    ...change.record,
  });
  const who = {
    subscriberId: ref.subscriberId,
    listId: ref.listId,
    zone: timeZone.parse('America/Los_Angeles'),
  };
  const member = activateSubscription(newSubscription(who, now), now);
  if (!member) throw new Error('A fresh sign-up can be confirmed.');
  await ports.subscriptions.save(member);
  const all = { ...ports, clock: createMemoryClock(now).clock, random: fixedRandom };
  const catchUp = () => catchUpWithIssues(all)({ ...member, version: 1 });
  return { ports: all, catchUp, copy: () => ports.issueDeliveries.load(ref) };
};

describe('somebody who joins a list before their own hour of an issue that is under way', () => {
  const afternoonInLondon = '2027-01-12T16:30:00Z';

  it.each([
    { status: 'fanning-out' },
    { status: 'sending' },
    { status: 'done', at: first },
  ] satisfies IssueRecord['standing'][])(
    'gets it at that hour, and once, while it is $status',
    async (standing) => {
      const { ports, catchUp, copy } = await joinsAt(afternoonInLondon, standing);
      await catchUp();
      await catchUp();
      expect(await copy()).toMatchObject({ version: 1, dueAt: '2027-01-12T17:00:00.000Z' });
      expect(await issueBooks(ports)(notesRef)).toMatchObject({ books: { candidates: 1, due: 1 } });
      // What was closed is looked at until this copy has an outcome too.
      const after = standing.status === 'done' ? 'sending' : standing.status;
      expect((await ports.issueRecords.load(notesRef))?.standing.status).toBe(after);
    },
  );

  it('keeps the copy that the fan-out has made', async () => {
    const { ports, catchUp, copy } = await joinsAt(afternoonInLondon, { status: 'sending' });
    const made = newDelivery(ref, instantOf('2027-01-12T17:00:00Z'), 72);
    await ports.issueDeliveries.save(made);
    await catchUp();
    expect(await copy()).toEqual({ ...made, version: 1 });
  });

  it.each([
    ['was stopped', { status: 'cancelled', at: first, was: 'sending' }, {}],
    ['has not begun, and finds them by itself', { status: 'scheduled' }, {}],
    ['is for others', { status: 'sending' }, { audience: { who: 'tag', tag: 'bakers' } }],
    ['was sent to all at once, at no hour', { status: 'sending' }, { record: { sendNow: first } }],
  ] satisfies [string, IssueRecord['standing'], object][])(
    'gets none that %s',
    async (_, standing, change) => {
      const { catchUp, copy } = await joinsAt(afternoonInLondon, standing, change);
      await catchUp();
      expect(await copy()).toBeUndefined();
    },
  );
});

it.each(['2027-01-12T17:00:00Z', '2027-01-12T20:00:00Z', '2027-02-01T00:00:00Z'])(
  'somebody who joins after their own hour, at %s, gets the next issue first',
  async (moment) => {
    const { catchUp, copy } = await joinsAt(moment, { status: 'sending' });
    await catchUp();
    expect(await copy()).toBeUndefined();
  },
);
