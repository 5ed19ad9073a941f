import { describe, expect, it } from 'vitest';
import { courseId } from '../../../lib/domain/content/course.ts';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { newSubscription } from '../../../lib/domain/newsletter/subscription.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { countConcerned } from '../../../lib/pipeline/operate/count-concerned.ts';
import { endMembers } from '../../../lib/pipeline/operate/end-members.ts';
import { activated, london, one, pending, sent, tuesday } from '../../fixtures/in-a-course.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';

const ids = [...'bcdefg'].map((letter) => subscriberId.parse(letter.repeat(26)));
const { courseId: course } = pending;
const letters = listId.parse('letters');
const left = { status: 'left', at: tuesday, reason: 'unsubscribed', was: 'active' } as const;

/** Four in a course, one of whom has left, one in another course, and three on a list, a page each. */
const setUp = async () => {
  const { ports } = createMemoryRecord({ membersAPage: 1 });
  const [a, b, c, d, e, f] = ids;
  if (!a || !b || !c || !d || !e || !f) throw new Error('six people are needed');
  const hadOne = sent(activated(), tuesday);
  for (const enrollment of [
    { ...pending, subscriberId: a },
    { ...hadOne, subscriberId: b },
    { ...hadOne, subscriberId: c, standing: { status: 'completed', at: tuesday } as const },
    { ...hadOne, subscriberId: d, standing: left },
    { ...hadOne, subscriberId: e, courseId: courseId.parse('a-course-of-another-name') },
  ])
    await ports.enrollments.save(enrollment);
  for (const id of [a, b, f])
    await ports.subscriptions.save({
      ...newSubscription({ subscriberId: id, listId: letters, zone: london }, tuesday),
      ...(id === f ? { standing: left } : {}),
    });
  const standings = async () =>
    Promise.all(
      [a, b, c, d].map(
        async (id) => (await ports.enrollments.load({ subscriberId: id, courseId: course }))?.standing,
      ),
    );
  return { ports: { ...ports, clock: createMemoryClock(tuesday).clock, random: fixedRandom }, standings, e };
};

describe('who is in what has ended', () => {
  it('is written down as that, everybody who had not left before, and once', async () => {
    const { ports, standings, e } = await setUp();
    expect(await endMembers(ports)(course)).toBe(3);
    const ended = { status: 'left', reason: 'ended', at: tuesday };
    expect(await standings()).toEqual([
      { ...ended, was: 'pending' },
      { ...ended, was: 'active' },
      { ...ended, was: 'completed' },
      left,
    ]);
    const elsewhere = { subscriberId: e, courseId: courseId.parse('a-course-of-another-name') };
    expect((await ports.enrollments.load(elsewhere))?.standing.status).toBe('active');
    expect(await endMembers(ports)(course)).toBe(0);
    expect(await endMembers(ports)(letters)).toBe(2);
  });
});

describe('whom a question concerns', () => {
  it('is counted by where they stand, without those who have left', async () => {
    const { ports } = await setUp();
    const count = countConcerned(ports);
    expect(await count({ kind: 'course-gone', course })).toBe(
      '3 people are in it: 1 active, 1 pending, 1 completed',
    );
    expect(await count({ kind: 'list-gone', list: letters })).toBe('2 people are on it: 2 pending');
    expect(await count({ kind: 'course-gone', course: courseId.parse('none') })).toBe('nobody is in it');
  });

  it('is everybody who had the lesson before', async () => {
    const { ports } = await setUp();
    const question = {
      kind: 'lesson-repeated',
      course,
      lesson: lessonId.parse('uno'),
      like: one,
      isGone: true,
    } as const;
    expect(await countConcerned(ports)(question)).toBe('3 people have had it');
  });
});
