import { describe } from 'vitest';
import type { WeeklyMail } from '../../lib/domain/reports/weekly-report.ts';
import { later } from '../../lib/domain/time/instant.ts';
import { now } from './examples.ts';
import type { Contract } from './subject.ts';
import { itKeepsVersions } from './versioned-items.ts';

const mailOf = (number: number): WeeklyMail => ({
  monday: later(now, { days: 7 * number }).slice(0, 10),
  version: 0,
  at: now,
  status: 'sending',
});

export const weeklyMailsContract: Contract = (create) =>
  describe('the mails about weeks', async () => {
    const { weeklyMails } = (await create()).ports;

    itKeepsVersions({
      create: mailOf,
      load: ({ monday }) => weeklyMails.load(monday),
      save: weeklyMails.save,
    });
  });
