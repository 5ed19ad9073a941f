import * as z from 'zod';
import { scanCursor } from '../../lib/domain/reports/books-round.ts';
import type { SubscriberId } from '../../lib/domain/subscriber/subscriber.ts';
import type { Enrollments } from '../../lib/pipeline/ports/enrollments.ts';
import { UnreadableItem } from '../../lib/pipeline/ports/record.ts';
import type { PeopleScan, PersonOnRecord, Subscribers } from '../../lib/pipeline/ports/subscribers.ts';

/** How many people a page of the scan has. */
const peopleAPage = 3;

export const createMemoryPeopleScan = (
  { subscribers, enrollments }: { subscribers: Subscribers; enrollments: Enrollments },
  people: ReadonlyMap<string, unknown>,
): PeopleScan => {
  const personOf = async (id: SubscriberId): Promise<PersonOnRecord | 'unreadable' | undefined> => {
    try {
      const subscriber = await subscribers.load(id);
      return subscriber && { subscriber, enrollments: await enrollments.of(id) };
    } catch (error) {
      if (error instanceof UnreadableItem) return 'unreadable';
      throw error;
    }
  };
  return {
    page: async (from) => {
      const after = z.string().default('').parse(from);
      const ids = [...people.keys()].filter((id) => id > after).sort() as SubscriberId[];
      const read = await Promise.all(ids.slice(0, peopleAPage).map(personOf));
      const last = ids.length > peopleAPage ? ids[peopleAPage - 1] : undefined;
      return {
        found: read.filter((person) => typeof person === 'object'),
        unreadable: read.filter((person) => person === 'unreadable').length,
        ...(last === undefined ? {} : { next: scanCursor.parse(last) }),
      };
    },
    after: async (id) => scanCursor.parse(id),
  };
};
