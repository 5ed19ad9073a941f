import { type Context, Hono } from 'hono';
import type { Report } from '../../domain/reports/report.ts';
import { calendarDate } from '../../domain/time/calendar-date.ts';
import { lookAtEverybody } from '../../pipeline/report/look-at-everybody.ts';
import { lookAtReport } from '../../pipeline/report/look-at-report.ts';
import {
  type Chapter,
  calendarChapter,
  costsChapter,
  reportChapters,
} from '../../pipeline/report/report-sections.ts';
import type { Desk } from '../desk.ts';
import { chaptersPage } from './chapters-page.ts';
import { sinceForm } from './since-form.ts';

const path = '/_local/desk/report';

/** What is happening: the same as `dripline report`, `calendar` and `costs` say. */
export const reportRoutes = (desk: Desk): Hono => {
  const show = async (
    c: Context,
    title: string,
    section: string,
    chaptersOf: (report: Report) => readonly Chapter[],
  ) => {
    const since = calendarDate.safeParse(c.req.query('since')).data;
    const { connection } = desk;
    const report = await lookAtReport(connection)(connection.stage, since);
    const form = section === path ? sinceForm(path, report.since, report.until) : undefined;
    return desk.show(c, { title, section, body: chaptersPage(chaptersOf(report), form) });
  };
  return new Hono()
    .post('/report/look', async (c) => {
      await lookAtEverybody(desk.connection)();
      return c.redirect(path, 303);
    })
    .get('/report', (c) => show(c, 'Report', path, reportChapters))
    .get('/calendar', (c) =>
      show(c, 'Calendar', '/_local/desk/calendar', (report) => [calendarChapter(report)]),
    )
    .get('/costs', (c) => show(c, 'Costs', '/_local/desk/costs', (report) => [costsChapter(report)]));
};
