import { type Context, Hono } from 'hono';
import type { Report } from '../../domain/reports/report.ts';
import { calendarDate } from '../../domain/time/calendar-date.ts';
import { lookAtEverybody } from '../../pipeline/report/look-at-everybody.ts';
import { lookAtReport } from '../../pipeline/report/look-at-report.ts';
import { type PlannedDays, plannedDays } from '../../pipeline/report/planned-days.ts';
import { plannedSections } from '../../pipeline/report/planned-sections.ts';
import { calendarChapter, costsChapter, reportChapters } from '../../pipeline/report/report-chapters.ts';
import type { Chapter } from '../../pipeline/report/report-section.ts';
import type { Desk } from '../desk.ts';
import { chaptersPage } from './chapters-page.ts';
import { planForm } from './plan-form.ts';
import { sinceForm } from './since-form.ts';

const path = '/_local/desk/report';
const calendar = '/_local/desk/calendar';

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
  /** What was found last, until somebody looks again: working it out reads everybody. */
  let planned: PlannedDays | undefined;
  const showCalendar = async (c: Context) => {
    const { connection } = desk;
    const report = await lookAtReport(connection)(connection.stage);
    const chapter = calendarChapter(report, planned && plannedSections(planned));
    const form = planForm(`${calendar}/plan`, desk.plan !== undefined, planned !== undefined);
    return desk.show(c, { title: 'Calendar', section: calendar, body: chaptersPage([chapter], form) });
  };
  return new Hono()
    .post('/report/look', async (c) => {
      await lookAtEverybody(desk.connection)();
      return c.redirect(path, 303);
    })
    .get('/report', (c) => show(c, 'Report', path, reportChapters))
    .get('/calendar', showCalendar)
    .post('/calendar/plan', async (c) => {
      if (!desk.plan) return c.redirect(calendar, 303);
      planned = plannedDays(await desk.plan(), desk.connection.clock.now());
      return c.redirect(calendar, 303);
    })
    .get('/costs', (c) => show(c, 'Costs', '/_local/desk/costs', (report) => [costsChapter(report)]));
};
