import { describe, expect, it } from 'vitest';
import type { Enrollment } from '../../../lib/domain/enrollment/enrollment.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { checkLessonBooks } from '../../../lib/pipeline/books/check-lesson-books.ts';
import { courseWith, personNumber } from '../../fixtures/people.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

const morning = instantOf('2026-11-24T08:00:00Z');
const course = courseWith(['flour', 'oven']);
const everybody = { sweeper: 0, of: 1 };
const people = 10;

/** A course of ten people; of those numbered, nothing says when they get their next lesson. */
const inTheMorning = async (lost: readonly number[] = []) => {
  const { clock, pass } = createMemoryClock(morning);
  const { ports } = createMemoryRecord();
  const { telemetry, counts, lines } = createMemoryTelemetry();
  const join = async (number: number) => {
    const { dueAt, ...enrollment } = personNumber(number, morning, true, course).enrollment;
    const whole: Enrollment = { ...enrollment, ...(dueAt && !lost.includes(number) && { dueAt }) };
    await ports.enrollments.save(whole);
  };
  await ports.courses.publish(course, []);
  for (let number = 0; number < people; number += 1) await join(number);
  const check = checkLessonBooks({ ...ports, clock, telemetry });
  return {
    pass,
    counts,
    lines,
    ports,
    toTheEnd: () => check(everybody, () => true),
    onePage: () => check(everybody, () => false),
    check,
  };
};

/** How many were looked at after each call. */
const looked = async (calls: (() => Promise<{ looked: number } | undefined>)[]) => {
  const sums = [];
  for (const call of calls) sums.push((await call())?.looked);
  return sums;
};

describe('the daily look at the books of all lessons', () => {
  it('goes on from where its time ran out, until it has seen everybody once', async () => {
    const { onePage } = await inTheMorning();
    expect(await looked([onePage, onePage, onePage, onePage, onePage])).toEqual([3, 6, 9, 10, undefined]);
  });

  it('begins again a day after it began, and not before', async () => {
    const { toTheEnd, pass } = await inTheMorning();
    expect(await toTheEnd()).toMatchObject({ looked: people, lost: 0 });
    pass({ hours: 23 });
    expect(await toTheEnd()).toBeUndefined();
    pass({ hours: 1 });
    expect(await toTheEnd()).toMatchObject({ looked: people });
  });

  it('finds who is lost, also behind the place where it was cut short', async () => {
    const { onePage, counts } = await inTheMorning([8]);
    await looked([onePage, onePage]);
    expect(counts.get('booksOutOfBalance')).toBeUndefined();
    expect(await onePage()).toMatchObject({ lost: 1 });
    expect(counts.get('booksOutOfBalance')).toBe(1);
  });

  it('is done in shares side by side, in which everybody is once', async () => {
    const { check } = await inTheMorning();
    const rounds = await Promise.all([0, 1, 2].map((sweeper) => check({ sweeper, of: 3 }, () => true)));
    expect(rounds.reduce((sum, round) => sum + (round?.looked ?? 0), 0)).toBe(people);
  });

  it('begins anew where the number of shares has changed', async () => {
    const { check, onePage } = await inTheMorning();
    await onePage();
    expect(await check({ sweeper: 0, of: 2 }, () => false)).toMatchObject({ looked: 3 });
  });

  it('is done once by two workers that do it at once', async () => {
    const { toTheEnd, ports } = await inTheMorning([8]);
    await Promise.all([toTheEnd(), toTheEnd()]);
    expect(await ports.booksRounds.load(everybody)).toMatchObject({ looked: people, lost: 1 });
  });

  it('says so when it takes longer than a day, and goes on', async () => {
    const { onePage, pass, counts, lines } = await inTheMorning();
    await onePage();
    pass({ hours: 23 });
    await onePage();
    expect(counts.get('notFinished')).toBeUndefined();
    pass({ hours: 1 });
    expect(await onePage()).toMatchObject({ looked: 9 });
    expect(counts.get('notFinished')).toBe(1);
    expect(lines.find((line) => line.startsWith('not-finished'))).toContain('books of lessons');
    expect(await onePage()).toMatchObject({ looked: people });
    expect(counts.get('notFinished')).toBe(1);
  });
});
