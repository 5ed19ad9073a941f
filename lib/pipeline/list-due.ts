import { nextStep } from '../domain/enrollment.ts';
import { outlineOf } from '../domain/mail.ts';
import type { Clock, Courses, Enrollments } from './ports.ts';

/** How many mails would go out now, by course and mail. */
export type DueCount = { course: string; mail: string; count: number };

/** What a sweep would send at this moment, without sending it. */
export const listDue =
  ({ clock, courses, enrollments }: { clock: Clock; courses: Courses; enrollments: Enrollments }) =>
  async (): Promise<DueCount[]> => {
    const now = clock.now();
    const counts = new Map<string, DueCount>();
    for (let shard = 0; shard < enrollments.shards; shard += 1)
      for await (const page of enrollments.due(shard, now))
        for (const ref of page) {
          const [enrollment, published] = await Promise.all([
            enrollments.load(ref),
            courses.current(ref.courseId),
          ]);
          if (!enrollment || !published) continue;
          const step = nextStep(enrollment, outlineOf(published), now);
          if (step.do !== 'send') continue;
          const name = `${ref.courseId} ${step.key}`;
          const known = counts.get(name) ?? { course: ref.courseId, mail: step.key, count: 0 };
          counts.set(name, { ...known, count: known.count + 1 });
        }
    return [...counts.values()].sort((a, b) => b.count - a.count);
  };
