import { describe, expect, it } from 'vitest';
import { readContent } from '../../../lib/adapters/content/read-content.ts';
import { publishedCourseSchema } from '../../../lib/domain/content/published/published-course.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import type { CompileCourse } from '../../../lib/pipeline/ports/compile.ts';
import { buildCourse } from '../../../lib/pipeline/publish/build-course.ts';
import { compileBareList } from '../../fixtures/bare-lists.ts';
import { breadCourse } from '../../fixtures/bread-course.ts';
import { createMemoryClock } from '../../memory/clock.ts';
import { fixedRandom } from '../../memory/random.ts';
import { createMemoryRecord } from '../../memory/record.ts';
import { createMemoryTelemetry } from '../../memory/telemetry.ts';

const compileCourse: CompileCourse = async ({ site, courses }, id) => {
  const course = courses.get(id)?.course;
  if (!course) throw new Error(`There is no course "${id}".`);
  const version = publishedCourseSchema.shape.version.parse(
    course.start === undefined ? 'a'.repeat(64) : 'b'.repeat(64),
  );
  return { course: { version, site, course, lessons: [] }, mails: [] };
};

const worldAt = (now: string) => {
  const { ports } = createMemoryRecord();
  const build = buildCourse({
    ...ports,
    clock: createMemoryClock(instantOf(now)).clock,
    random: fixedRandom,
    telemetry: createMemoryTelemetry().telemetry,
    readContent,
    compileCourse,
    compileList: compileBareList,
    compileIssue: () => Promise.reject(new Error('There are no issues.')),
  });
  return async (files: ReturnType<typeof breadCourse>) =>
    build({ edition: await ports.editions.store(files) });
};

const beginning = (start: string) =>
  breadCourse({ 'content/courses/bread/course.yaml': (text) => `${text}start: ${start}\n` });
const line = (beginning('2027-01-12').get('content/courses/bread/course.yaml') ?? '').split('\n').length - 1;

describe('a course with a date', () => {
  it('that is over is refused while nobody can have been waiting for it, with its line', async () => {
    const publish = worldAt('2027-02-01T12:00:00Z');
    expect(await publish(beginning('2027-01-12'))).toEqual({
      kind: 'refused',
      faults: [
        {
          file: 'content/courses/bread/course.yaml',
          line,
          message:
            'start says 2027-01-12, which is over, and nobody has signed up yet; take it out if everybody is to begin at once, or write the right date',
        },
      ],
    });
  });

  it('is published while the date lies ahead anywhere on earth', async () => {
    expect((await worldAt('2027-01-12T20:00:00Z')(beginning('2027-01-12'))).kind).toBe('published');
  });

  it('goes on being published once it has begun', async () => {
    const publish = worldAt('2027-02-01T12:00:00Z');
    expect((await publish(breadCourse())).kind).toBe('published');
    expect((await publish(beginning('2027-01-12'))).kind).toBe('published');
  });
});
