import { expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { namedMailIn } from '../../../lib/domain/delivery/named-mail.ts';
import { isKnownMail } from '../../../lib/pipeline/books/is-known-mail.ts';
import { mailsOf, sampleCourse } from '../../fixtures/sample-course.ts';
import { createWebWorld, join } from '../../worlds/web-in-memory.ts';

const course = sampleCourse.course.id;
const [first = lessonId.parse('none')] = sampleCourse.lessons.map(({ id }) => id);

/** Whether a mail is known in a world. */
const knows = (world: ReturnType<typeof createWebWorld>, text: string) => {
  const mail = namedMailIn(text);
  if (!mail) throw new Error(`${text} names no mail.`);
  return isKnownMail(world.ports)(mail);
};

it('is what the course has, its last mail, and nothing that it never had', async () => {
  const world = createWebWorld();
  expect(await knows(world, `${course}/${first}`)).toBe(true);
  expect(await knows(world, `${course}/closing`)).toBe(true);
  expect(await knows(world, `${course}/flower`)).toBe(false);
  expect(await knows(world, `tea/${first}`)).toBe(false);
  expect(await knows(world, 'letters/2027-01-13-none')).toBe(false);
});

it('is what the course had by another name, or has no more', async () => {
  const world = createWebWorld();
  const history = {
    renamed: { [lessonId.parse('meal')]: first },
    retired: { [lessonId.parse('salt')]: sampleCourse.version },
  };
  await world.ports.courses.publish(
    { ...sampleCourse, history },
    mailsOf(sampleCourse, () => ''),
  );
  expect(await knows(world, `${course}/meal`)).toBe(true);
  expect(await knows(world, `${course}/salt`)).toBe(true);
});

it('is what somebody has in their books, of a course that kept no history', async () => {
  const world = createWebWorld();
  await join(world);
  const [enrollment] = [...world.record.enrolled.values()];
  if (!enrollment) throw new Error('nobody joined');
  const salt = lessonId.parse('salt');
  await world.ports.enrollments.save({
    ...enrollment,
    ledger: { ...enrollment.ledger, [salt]: { status: 'sent', at: world.ports.clock.now(), attempt: 1 } },
  });
  expect(await knows(world, `${course}/salt`)).toBe(true);
  expect(await knows(world, `${course}/flower`)).toBe(false);
});
