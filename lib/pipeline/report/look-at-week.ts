import { counted } from '../../domain/prose/counted.ts';
import { type Counted, mailsIn, readDays, times } from '../../domain/reports/counted-days.ts';
import { type CountedOf, dayOf, ofCourse, ofList } from '../../domain/reports/happening.ts';
import type { Figure, ReportedWeek, WeeklyReport } from '../../domain/reports/weekly-report.ts';
import type { HealthHour } from '../../domain/sending/health.ts';
import { isInSandbox } from '../../domain/sending/sending-state.ts';
import { later } from '../../domain/time/instant.ts';
import { type IssueSight, lookAtIssues } from '../operate/look-at-issues.ts';
import type { Ports } from '../ports.ts';
import { publishedCourses } from '../publish/published-courses.ts';
import { concernsOf } from './concerns.ts';
import { mails } from './figures.ts';

type Needs = Pick<
  Ports,
  | 'clock'
  | 'editions'
  | 'courses'
  | 'newsletters'
  | 'issueRecords'
  | 'issueBooksRounds'
  | 'dayCounts'
  | 'standings'
  | 'health'
  | 'sending'
  | 'countDeadLetters'
>;

/** What happened in a week, held against the week before, and what needs a person now: from counters, and nobody's record. */
export const lookAtWeek =
  (ports: Needs) =>
  async (stage: string, week: ReportedWeek): Promise<WeeklyReport> => {
    const parts = await Promise.all(
      (await everythingPublished(ports)).map((part) => partOfWeek(ports, part, week)),
    );
    const counted = parts.flatMap(({ counted: each }) => each);
    const hours = await ports.health.since(`${week.before}T00`);
    return {
      stage,
      from: week.from,
      to: week.to,
      figures: figuresOf(counted, hours, week),
      parts: parts
        .map(({ title, inIt, counted: each }) => ({ title, inIt, ...sumsOf(inWeek(each, week)) }))
        .filter(({ inIt = 0, joined, left, mails }) => inIt + joined + left + mails > 0),
      concerns: await concernsNow(ports, inWeek(counted, week)),
    };
  };

type Part = { of: CountedOf; title: string };

/** Every course that was ever published, the ended ones too, and every newsletter. */
const everythingPublished = async (ports: Needs): Promise<Part[]> => {
  const [courses, lists] = await Promise.all([publishedCourses(ports), ports.newsletters.lists()]);
  return [
    ...courses.map(({ course: { id, title } }) => ({ of: ofCourse(id), title })),
    ...lists.map(({ list: { id, title } }) => ({ of: ofList(id), title })),
  ];
};

const partOfWeek = async (
  { dayCounts, standings, clock }: Needs,
  { of, title }: Part,
  week: ReportedWeek,
) => {
  const [days, looks] = await Promise.all([
    dayCounts.since(of, week.before),
    standings.since(of, dayOf(later(clock.now(), { days: -3 }))),
  ]);
  const now = looks.at(-1)?.people;
  return { title, counted: readDays(days), ...(now ? { inIt: now.active + now.paused } : {}) };
};

const inWeek = (counted: readonly Counted[], { from, to }: ReportedWeek): Counted[] =>
  counted.filter(({ day }) => from <= day && day <= to);

const joinedIn = (counted: readonly Counted[]): number =>
  times(counted, 'confirmed') + times(counted, 'imported') + times(counted, 'returned');

const leftIn = (counted: readonly Counted[]): number =>
  times(counted, 'left', ({ was }) => was !== 'pending');

const sumsOf = (counted: readonly Counted[]) => ({
  joined: joinedIn(counted),
  left: leftIn(counted),
  mails: mailsIn(counted),
});

const figuresOf = (
  counted: readonly Counted[],
  hours: readonly HealthHour[],
  week: ReportedWeek,
): Figure[] => {
  const both = {
    week: inWeek(counted, week),
    before: counted.filter(({ day }) => week.before <= day && day < week.from),
  };
  const figure = (name: string, of: (some: readonly Counted[]) => number): Figure => ({
    name,
    week: of(both.week),
    before: of(both.before),
  });
  const heard = (name: string, what: 'bounces' | 'complaints'): Figure => {
    const sum = (isIn: (day: string) => boolean) =>
      hours.reduce((total, hour) => total + (isIn(hour.hour.slice(0, 10)) ? hour[what] : 0), 0);
    return {
      name,
      week: sum((day) => week.from <= day && day <= week.to),
      before: sum((day) => week.before <= day && day < week.from),
    };
  };
  return [
    figure('Asked to join', (some) => times(some, 'asked')),
    figure('Joined', joinedIn),
    figure('Left', leftIn),
    figure('Completed', (some) => times(some, 'completed')),
    figure('Said why they left', (some) => times(some, 'why')),
    figure('Mails sent', mailsIn),
    figure('Mails that failed', (some) => times(some, 'failed')),
    heard('Came back', 'bounces'),
    heard('Called spam', 'complaints'),
  ];
};

const concernsNow = async (ports: Needs, counted: readonly Counted[]): Promise<string[]> => {
  const { clock, sending, countDeadLetters } = ports;
  const [state, storeIdentity, deadLetters, issues] = await Promise.all([
    sending.load(),
    sending.storeIdentity(),
    countDeadLetters(),
    lookAtIssues(ports)(),
  ]);
  const { hold, madeIn } = state;
  const isForeign = madeIn !== undefined && madeIn !== storeIdentity;
  const sight = { hold, isForeign, isInSandbox: isInSandbox(state, clock.now()) };
  const inWords = (at: string) => `${at.slice(0, 10)}, ${at.slice(11, 16)} UTC`;
  const failed = times(counted, 'failed');
  return [
    ...concernsOf(sight, { deadLetters, issues }, inWords),
    ...(failed > 0 ? [`${mails(failed)} of this week failed: "dripline missed" says whose and why.`] : []),
    ...issues.flatMap(unknownOf),
  ];
};

const unknownOf = ({ record, books }: IssueSight): string[] => {
  const unknown = books?.books.unknown ?? 0;
  return unknown > 0
    ? [
        `Of ${counted(unknown, 'copy', 'copies')} of ${record.listId}/${record.issueId} nobody knows whether SES took them: see "dripline unknown".`,
      ]
    : [];
};
