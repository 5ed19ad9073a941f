import { describe, expect, it } from 'vitest';
import { reportAsPage } from '../../../lib/desk/report/report-as-page.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { listId } from '../../../lib/domain/content/newsletter.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { lookAtReport } from '../../../lib/pipeline/report/look-at-report.ts';
import { violations } from '../../browser/axe.ts';
import { expectNoComplaints, useBrowser } from '../../browser/site.ts';
import { countBusyWeeks } from '../../fixtures/busy-course.ts';
import { startTestWorld } from '../../worlds/whole-dripline.ts';

const now = instantOf('2027-03-01T10:00:00Z');
const world = await startTestWorld({ startAt: now });
const { connection } = world;
const bread = courseId.parse('bread');
const published = await connection.courses.current(bread);
await countBusyWeeks(
  connection,
  { course: bread, lessons: published?.lessons.map(({ id }) => id) ?? [], list: listId.parse('crumbs') },
  now,
);

const textAt = async (path: string) => (await fetch(world.url + path)).text();

describe('the report of the desk', () => {
  it('answers from counters and books, from the day that was asked for', async () => {
    const page = await textAt('/_local/desk/report');
    for (const said of [
      'Which lesson loses people',
      'spring-fair',
      'Where people are now',
      'no time',
      'once a month',
    ])
      expect(page).toContain(said);
    expect(page).toContain('From 2027-01-30 to 2027-03-01');
    expect(await textAt('/_local/desk/report?since=2027-02-22')).toContain('From 2027-02-22 to 2027-03-01');
    expect(await textAt('/_local/desk/report?since=yesterday')).toContain('From 2027-01-30 to 2027-03-01');
  });

  it('says what comes and what it costs on pages of their own', async () => {
    expect(await textAt('/_local/desk/calendar')).toContain('2027-03-02 11:00');
    expect(await textAt('/_local/desk/costs')).toContain('ten times as many');
  });

  it('shows beside each day what publishing the content at hand would change, once somebody asks, and when that was', async () => {
    const page = `${world.url}/_local/desk/calendar`;
    expect(await textAt('/_local/desk/calendar')).toContain('Show what publishing the content would change');
    expect(await textAt('/_local/desk/calendar')).not.toContain('If the content at hand');
    await fetch(`${page}/plan`, { method: 'POST' });
    const shown = await textAt('/_local/desk/calendar');
    expect(shown).toContain('Publishing it would change nothing in these seven days.');
    expect(shown).toMatch(/Read on \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  });

  it('says each picture in words, and has the same figures in a table beside it', async () => {
    const page = await textAt('/_local/desk/report');
    const pictures = page.match(/<svg/g) ?? [];
    expect(pictures.length).toBeGreaterThan(5);
    for (const part of [/<title id="/g, /<desc id="/g])
      expect(page.match(part)?.length).toBe(pictures.length);
    expect(page).not.toContain('<script');
  });

  it('is one file that needs nothing else, too', async () => {
    const page = await reportAsPage(await lookAtReport(connection)(connection.stage));
    expect(page).toContain('light-dark(');
    expect(page).not.toMatch(/<link|<script|src=/);
  });

  it('looks at everybody when somebody wants it to', async () => {
    const form = {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
      redirect: 'manual',
    } as const;
    const answer = await fetch(`${world.url}/_local/desk/report/look`, form);
    expect(answer.status).toBe(303);
    expect(await textAt('/_local/desk/report')).toContain('0 people are in the course');
  });
});

describe('the report in Chromium', () => {
  const { lookIn } = useBrowser();

  it.each([
    { width: 375, colorScheme: 'light' as const },
    { width: 1280, colorScheme: 'dark' as const },
  ])(
    'stands in $width pixels, $colorScheme, with no fault that axe can find',
    async ({ width, colorScheme }) => {
      const { page, complaints } = await lookIn({ width, height: 800 }, colorScheme);
      for (const path of ['report', 'calendar', 'costs']) {
        await page.goto(`${world.url}/_local/desk/${path}`);
        expect(await violations(page), path).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
      }
      expectNoComplaints(complaints);
    },
  );
});
