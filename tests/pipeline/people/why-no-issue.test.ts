import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newDelivery } from '../../../lib/domain/newsletter/issue-delivery.ts';
import { scheduleIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { publishedIssueSchema } from '../../../lib/domain/newsletter/published-issue.ts';
import type { WhyNoMail } from '../../../lib/domain/people/why-no-mail.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { changeIssue } from '../../../lib/pipeline/operate/change-issue.ts';
import { showPerson } from '../../../lib/pipeline/people/show-person.ts';
import type { DeliveryOutcome } from '../../../lib/pipeline/send/send-delivery.ts';
import { resubscribe } from '../../../lib/pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { notesIssue, notesRef } from '../../fixtures/notes-issue.ts';
import { createPeopleWorld, type PeopleWorld, type SesAnswer } from '../../worlds/people-in-memory.ts';
import { importPerson } from '../../worlds/web-in-memory.ts';
import { anyLife, type Happenings, happeningsToAnybody, type Life, outcomeOfDue, watching } from './lives.ts';

const sendAt = instantOf('2026-01-08T09:00:00Z');

/** Somebody on a list by a file, and an issue of the day after tomorrow. */
const onTheList = async (audience: 'all' | 'tag' = 'all') => {
  const world = createPeopleWorld();
  const { ports } = world;
  // What a first look misses that comes too late is no reason why somebody gets no mail: the next sweep makes up for it.
  Object.assign(ports.issueDeliveries, { glance: ports.issueDeliveries.load });
  Object.assign(ports.subscriptions, { glance: ports.subscriptions.load });
  const issue = publishedIssueSchema.parse({
    ...notesIssue,
    send: { ...notesIssue.send, date: '2026-01-08' },
    audience: audience === 'all' ? { who: 'all' } : { who: 'tag', tag: 'bakers' },
  });
  await ports.newsletters.publishList({ site: issue.site, list: issue.list });
  await ports.newsletters.publishIssue(issue);
  await ports.issueRecords.save(scheduleIssue({ ...notesRef, published: issue.version, sendAt }));
  await importPerson(world, { address: 'ada@example.org', newsletters: notesRef.listId });
  return world;
};
const ref = ({ onlyPerson }: PeopleWorld) => ({ ...notesRef, subscriberId: onlyPerson().id });
const why = async (world: PeopleWorld): Promise<WhyNoMail> => {
  const { belongings } = await world.show();
  const notes = belongings.find(({ of }) => of === notesRef.listId);
  if (!notes) throw new Error('not on the list');
  return notes.today;
};
const sendRound = async (world: PeopleWorld, isMeant = true) => {
  const { ports } = world;
  const record = await ports.issueRecords.load(notesRef);
  if (!record) throw new Error('no such issue');
  if (isMeant && !(await ports.issueDeliveries.load(ref(world))))
    await ports.issueDeliveries.save(newDelivery(ref(world), sendAt, 72));
  await ports.issueRecords.save({ ...record, standing: { status: 'sending' } });
};

const happenings: Happenings = {
  ...happeningsToAnybody,
  'a day passes': async ({ wait }) => wait({ days: 1 }),
  'it is the hour': async ({ wait, clock }) =>
    wait({ milliseconds: Math.max(0, Date.parse(sendAt) - Date.parse(clock.now())) }),
  'it is sent round': sendRound,
  'they leave': (world) => unsubscribe(world.ports)(ref(world), 'page'),
  'they come back': (world) => resubscribe(world.ports)(ref(world)),
  'it is paused': ({ ports }) => changeIssue(ports)(notesRef, 'pause'),
  'it is resumed': ({ ports }) => changeIssue(ports)(notesRef, 'resume'),
  'it is cancelled': async ({ ports, clock }) => {
    const record = await ports.issueRecords.load(notesRef);
    if (record)
      await ports.issueRecords.save({
        ...record,
        standing: { status: 'cancelled', at: clock.now(), was: 'sending' },
      });
  },
};

const outcomesOf = (reason: WhyNoMail, answer: SesAnswer): readonly DeliveryOutcome[] => {
  switch (reason.kind) {
    case 'due':
      return [outcomeOfDue[answer]];
    case 'stopped':
      return ['halted'];
    case 'quota-used-up':
      return ['quota-used-up', 'share-used-up'];
    case 'late':
      return ['postponed'];
    case 'too-late':
      return ['expired', 'waiting'];
    case 'issue-paused':
      return ['paused', 'waiting', 'gone'];
    case 'cancelled':
    case 'skipped':
    case 'suppressed':
      return ['skipped', 'waiting', 'gone'];
    case 'unknown':
      return ['unknown', 'held', 'waiting'];
    case 'got':
    case 'not-published':
    case 'left':
    case 'expired':
    case 'pending':
    case 'capped':
    case 'paused':
    case 'failed':
    case 'put-off':
    case 'under-way':
    case 'before-start':
    case 'no-such-lesson':
    case 'not-yet-due':
    case 'completed':
    case 'nothing-more':
    case 'not-planned':
    case 'not-meant':
    case 'being-sent-round':
    case 'no-issue':
      return ['waiting', 'gone'];
  }
};

const { live } = watching({
  happenings,
  why,
  sweep: (world) => world.sweepIssue(ref(world)),
  outcomesOf,
});

describe('why somebody got no issue', () => {
  it.each<[WhyNoMail['kind'], Life]>([
    ['not-yet-due', ['an hour passes']],
    ['due', ['it is sent round', 'it is the hour']],
    ['got', ['it is sent round', 'it is the hour', 'an hour passes']],
    ['left', ['they leave', 'it is sent round']],
    ['suppressed', ['their address bounces', 'it is the hour']],
    ['failed', ['it is sent round', ['it is the hour', 'refused'], 'an hour passes']],
    ['put-off', ['it is sent round', ['it is the hour', 'not-taken'], 'nothing']],
    ['unknown', ['it is sent round', ['it is the hour', 'no-answer'], 'an hour passes']],
    ['stopped', ['sending stops', 'it is sent round', 'it is the hour']],
    ['quota-used-up', ['most of the quota is used up', 'it is sent round', 'it is the hour']],
    ['issue-paused', ['it is paused', 'it is the hour']],
    ['issue-paused', ['it is sent round', 'it is paused', 'it is the hour', 'an hour passes']],
    [
      'got',
      ['it is sent round', 'it is paused', 'it is the hour', 'it is resumed', 'an hour passes', 'nothing'],
    ],
    ['cancelled', ['it is sent round', 'it is cancelled', 'it is the hour']],
    ['no-issue', ['a day passes', 'a day passes', 'a day passes', 'a day passes', 'a day passes']],
  ])('is told: %s', async (kind, life) => {
    const world = await onTheList();
    expect(await live(world, life)).toMatchObject({ kind });
  });

  it('is told of an issue for others, of one that is late and of one that is too late', async () => {
    const world = await onTheList('tag');
    await sendRound(world, false);
    await happenings['it is the hour']?.(world);
    expect(await why(world)).toEqual({ kind: 'not-meant', mail: notesRef.issueId, audience: 'tag:bakers' });

    const late = await onTheList();
    await sendRound(late);
    late.wait({ days: 3 });
    expect(await live(late, ['nothing'])).toMatchObject({ kind: 'late' });

    const other = await onTheList();
    await sendRound(other);
    other.wait({ days: 6 });
    expect(await live(other, ['nothing'])).toMatchObject({ kind: 'too-late' });
  });

  it('is told of one that is being sent round, or is in the hands of a worker', async () => {
    const world = await onTheList();
    const record = await world.ports.issueRecords.load(notesRef);
    if (!record) throw new Error('no such issue');
    await world.ports.issueRecords.save({ ...record, standing: { status: 'fanning-out' } });
    await happenings['it is the hour']?.(world);
    expect(await live(world, ['nothing'])).toEqual({ kind: 'being-sent-round', mail: notesRef.issueId });

    await sendRound(world);
    const copy = await world.ports.issueDeliveries.load(ref(world));
    if (!copy) throw new Error('no copy');
    const since = world.clock.now();
    const leaseUntil = later(since, { minutes: 5 });
    const entry = { status: 'sending' as const, attempt: 1 as const, owner: 'dead', since, leaseUntil };
    await world.ports.issueDeliveries.save({ ...copy, dueAt: leaseUntil, entry });
    expect(await live(world, ['nothing'])).toEqual({ kind: 'under-way', mail: notesRef.issueId, since });
  });

  it('is told of a newsletter that is not published here, and of one that waits for its course', async () => {
    const world = await onTheList();
    const newsletters = { ...world.ports.newsletters, list: async () => undefined };
    const view = await showPerson({ ...world.ports, newsletters })(world.onlyPerson().id);
    expect(view?.belongings.find(({ of }) => of === notesRef.listId)?.today).toEqual({
      kind: 'not-published',
    });

    const subscription = await world.ports.subscriptions.load(ref(world));
    if (!subscription) throw new Error('not on the list');
    const standing = { status: 'pending' as const, requestedAt: world.clock.now() };
    await world.ports.subscriptions.save({ ...subscription, standing });
    expect(await live(world, ['nothing'])).toEqual({
      kind: 'pending',
      since: standing.requestedAt,
      asked: 'with-its-course',
    });
  });

  it('agrees with what the next sweep does, whatever they, SES and the operator have done', async () => {
    await fc.assert(
      fc.asyncProperty(anyLife(happenings), async (life) => {
        await live(await onTheList(), life);
      }),
      { numRuns: 60 },
    );
  });
});
