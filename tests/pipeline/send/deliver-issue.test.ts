import { describe, expect, it } from 'vitest';
import { newDelivery } from '../../../lib/domain/newsletter/issue-delivery.ts';
import { scheduleIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { type PublishedIssue, publishedIssueSchema } from '../../../lib/domain/newsletter/published-issue.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { chooseSubject } from '../../../lib/pipeline/operate/choose-subject.ts';
import { resubscribe } from '../../../lib/pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { notesIssue, notesRef } from '../../fixtures/notes-issue.ts';
import { createPeopleWorld } from '../../worlds/people-in-memory.ts';
import { importPerson } from '../../worlds/web-in-memory.ts';

const sendAt = instantOf('2026-01-08T09:00:00Z');

/** Somebody on a list, whose copy of an issue is due. */
const withCopyDue = async (parts: Partial<PublishedIssue> = {}) => {
  const world = createPeopleWorld();
  const { ports } = world;
  // Of the two first looks a test makes the one late that it is about.
  Object.assign(ports.issueDeliveries, { glance: ports.issueDeliveries.load });
  Object.assign(ports.subscriptions, { glance: ports.subscriptions.load });
  const issue = publishedIssueSchema.parse({
    ...notesIssue,
    send: { ...notesIssue.send, date: '2026-01-08' },
    audience: { who: 'all' },
    ...parts,
  });
  await ports.newsletters.publishList({ site: issue.site, list: issue.list });
  await ports.newsletters.publishIssue(issue);
  const scheduled = scheduleIssue({ ...notesRef, published: issue.version, sendAt });
  await ports.issueRecords.save({ ...scheduled, standing: { status: 'sending' } });
  await importPerson(world, { address: 'ada@example.org', newsletters: notesRef.listId });
  const ref = { ...notesRef, subscriberId: world.onlyPerson().id };
  await ports.issueDeliveries.save(newDelivery(ref, sendAt, 72));
  world.wait({ milliseconds: Date.parse(sendAt) - Date.parse(world.clock.now()) });
  return { world, ports, ref };
};

describe('a copy of an issue whose first look comes late', () => {
  it('goes to who has come back, although they are still seen as gone', async () => {
    const { world, ports, ref } = await withCopyDue();
    await unsubscribe(ports)(ref, 'page');
    const gone = await ports.subscriptions.load(ref);
    await resubscribe(ports)(ref);
    Object.assign(ports.subscriptions, { glance: async () => gone });
    expect(await world.sweepIssue(ref)).toBe('sent');
  });

  it('goes although the copy itself is not seen yet', async () => {
    const { world, ports, ref } = await withCopyDue();
    Object.assign(ports.issueDeliveries, { glance: async () => undefined });
    expect(await world.sweepIssue(ref)).toBe('sent');
  });

  it('goes to nobody who has left, although they are still seen as on the list', async () => {
    const { world, ports, ref } = await withCopyDue();
    const there = await ports.subscriptions.load(ref);
    await unsubscribe(ports)(ref, 'page');
    Object.assign(ports.subscriptions, { glance: async () => there });
    expect(await world.sweepIssue(ref)).not.toBe('sent');
    expect(await ports.issueDeliveries.load(ref)).toMatchObject({ entry: { status: 'skipped' } });
  });

  it('goes once, although it is still seen as not sent', async () => {
    const { world, ports, ref } = await withCopyDue();
    const due = await ports.issueDeliveries.load(ref);
    expect(await world.sweepIssue(ref)).toBe('sent');
    Object.assign(ports.issueDeliveries, { glance: async () => due });
    expect(await world.sweepIssue(ref)).toBe('lost-race');
  });
});

describe('a copy of an issue of which two subjects are tried', () => {
  it('goes again under the one that it was handed over under, although the other has won since', async () => {
    const against = { ...notesIssue.mail, subject: 'Good day' };
    const { world, ports, ref } = await withCopyDue({ subjectTest: { against, share: 100, waitHours: 4 } });
    world.sesAnswers('throttled');
    await world.sweepIssue(ref);
    const tried = await ports.issueDeliveries.load(ref);
    const other = tried?.subject === 'a' ? 'b' : 'a';
    expect(tried?.subject).toBeDefined();

    expect(await chooseSubject(ports)(ref, other)).toMatchObject({ kind: 'chosen' });
    world.sesAnswers('accepted');
    world.wait({ hours: 1 });
    expect(await world.sweepIssue(ref)).toBe('sent');
    const [mail] = world.mail.to('ada@example.org');
    expect(mail?.mail.subject).toBe(other === 'b' ? notesIssue.mail.subject : against.subject);
  });
});
