import { describe, expect, it } from 'vitest';
import { lessonId } from '../../../lib/domain/content/lesson.ts';
import { triedOf } from '../../../lib/domain/enrollment/lesson-trial.ts';
import { ofCourse } from '../../../lib/domain/reports/happening.ts';
import { instantOf, later } from '../../../lib/domain/time/instant.ts';
import { personNumber, theCourse } from '../../fixtures/people.ts';
import { twelveWeeks } from '../../fixtures/twelve-weeks.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const flour = lessonId.parse('flour');
const file = 'content/courses/bread/flour.yaml';
const [first, second] = ['Milled grain – what flour is for', 'Why the crumb is dull'];
const files = twelveWeeks();
const startAt = instantOf('2027-01-11T12:00:00Z');
const world = await startTestWorld({
  startAt,
  content: new Map([
    ...files,
    [file, (files.get(file) ?? '').replace('preview:', `subjectTest: { against: ${second} }\npreview:`)],
  ]),
});
const { connection } = world;
const people = 16;

for (let number = 0; number < people; number += 1) {
  const { subscriber, enrollment } = personNumber(number, world.now(), true);
  await connection.subscribers.takeAddress(subscriber.addressHash, subscriber.id);
  await connection.subscribers.save(subscriber);
  await connection.enrollments.save(enrollment);
}
await world.travelTo(later(startAt, { days: 3 }));

const sentUnder = async (subject: string) =>
  (await world.mailbox.list()).filter((mail) => mail.subject === subject);
const counts = async () => {
  const days = await connection.dayCounts.since(ofCourse(theCourse), '2027-01-11');
  const sums = new Map<string, number>();
  for (const day of days)
    for (const [name, count] of Object.entries(day.counts))
      sums.set(name.replace(/:[0-9a-f]{8}$/, ''), (sums.get(name) ?? 0) + count);
  return sums;
};

describe('a lesson of which two subjects are tried', () => {
  it('goes to everybody once, under one of them, as their enrollment says, and is counted', async () => {
    const [a, b] = [await sentUnder(first), await sentUnder(second)];
    expect(a.length + b.length).toBe(people);
    expect(Math.min(a.length, b.length)).toBeGreaterThan(1);
    let seconds = 0;
    for (let number = 0; number < people; number += 1) {
      const { enrollment } = personNumber(number, startAt, true);
      const stored = await connection.enrollments.load(enrollment);
      if (stored && triedOf(stored, flour)?.subject === 'b') seconds += 1;
    }
    expect(seconds).toBe(b.length);
    const sums = await counts();
    expect([sums.get('tested:flour:a:sent'), sums.get('tested:flour:b:sent')]).toEqual([a.length, b.length]);
  });

  it.each([first, second])('is read in a browser under the one that it came under: %s', async (subject) => {
    const [mail] = await sentUnder(subject);
    const link = mail?.text.match(/http\S+\/read\/[\w.-]+(?:\/\w+)?/)?.[0] ?? '';
    const page = await (await fetch(link)).text();
    expect(page).toContain(subject);
    expect(page).not.toContain(subject === first ? second : first);
  });

  it('is shown to everybody else under the first', async () => {
    const page = await (await fetch(`${world.url}/lessons/bread/flour`)).text();
    expect(page).not.toContain(second);
  });

  it('counts who leaves after it, and has the report say what the numbers carry', async () => {
    const [mail] = await sentUnder(second);
    const link = mail?.text.match(/http\S+\/unsubscribe\/[\w.-]+/)?.[0] ?? '';
    expect(
      (await fetch(link, { method: 'POST', body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }) }))
        .status,
    ).toBe(200);
    expect((await counts()).get('tested:flour:b:left')).toBe(1);
    const report = await (await fetch(`${world.url}/_local/desk/report`)).text();
    expect(report).toContain('Subjects on trial');
    expect(report).toContain('no winner yet, the difference lies between');
  });
});
