import { describe, expect, it } from 'vitest';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { dollarsOf } from '../../../lib/domain/reports/money.ts';
import { eraseSubscriber } from '../../../lib/pipeline/privacy/erase-subscriber.ts';
import { chaptersAsText } from '../../../lib/pipeline/report/chapters-as-text.ts';
import { lookAtEverybody } from '../../../lib/pipeline/report/look-at-everybody.ts';
import { lookAtReport } from '../../../lib/pipeline/report/look-at-report.ts';
import { reportChapters } from '../../../lib/pipeline/report/report-chapters.ts';
import { countBusyWeeks } from '../../fixtures/busy-course.ts';
import { withNewsletter } from '../../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit } from '../../worlds/web-in-memory.ts';

const bread = withNewsletter.course.id;

const liveWorld = async () => {
  const world = createWebWorld({ published: withNewsletter });
  const edition = await world.record.ports.editions.store(new Map());
  await world.record.ports.editions.goLive({ edition, version: 0, courses: [bread] });
  return world;
};

describe('the report', () => {
  it('says of real people what they did, without reading any of them', async () => {
    const world = await liveWorld();
    for (const address of ['ada@example.org', 'bea@example.org', 'cleo@example.org'])
      await join(world, address);
    await submit(world, '/subscribe', { email: 'dora@example.org', zone: 'UTC' });
    const path = linkTo(world, 'ada@example.org', 'unsubscribeUrl');
    await submit(world, path);
    await submit(world, `${path}/why`, { why: 'no-time' });
    const { ports } = world;
    const [bea] = [...world.record.people.values()].filter(({ address }) => address === 'bea@example.org');
    if (bea) await eraseSubscriber(ports)(bea.id);
    await ports.tally.writeDown();
    const [course] = (await lookAtReport(ports)('test')).courses;
    expect(course).toMatchObject({ asked: 4, confirmed: 3, left: 2, began: 3, standings: undefined });
    expect(course?.reasons).toEqual([{ name: 'no-time', count: 1 }]);
    expect(course?.lessons[0]).toMatchObject({ sent: 3, leftAfter: 2 });

    await lookAtEverybody(ports)();
    const [looked] = (await lookAtReport(ports)('test')).courses;
    expect(looked?.standings?.people).toEqual({ pending: 1, active: 1, paused: 0, completed: 0, left: 1 });
    expect(looked?.standings?.after.slice(0, 2)).toEqual([0, 1]);
  });

  it('forgets where people stood when nobody has looked for days', async () => {
    const world = await liveWorld();
    await lookAtEverybody(world.ports)();
    world.wait({ days: 4 });
    expect((await lookAtReport(world.ports)('test')).courses[0]?.standings).toBeUndefined();
  });

  it('is said in words that fit, with every chapter, and reckons this month alone', async () => {
    const world = await liveWorld();
    const { ports, clock } = world;
    const lessons = withNewsletter.lessons.map(({ id }) => id);
    const list = withNewsletter.site.newsletter ?? listId.parse('letters');
    await countBusyWeeks(ports, { course: bread, lessons, list }, clock.now());
    const report = await lookAtReport(ports)('test');
    const text = chaptersAsText(reportChapters(report));
    for (const said of [
      'Most leave after',
      'spring-fair',
      'no time',
      'Which lesson loses people',
      'The next seven days',
    ])
      expect(text).toContain(said);
    expect(text).not.toMatch(/undefined|NaN|\[object/);
    const { money, courses } = report;
    // Six days of the month, of thirty that the report tells of.
    expect(money.toDate.mails).toBeLessThan((courses[0]?.mails ?? 0) / 3);
    expect(dollarsOf(money.toDate)).toBeLessThan(dollarsOf(money.tenfold));
  });
});
