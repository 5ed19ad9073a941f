import { describe, expect, it } from 'vitest';
import { courseId } from '../../lib/domain/content/course.ts';
import type { Enrollment } from '../../lib/domain/enrollment/enrollment.ts';
import type { Instant } from '../../lib/domain/time/instant.ts';
import { sampleCourse } from '../fixtures/sample-course.ts';
import { createWebWorld, join, linkTo, submit } from '../worlds/web-in-memory.ts';

const ada = 'ada@example.org';

const leftBy = (at: Instant) =>
  ({ status: 'left', at, reason: 'unsubscribed', was: 'active' }) satisfies Enrollment['standing'];

const joined = async () => {
  const world = createWebWorld();
  await join(world, ada);
  const [enrollment] = world.record.enrolled.values();
  if (!enrollment) throw new Error('nobody joined');
  const own = `/own/${world.tokens.sign({ p: 'own', s: enrollment.subscriberId })}`;
  return { world, enrollment, own };
};

describe('the link to the own page in an issue', () => {
  it('leads to the page of the course that its reader is most in, and changes nothing', async () => {
    const { world, enrollment, own } = await joined();
    // In others too: one that they left, and one that is no longer published.
    const others = [
      { courseId: courseId.parse('apples'), standing: leftBy(world.clock.now()) },
      { courseId: courseId.parse('cheese') },
    ];
    for (const other of others)
      await world.record.ports.enrollments.save({ ...enrollment, ...other, version: 0 });
    const { writes } = world.record.touched;
    const answer = await world.app.request(own);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('Location')).toBe(linkTo(world, ada, 'preferencesUrl'));
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    const page = await world.app.request(answer.headers.get('Location') ?? '');
    expect(await page.text()).toContain(sampleCourse.course.title);
    expect(world.record.touched.writes).toBe(writes);
  });

  it('says so where nothing is on record any more', async () => {
    const { world, own } = await joined();
    await submit(world, `${linkTo(world, ada, 'preferencesUrl')}/erase`);
    expect((await world.app.request(own)).status).toBe(410);
  });
});
