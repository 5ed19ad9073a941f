import { describe, expect, it } from 'vitest';
import { listId } from '../../lib/domain/content/newsletter.ts';
import { issueRecordOf, letters } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

export const issueRecordsContract: Contract = (create) =>
  describe('records of issues', async () => {
    const { issueRecords } = (await create()).ports;

    it('are found by their list, in the order of the issues', async () => {
      const records = [3, 1, 2].map(issueRecordOf);
      for (const record of records) await issueRecords.save(record);
      await issueRecords.save({ ...issueRecordOf(4), listId: listId.parse('letters-too') });
      expect(await issueRecords.of(letters)).toEqual(
        [1, 2, 3].map((number) => ({ ...issueRecordOf(number), version: 1 })),
      );
      expect(await issueRecords.of(listId.parse('nothing'))).toEqual([]);
    });

    itKeepsVersions({
      create: issueRecordOf,
      load: (item) => issueRecords.load(item),
      save: issueRecords.save,
    });
  });
