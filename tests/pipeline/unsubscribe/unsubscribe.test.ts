import { describe, expect, it } from 'vitest';
import { scheduleIssue } from '../../../lib/domain/newsletter/issue-record.ts';
import { publishedIssueSchema } from '../../../lib/domain/newsletter/published-issue.ts';
import type { MembershipRef } from '../../../lib/pipeline/ports/subscriptions.ts';
import { setNewsletterPreference } from '../../../lib/pipeline/preferences/set-newsletter-preference.ts';
import { recordUnsubscribeReason } from '../../../lib/pipeline/unsubscribe/record-unsubscribe-reason.ts';
import { resubscribe } from '../../../lib/pipeline/unsubscribe/resubscribe.ts';
import { resubscribeToEverything } from '../../../lib/pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribe } from '../../../lib/pipeline/unsubscribe/unsubscribe.ts';
import { unsubscribeFromEverything } from '../../../lib/pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { letters } from '../../fixtures/letters.ts';
import { notesIssue } from '../../fixtures/notes-issue.ts';
import { sampleCourse, withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';
import { intruded } from '../intruder.ts';

const joinedBoth = async () => {
  const world = createWebWorld({ published: withNewsletter });
  await join(world);
  const [person] = world.record.people.values();
  if (!person) throw new Error('nobody is on record');
  const course = { subscriberId: person.id, courseId: sampleCourse.course.id };
  const list = { subscriberId: person.id, listId: letters };
  await setNewsletterPreference(world.ports)(list, { join: true, consentText: 'Yes.' });
  const stored = async (ref: MembershipRef) =>
    'courseId' in ref ? world.ports.enrollments.load(ref) : world.ports.subscriptions.load(ref);
  return { world, person, course, list, stored };
};

const kinds = ['course', 'list'] as const;

describe.each(kinds)('one membership: a %s', (kind) => {
  it('is left once, with a reason, and gone back to once, and the other stays as it is', async () => {
    const { world, stored, ...both } = await joinedBoth();
    const ref = both[kind];
    const other = both[kind === 'course' ? 'list' : 'course'];
    const otherBefore = await stored(other);

    expect(await recordUnsubscribeReason(world.ports)(ref, { why: 'no-time' })).toBe('nothing-to-do');
    expect(await unsubscribe(world.ports)(ref)).toBe('left');
    expect(await unsubscribe(world.ports)(ref)).toBe('already-left');
    expect(await recordUnsubscribeReason(world.ports)(ref, { why: 'no-time' })).toBe('kept');
    expect((await stored(ref))?.standing).toMatchObject({ status: 'left', why: 'no-time' });
    expect((await resubscribe(world.ports)(ref)).kind).toBe('back');
    expect((await resubscribe(world.ports)(ref)).kind).toBe('back');
    expect((await stored(ref))?.standing.status).toBe('active');
    expect(await stored(other)).toEqual(otherBefore);
    expect(world.lines.filter((line) => line === 'unsubscribed 1')).toHaveLength(1);
    expect(world.lines.filter((line) => line === 'rejoined 1')).toHaveLength(1);
  });

  it('of somebody who is not on record changes nothing, and says so', async () => {
    const { world, person, ...both } = await joinedBoth();
    const stranger = { ...both[kind], subscriberId: world.ports.random.subscriberId() };
    expect(await unsubscribe(world.ports)(stranger)).toBe('not-on-record');
    expect(await resubscribe(world.ports)(stranger)).toEqual({ kind: 'not-possible' });
    expect(
      await recordUnsubscribeReason(world.ports)(stranger, { why: 'other', words: 'It was not me.' }),
    ).toBe('nothing-to-do');
    expect(world.record.people.size).toBe(1);
  });

  it('cannot be gone back to once the address must not be mailed', async () => {
    const { world, person, ...both } = await joinedBoth();
    await unsubscribe(world.ports)(both[kind]);
    await world.record.ports.suppressions.add(person.addressHash, {
      reason: 'bounce',
      at: world.clock.now(),
    });
    expect(await resubscribe(world.ports)(both[kind])).toEqual({ kind: 'not-possible' });
  });

  it('cannot be gone back to once it has ended, by itself or with everything', async () => {
    const { world, person, stored, ...both } = await joinedBoth();
    const { courses, newsletters } = world.record.ports;
    await unsubscribeFromEverything(world.ports)(person.id);
    const list = await newsletters.list(letters);
    if (list) await newsletters.publishList({ ...list, ended: world.clock.now() });
    await courses.end(both.course.courseId, sampleCourse.site, world.clock.now());
    expect(await resubscribe(world.ports)(both[kind])).toEqual({ kind: 'not-possible' });
    expect(await resubscribeToEverything(world.ports)(person.id, world.clock.now())).toBe('not-possible');
    expect((await stored(both[kind]))?.standing.status).toBe('left');
  });

  it('ends left, whoever changes the item at any moment of leaving it', async () => {
    for (let moment = 1, calls = moment; calls >= moment; moment += 1) {
      const { world, stored, ...both } = await joinedBoth();
      const ref = both[kind];
      const write = async () => {
        const enrollment = await world.ports.enrollments.load(both.course);
        if (enrollment) await world.ports.enrollments.save(enrollment);
        const subscription = await world.ports.subscriptions.load(both.list);
        if (subscription) await world.ports.subscriptions.save(subscription);
      };
      const { ports, counted } = intruded(world.ports, moment, write);
      expect(await unsubscribe(ports)(ref)).toBe('left');
      expect((await stored(ref))?.standing.status).toBe('left');
      calls = counted.calls;
    }
  });
});

describe('everything', () => {
  it('is the sum: a course and a list are left and come back together', async () => {
    const { world, person, course, list, stored } = await joinedBoth();
    const moment = await unsubscribeFromEverything(world.ports)(person.id);
    for (const ref of [course, list])
      expect((await stored(ref))?.standing).toMatchObject({
        status: 'left',
        reason: 'unsubscribed',
        at: moment,
      });
    expect(await resubscribeToEverything(world.ports)(person.id, moment)).toBe('back');
    for (const ref of [course, list]) expect((await stored(ref))?.standing.status).toBe('active');
  });

  it('is in time for the issues whose hour is still to come, also where the press before was cut short', async () => {
    const { world, person, list } = await joinedBoth();
    const { newsletters, issueRecords, issueDeliveries } = world.ports;
    const issue = publishedIssueSchema.parse({
      ...notesIssue,
      list: { ...notesIssue.list, id: letters },
      send: { date: '2026-01-06', hour: 18, zone: 'subscriber' },
    });
    const ref = { listId: letters, issueId: issue.id };
    await newsletters.publishIssue(issue);
    const scheduled = scheduleIssue({ ...ref, published: issue.version, sendAt: world.clock.now() });
    await issueRecords.save({ ...scheduled, standing: { status: 'sending' } });

    const moment = await unsubscribeFromEverything(world.ports)(person.id);
    const cutShort = async () => {
      throw new Error('the power went off');
    };
    const dying = { ...world.ports, issueDeliveries: { ...issueDeliveries, save: cutShort } };
    await expect(resubscribeToEverything(dying)(person.id, moment)).rejects.toThrow('power');
    expect(await resubscribeToEverything(world.ports)(person.id, moment)).toBe('back');
    expect(await issueDeliveries.load({ ...list, ...ref })).toMatchObject({
      dueAt: '2026-01-06T17:00:00.000Z',
    });
  });

  it('leaves alone what had been left before, and does not bring it back', async () => {
    const { world, person, course, list, stored } = await joinedBoth();
    await unsubscribe(world.ports)(list);
    const listBefore = await stored(list);
    world.wait({ hours: 1 });
    const moment = await unsubscribeFromEverything(world.ports)(person.id);
    await resubscribeToEverything(world.ports)(person.id, moment);
    expect(await stored(list)).toEqual(listBefore);
    expect((await stored(course))?.standing.status).toBe('active');
  });
});
