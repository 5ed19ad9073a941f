import { describe } from 'vitest';
import { createMemoryRecord } from '../memory/record.ts';
import { recordContract } from './record.ts';
import type { Subject } from './subject.ts';

const create = async (): Promise<Subject> => {
  const record = createMemoryRecord({ index: { pageSize: 2 }, membersAPage: 2 });
  return {
    ports: record.ports,
    spoil: async (ref) => {
      if ('courseId' in ref) record.spoilEnrollment(ref);
      else if ('issueId' in ref) record.spoilDelivery(ref);
      else record.spoilSubscription(ref);
    },
  };
};

describe('in memory', () => recordContract(create));
