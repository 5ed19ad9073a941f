import { createEnrollments } from '../../lib/adapters/dynamodb/enrollment/enrollments.ts';
import { keys } from '../../lib/adapters/dynamodb/keys.ts';
import { createTable } from '../../lib/adapters/dynamodb/table.ts';
import { courseId } from '../../lib/domain/content/course.ts';
import { lessonId } from '../../lib/domain/content/lesson.ts';
import { claim, recordSent } from '../../lib/domain/enrollment/enrollment-ledger.ts';
import { later } from '../../lib/domain/time/instant.ts';
import { localNames, type Variables } from '../../lib/local/process/environment.ts';
import { itemBytes } from '../worlds/item-bytes.ts';
import { type CompiledCourse, crowdOf } from './course.ts';
import { type Figure, figure } from './figures.ts';
import type { Units } from './meter.ts';
import { dollarsForWrites } from './money.ts';
import { enrollmentOf } from './people.ts';
import { within } from './set-up.ts';

const lengths = [12, 30, 60, 200];
/** As long as the names in a real course. */
const nameOf = (index: number) => lessonId.parse(`why-good-firms-drift-${index}`);
const owner = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';

/** What the last lesson of a course costs to write down, by how many lessons it has: the ledger grows with them. */
export const measureLengths = (
  course: CompiledCourse,
  metered: Variables,
  readMeter: () => Units,
): Promise<Figure[]> =>
  within(metered, async () => {
    const crowd = crowdOf(course);
    const table = createTable(localNames.table);
    const enrollments = createEnrollments(table, crowd.shards);
    const figures: Figure[] = [];
    for (const length of lengths) {
      const outline = { ...crowd.outline, lessons: Array.from({ length }, (_, index) => nameOf(index)) };
      const theirs = { ...crowd, outline, courseId: courseId.parse(`of-${length}`) };
      const last = nameOf(length - 1);
      // The first to get a lesson has it numbered, for all who come after.
      const first = enrollmentOf(2 * length - 1, theirs);
      await enrollments.save(recordSent(first, last, 1, outline, crowd.dueAt));
      const person = enrollmentOf(length - 1, theirs);
      await enrollments.save(person);
      readMeter();
      const claimed = claim(
        { ...person, version: 1 },
        { key: last, attempt: 1 },
        owner,
        crowd.dueAt,
        later(crowd.dueAt, { minutes: 5 }),
      );
      await enrollments.save(claimed);
      const largest = await table.get(keys.enrollment(person));
      const sent = recordSent({ ...claimed, version: 2 }, last, 1, outline, crowd.dueAt);
      if ((await enrollments.save(sent)) === 'stale') throw new Error('The benchmark writes alone.');
      const { writes, indexWrites } = readMeter();
      figures.push(
        figure(`bytes of the largest enrollment, ${length} lessons`, 'bytes', [itemBytes(largest ?? {})]),
        figure(`write units of the last of ${length} lessons`, 'WRU', [writes + indexWrites]),
        dollarsForWrites(`writes of a million lessons, the last of ${length} each`, writes + indexWrites),
      );
    }
    return figures;
  });
