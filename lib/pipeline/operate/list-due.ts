import { addressMailKey, addressMails } from '../../domain/delivery/address-change.ts';
import { asPublished } from '../../domain/enrollment/as-published.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { nextStep } from '../../domain/enrollment/next-step.ts';
import { currentPause } from '../../domain/newsletter/issue-record.ts';
import { listMailKey, listMails } from '../../domain/newsletter/list-request.ts';
import type { Due } from '../ports/due-queue.ts';
import type { Ports } from '../ports.ts';

/** How many mails would go out now, by course and mail or by list and issue. */
export type DueCount = { of: string; mail: string; count: number };

type Needs = Pick<
  Ports,
  'clock' | 'courses' | 'addressChanges' | 'enrollments' | 'issueRecords' | 'listRequests' | 'queue'
>;

/** What a sweep would send at this moment, without sending it. */
export const listDue = (ports: Needs) => async (): Promise<DueCount[]> => {
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
  { clock, courses, addressChanges, enrollments, issueRecords, listRequests }: Needs,
  due: Due,
): Promise<Omit<DueCount, 'count'> | undefined> => {
  if ('addressChangeOf' in due) {
    const change = await addressChanges.load(due.addressChangeOf);
    const step = change && addressMails.nextStep(change, true, clock.now());
    if (!change || step?.kind !== 'send') return undefined;
    return { of: 'listId' in change ? change.listId : change.courseId, mail: addressMailKey(step.mail) };
  }
  if ('listRequestOf' in due) {
    const asked = await listRequests.load(due.listRequestOf);
    const step = asked && listMails.nextStep(asked, true, clock.now());
    return step?.kind === 'send' ? { of: due.listRequestOf.listId, mail: listMailKey(step.mail) } : undefined;
  }
  if (!('courseId' in due)) {
    const record = 'subscriberId' in due ? await issueRecords.load(due) : undefined;
    return record && !currentPause(record) ? { of: due.listId, mail: due.issueId } : undefined;
  }
  const [enrollment, published] = await Promise.all([enrollments.load(due), courses.current(due.courseId)]);
  if (!enrollment || !published) return undefined;
  const step = nextStep(asPublished(enrollment, published), outlineOf(published), clock.now());
  return step.kind === 'send' ? { of: due.courseId, mail: step.key } : undefined;
};
