import { weeklyMailGoneAt, weeklyMailSchema } from '../../../domain/reports/weekly-report.ts';
import type { WeeklyMails } from '../../../pipeline/ports/counts.ts';
import { expiry } from '../expiry.ts';
import { keys } from '../keys.ts';
import { parseItem } from '../parse-item.ts';
import type { Table } from '../table.ts';

/** One item a week, gone after a year or so. */
export const createWeeklyMails = (table: Table): WeeklyMails => ({
  load: async (monday) => {
    const item = await table.get(keys.weeklyMail(monday));
    return item && parseItem(weeklyMailSchema, item);
  },
  save: (mail) =>
    table.putVersion(
      { ...mail, ...keys.weeklyMail(mail.monday), ...expiry(weeklyMailGoneAt(mail)) },
      mail.version,
    ),
});
