import type { ListId } from '../../domain/content/newsletter.ts';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { defaultSending } from '../../domain/content/site.ts';
import { type CalendarIssue, calendarOf } from '../../domain/reports/calendar.ts';
import { mailsIn, readDays, times } from '../../domain/reports/counted-days.ts';
import {
  type CourseReport,
  courseReport,
  type ListReport,
  listReport,
} from '../../domain/reports/course-report.ts';
import { deliverabilityOf } from '../../domain/reports/deliverability.ts';
import { type CountedOf, dayOf, ofCourse, ofList, ofStage } from '../../domain/reports/happening.ts';
import { moneyOf } from '../../domain/reports/money.ts';
import type { Report } from '../../domain/reports/report.ts';
import { saidInParting } from '../../domain/reports/said-in-parting.ts';
import { hourOf } from '../../domain/sending/health.ts';
import { measureBy } from '../../domain/subjects/subject-test.ts';
import { type Instant, later } from '../../domain/time/instant.ts';
import { issuesToCome } from '../operate/issues-to-come.ts';
import type { Ports } from '../ports.ts';
import { publishedCourses } from '../publish/published-courses.ts';

export type ReportNeeds = Pick<
  Ports,
  | 'clock'
  | 'editions'
  | 'courses'
  | 'newsletters'
  | 'issueRecords'
  | 'dayCounts'
  | 'standings'
  | 'health'
  | 'partingWords'
>;

/** What has been counted, at most a month back, unless somebody asks for more. */
const lookBack = { days: -30 } as const;
/** Books that are older say nothing of today. */
const standingsLast = { days: -3 } as const;
/** SES weighs an account by what it sent lately. */
const healthLast = { days: -14 } as const;

/**
 * Everything that an operator is told of a stage, from counters and what the daily books have kept: a few dozen small items, however
 * many people there are. `since` is a day; without one, the last thirty.
 */
export const lookAtReport =
  (ports: ReportNeeds) =>
  async (stage: string, since?: string): Promise<Report> => {
    const now = ports.clock.now();
    const span = { first: since ?? dayOf(later(now, lookBack)), last: dayOf(now) };
    const published = await publishedCourses(ports);
    const courses = await Promise.all(published.map((each) => reportOfCourse(ports, each, span, now)));
    const lists = await Promise.all(
      (await ports.newsletters.lists()).map(({ list }) => reportOfList(ports, list, span, now)),
    );
    const [site] = published.map(({ site }) => site);
    const month = `${now.slice(0, 7)}-01`;
    const all = [...courses.map(({ id }) => ofCourse(id)), ...lists.map(({ id }) => ofList(id))];
    const mails = await Promise.all(all.map(async (of) => mailsIn(await countedOf(ports, of, month))));
    const issues = await Promise.all(lists.map((list) => issuesWithPeople(ports, list)));
    return {
      stage,
      brand: site?.brand ?? '',
      at: now,
      since: span.first,
      until: span.last,
      courses,
      lists,
      saidInParting: saidInParting((await Array.fromAsync(ports.partingWords.all())).flat(), span.first, now),
      deliverability: deliverabilityOf(
        await ports.health.since(hourOf(later(now, healthLast))),
        site?.sending ?? defaultSending(),
      ),
      scannersSeen: times(await countedOf(ports, ofStage, span.first), 'scanner-seen'),
      calendar: calendarOf(
        courses.map(({ id, standings }) => ({ name: id, standings })),
        issues.flat(),
        now,
      ),
      money: moneyOf(
        mails.reduce((sum, each) => sum + each, 0),
        site?.operator.sesPlan ?? 'essentials',
        now,
      ),
    };
  };

const countedOf = async ({ dayCounts }: ReportNeeds, of: CountedOf, since: string) =>
  readDays(await dayCounts.since(of, since));

/** Who stands where by the last books; undefined where they are too old to say anything of today. */
export const standingsNow = async (
  { standings }: Pick<ReportNeeds, 'standings'>,
  of: CountedOf,
  now: Instant,
) => (await standings.since(of, dayOf(later(now, standingsLast)))).at(-1);

type Span = { first: string; last: string };

const reportOfCourse = async (
  ports: ReportNeeds,
  { course, lessons, site }: PublishedCourse,
  span: Span,
  now: Instant,
): Promise<CourseReport> => {
  const of = ofCourse(course.id);
  const [counted, standings] = await Promise.all([
    countedOf(ports, of, span.first),
    standingsNow(ports, of, now),
  ]);
  const measure = measureBy(site.tracking);
  return courseReport(course.id, { title: course.title, lessons, measure }, counted, span, standings);
};

const reportOfList = async (
  ports: ReportNeeds,
  { id, title }: { id: ListId; title: string },
  span: Span,
  now: Instant,
): Promise<ListReport> => {
  const of = ofList(id);
  const [counted, standings, records] = await Promise.all([
    countedOf(ports, of, span.first),
    standingsNow(ports, of, now),
    ports.issueRecords.of(id),
  ]);
  const issues = await Promise.all(
    records
      .filter(({ sendAt }) => dayOf(sendAt) >= span.first)
      .map(async (record) => {
        const issue = await ports.newsletters.issue(record, record.published);
        return { id: record.issueId, subject: issue?.mail.subject ?? record.issueId };
      }),
  );
  return listReport(id, { title, issues }, counted, span, standings);
};

const issuesWithPeople = async (
  ports: ReportNeeds,
  { id, standings }: ListReport,
): Promise<CalendarIssue[]> =>
  (await issuesToCome(ports)(id)).map((issue) => ({ ...issue, people: standings?.people.active }));
