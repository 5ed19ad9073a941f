import { outlineOf } from '../domain/mail.ts';
import { nextStep } from '../domain/next-step.ts';
import type { Clock, Courses, Due, DueQueue, Enrollments } from './ports.ts';

/** How many mails would go out now, by course and mail or by list and issue. */
export type DueCount = { of: string; mail: string; count: number };

type Ports = { clock: Clock; courses: Courses; enrollments: Enrollments; queue: DueQueue };

/** What a sweep would send at this moment, without sending it. */
export const listDue = (ports: Ports) => async (): Promise<DueCount[]> => {
  const { clock, queue } = ports;
  const now = clock.now();
  const counts = new Map<string, DueCount>();
  for (let shard = 0; shard < queue.shards; shard += 1)
    for await (const page of queue.due(shard, now))
      for (const due of page) {
        const would = await wouldSend(ports, due);
        if (!would) continue;
        const name = `${would.of} ${would.mail}`;
        counts.set(name, { ...would, count: (counts.get(name)?.count ?? 0) + 1 });
      }
  return [...counts.values()].sort((a, b) => b.count - a.count);
};

const wouldSend = async (
  { clock, courses, enrollments }: Ports,
  due: Due,
): Promise<Omit<DueCount, 'count'> | undefined> => {
  if (!('courseId' in due)) return 'subscriberId' in due ? { of: due.listId, mail: due.issueId } : undefined;
  const [enrollment, published] = await Promise.all([enrollments.load(due), courses.current(due.courseId)]);
  if (!enrollment || !published) return undefined;
  const step = nextStep(enrollment, outlineOf(published), clock.now());
  return step.do === 'send' ? { of: due.courseId, mail: step.key } : undefined;
};
