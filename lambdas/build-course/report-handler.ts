import * as z from 'zod';
import type { ContentConnection } from '../../lib/adapters/connect.ts';
import type { Front } from '../../lib/domain/content/site.ts';
import type { MailParts } from '../../lib/domain/mail/mail.ts';
import { type WeeklyReport, weeklyReportSchema } from '../../lib/domain/reports/weekly-report.ts';
import type { MailTemplates } from '../../lib/mail/mail-templates.ts';
import { makeWeeklyReport } from '../../lib/mail/make-weekly-report.ts';
import { findFront } from '../../lib/pipeline/find-published.ts';

/** What send-report sends; everything else is a build. */
const requestSchema = z.object({ report: weeklyReportSchema });

export const reportIn = (event: unknown): WeeklyReport | undefined =>
  requestSchema.safeParse(event).data?.report;

/** Makes the mail of a week for send-report, which has no MJML. */
export const createReportHandler =
  (connection: Pick<ContentConnection, 'courses' | 'newsletters'>, templates: MailTemplates, front: Front) =>
  async (report: WeeklyReport): Promise<MailParts> => {
    const published = await findFront(connection)(front);
    if (!published) throw new Error('Nothing has been published whose looks a mail could have.');
    return makeWeeklyReport(templates)(report, published);
  };
