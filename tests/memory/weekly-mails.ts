import type { WeeklyMail } from '../../lib/domain/reports/weekly-report.ts';
import type { WeeklyMails } from '../../lib/pipeline/ports/counts.ts';
import { createItems } from './items.ts';
import type { Keep } from './keep.ts';

export const createMemoryWeeklyMails = (keep: Keep) => {
  const items = createItems<WeeklyMail>(keep);
  const weeklyMails: WeeklyMails = {
    load: async (monday) => items.load(monday),
    save: async (mail) => items.save(mail.monday, mail),
  };
  return { weeklyMails, weeks: items.stored };
};
