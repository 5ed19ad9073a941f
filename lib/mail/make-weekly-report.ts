import type { MailParts } from '../domain/mail/mail.ts';
import type { Published } from '../domain/membership/published.ts';
import type { WeeklyReport } from '../domain/reports/weekly-report.ts';
import { renderMail } from './compile-mail.ts';
import { createRenderings, type MailTemplates } from './mail-templates.ts';
import { reportView, shownSite } from './mail-view.ts';

/** Makes the mail of a week, in the looks of the site around what is published. */
export const makeWeeklyReport =
  (templates: MailTemplates) =>
  async (report: WeeklyReport, { site, logo }: Pick<Published, 'site' | 'logo'>): Promise<MailParts> => {
    const shown = shownSite(site, logo ? { logo } : {});
    const view = await reportView(report, shown);
    return (await renderMail(createRenderings(templates), 'report', view)).parts;
  };
