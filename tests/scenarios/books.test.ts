import { describe, expect, it } from 'vitest';
import { activateEnrollment } from '../../lib/domain/enrollment/activate-enrollment.ts';
import { outlineOf } from '../../lib/domain/enrollment/course-outline.ts';
import { enroll } from '../../lib/domain/enrollment/enroll.ts';
import { areBalanced } from '../../lib/domain/reports/books.ts';
import type { Subscriber } from '../../lib/domain/subscriber/subscriber.ts';
import { instantOf, later } from '../../lib/domain/time/instant.ts';
import { lessonBooks, lessonPlaces } from '../../lib/pipeline/books/lesson-books.ts';
import { startTestWorld } from '../worlds/whole-dripline.ts';
import { newsletterSteps } from './newsletter-steps.ts';
import { scenario } from './scenario-content.ts';

const dripline = await startTestWorld({
  content: scenario.files,
  startAt: instantOf('2027-03-01T10:00:00Z'),
});
const world = { ...dripline, ...newsletterSteps(dripline) };
const { connection, newSubscriber } = world;
const { id: course } = scenario.course;
const [first, second] = scenario.course.lessons;
const { checkBooks } = world;

const start = async ({ id, zone }: Subscriber) => {
  const published = await connection.courses.current(course);
  if (!published) throw new Error('The course is published.');
  const confirmed = activateEnrollment(
    enroll({ subscriberId: id, courseId: course, zone }, world.now()),
    { episode: 1 },
    outlineOf(published),
    world.now(),
  );
  if (confirmed.kind !== 'activated') throw new Error('A fresh sign-up can be confirmed.');
  await connection.enrollments.save(confirmed.enrollment);
};

describe('the books of a course', () => {
  it('hold everybody who got a lesson, will get it, or was suppressed', async () => {
    for (const zone of ['UTC', 'UTC', 'UTC']) await start(await newSubscriber(zone));
    const gone = await newSubscriber('UTC');
    await start(gone);
    await connection.suppressions.add(gone.addressHash, { reason: 'bounce', at: world.now() });
    await world.travelTo(later(world.now(), { days: 1 }));
    const books = await lessonBooks(connection)(
      course,
      [first, second].flatMap((id) => id ?? []),
    );
    expect(books).toMatchObject([
      { mail: first, books: { candidates: 4, sent: 3, skipped: 1, due: 0 } },
      { mail: second, books: { candidates: 3, sent: 0, due: 3 } },
    ]);
    expect(books.every((each) => areBalanced(each.books))).toBe(true);
    expect(await checkBooks()).toMatchObject({ looked: 4, lost: 0, finishedAt: expect.any(String) });
  });

  it('are out of balance, once a day and by command, when somebody has been lost', async () => {
    const lost = await newSubscriber('UTC');
    const active = { status: 'active', since: world.now() } as const;
    const { dueAt: _, ...stuck } = enroll(
      { subscriberId: lost.id, courseId: course, zone: lost.zone },
      world.now(),
    );
    await connection.enrollments.save({ ...stuck, standing: active });
    expect(await checkBooks()).toBeUndefined();
    await world.travelTo(later(world.now(), { days: 1 }));
    expect(await checkBooks()).toMatchObject({ looked: 5, lost: 1 });
    const [books] = await lessonBooks(connection)(course, first ? [first] : []);
    expect(books && areBalanced(books.books)).toBe(false);
    const found = [];
    if (first) for await (const { places } of lessonPlaces(connection, course, first)) found.push(...places);
    expect(found.filter(({ column }) => column === 'lost')).toMatchObject([{ subscriberId: lost.id }]);
  });
});
