import type { PublishQuestion } from '../../domain/content/published/publish-question.ts';
import { occasionOf } from '../../domain/delivery/delivery-key.ts';
import { ledgerOf } from '../../domain/enrollment/enrollment.ts';
import { mayReadDelivery } from '../../domain/links/read-access.ts';
import type { Standing } from '../../domain/subscriber/standing.ts';
import type { Ports } from '../ports.ts';
import { membersOf } from './members-of.ts';

type Needs = Pick<Ports, 'enrollmentScan' | 'subscriptions' | 'issueRecords'>;

/** Whom a question concerns, in a few words. Reads everybody in the course or on the list: for commands alone. */
export const countConcerned =
  (ports: Needs) =>
  async (question: PublishQuestion): Promise<string> => {
    switch (question.kind) {
      case 'course-gone':
        return inWords('in it', await countByStanding(ports, { course: question.course }));
      case 'list-gone':
        return inWords('on it', await countByStanding(ports, { list: question.list }));
      case 'lesson-repeated':
        return `${peopleOf(await countReached(ports, question))} had it`;
      case 'issue-repeated':
      case 'issue-moved': {
        const listId = question.kind === 'issue-moved' ? question.from : question.list;
        const record = await ports.issueRecords.load({ listId, issueId: question.like });
        return record ? `${peopleOf(record.candidates)} had it or will` : 'it waits for its hour';
      }
    }
  };

type Counts = Partial<Record<Standing['status'], number>>;

const countByStanding = async (
  ports: Needs,
  of: Parameters<ReturnType<typeof membersOf>>[0],
): Promise<Counts> => {
  const counts: Counts = {};
  for await (const found of membersOf(ports)(of))
    for (const { standing } of found) counts[standing.status] = (counts[standing.status] ?? 0) + 1;
  return counts;
};

const countReached = async (
  ports: Needs,
  { course, like }: Extract<PublishQuestion, { kind: 'lesson-repeated' }>,
): Promise<number> => {
  let reached = 0;
  for await (const { found } of ports.enrollmentScan.of(course))
    reached += found.filter((enrollment) =>
      ledgerOf(enrollment).some(([key, entry]) => occasionOf(key)?.mail === like && mayReadDelivery(entry)),
    ).length;
  return reached;
};

const peopleOf = (count: number): string => (count === 1 ? '1 person has' : `${count} people have`);

const order = ['active', 'pending', 'completed'] as const;

/** Who has left is concerned by nothing any more. */
const inWords = (where: string, counts: Counts): string => {
  const parts = order.flatMap((status) => (counts[status] ? [`${counts[status]} ${status}`] : []));
  const all = order.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  if (all === 0) return `nobody is ${where}`;
  return `${all === 1 ? '1 person is' : `${all} people are`} ${where}: ${parts.join(', ')}`;
};
