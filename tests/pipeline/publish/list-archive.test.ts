import { describe, expect, it } from 'vitest';
import { type IssueRecord, scheduleIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { publishedIssueSchema } from '../../../lib/domain/newsletter/published-issue.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { readArchive } from '../../../lib/pipeline/publish/list-archive.ts';
import { datesOf } from '../../../lib/words/dates.ts';
import { notesIssue, notesRef } from '../../fixtures/notes-issue.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { createMemoryRecord } from '../../memory/record.ts';

const read = async (send: object, siteZone: string, now: string, change: Partial<IssueRecord> = {}) => {
  const published = publishedIssueSchema.parse({
    ...notesIssue,
    site: { ...notesIssue.site, timeZone: siteZone },
    send: { ...notesIssue.send, ...send },
  });
  const { ports } = createMemoryRecord();
  await ports.newsletters.publishIssue(published);
  const sendAt = instantOf('2027-01-12T09:00:00Z');
  const record = scheduleIssue({ ...notesRef, published: published.version, sendAt });
  await ports.issueRecords.save({ ...record, standing: { status: 'sending' }, ...change });
  const archived = await readArchive({ ...ports, clock: createMemoryClock(instantOf(now)).clock })(
    notesRef.listId,
    notesRef.issueId,
  );
  return archived && datesOf('en-GB').day(archived.at, archived.zone);
};

describe('the date of an issue in the archive', () => {
  it.each([
    ['each reader’s own hour', 'subscriber', 'Europe/London'],
    ['each reader’s own hour, of a site west of everybody', 'subscriber', 'Pacific/Honolulu'],
    ['each reader’s own hour, of a site east of everybody', 'subscriber', 'Pacific/Kiritimati'],
    ['an hour in a zone where the site’s day has not begun', 'Asia/Tokyo', 'America/Los_Angeles'],
    ['an hour in a zone where the site’s day is over', 'America/Los_Angeles', 'Asia/Tokyo'],
  ])('that goes out at %s is its own', async (_, zone, siteZone) => {
    for (const hour of [0, 9, 23])
      expect(await read({ zone, hour }, siteZone, '2027-01-20T00:00:00Z')).toBe('Tuesday, 12 January 2027');
  });

  it('is the day on which an operator sent it early', async () => {
    const early = { sendNow: instantOf('2027-01-10T08:00:00Z') };
    expect(await read({ zone: 'subscriber' }, 'Europe/London', '2027-01-10T08:05:00Z', early)).toBe(
      'Sunday, 10 January 2027',
    );
  });

  it('is never a date to come: nobody reads it there before that hour in the site’s zone', async () => {
    const own = { zone: 'subscriber' };
    const first = { sendAt: instantOf('2027-01-11T19:00:00Z') };
    expect(await read(own, 'Europe/London', '2027-01-12T08:59:59Z', first)).toBeUndefined();
    expect(await read(own, 'Europe/London', '2027-01-12T09:00:00Z', first)).toBe('Tuesday, 12 January 2027');
  });
});
