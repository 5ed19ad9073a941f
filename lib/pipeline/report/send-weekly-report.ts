import type { Front } from '../../domain/content/site.ts';
import {
  nextReportAt,
  type ReportedWeek,
  type WeeklyMail,
  weekToReport,
} from '../../domain/reports/weekly-report.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import { type Instant, later } from '../../domain/time/instant.ts';
import type { TimeZone } from '../../domain/time/time-zone.ts';
import { findFront } from '../find-published.ts';
import type { SendResult } from '../ports/mailer.ts';
import type { Ports } from '../ports.ts';
import { comeInTurn } from '../send/come-in-turn.ts';
import type { RateLimiter } from '../send/rate-limiter.ts';
import { composeWeeklyReport } from './compose-weekly-report.ts';
import { lookAtWeek } from './look-at-week.ts';

export type WeeklyReportOutcome =
  /** Nobody is to have it. */
  | 'off'
  /** It is not Monday, or this week's has been sent, or was under way when its sender died. */
  | 'nothing-due'
  /** It could not be sent now, and provably was not: the next hour tries again. */
  | 'later'
  | 'sent'
  | 'refused'
  | 'unknown';

type Needs = Parameters<typeof lookAtWeek>[0] &
  Pick<Ports, 'random' | 'compileReport' | 'weeklyMails' | 'mailer' | 'telemetry' | 'imagesUrl'> & {
    rateLimiter: RateLimiter;
  };

/** How long it waits for its turn among the other mails. */
const patienceMilliseconds = 60_000;

/**
 * Mails the operator the week that is over, on Monday morning in the site's zone, if site.yaml says to whom. One mail a week at the
 * most: it is claimed in one write before SES is asked, and only what is proof that it was not sent gives it back. Whoever dies in between
 * has sent the last one of that week, whether it came or not.
 */
export const sendWeeklyReport =
  (ports: Needs) =>
  async (stage: string, front: Front): Promise<WeeklyReportOutcome> => {
    const { clock, weeklyMails, compileReport, mailer, rateLimiter } = ports;
    const site = (await findFront(ports)(front))?.site;
    const to = emailAddress.safeParse(site?.operator.reportTo).data;
    if (!site || !to) return 'off';
    const open = await findOpenWeek(ports, site.timeZone);
    if (!open) return 'nothing-due';

    const parts = await compileReport(await lookAtWeek(ports)(stage, open.week));
    const goesUntil = later(clock.now(), { milliseconds: patienceMilliseconds });
    const { monday } = open.week;
    // All of it is ready before it is claimed: what can go wrong in that leaves the week due.
    const outgoing = composeWeeklyReport(ports.imagesUrl)({ site, to, parts, monday, now: clock.now() });
    const permit = await rateLimiter.take('newsletter', patienceMilliseconds);
    if (typeof permit === 'string') return 'later';
    const claimed = await claim(ports, open);
    if (!claimed) {
      rateLimiter.putBack(permit);
      return 'nothing-due';
    }
    const notNow = await comeInTurn(ports, permit, goesUntil);
    const result: SendResult = notNow ? { kind: 'throttled' } : await mailer.send(outgoing);
    if (!notNow) await rateLimiter.report(result);
    const { status, outcome } = becameOf(result);
    await weeklyMails.save({ ...claimed, at: clock.now(), status });
    return tell(ports, outcome, result);
  };

/** When the next one is due, or was, if it still is to be sent; undefined where nobody is to have it. */
export const nextWeeklyReport =
  (ports: Pick<Ports, 'clock' | 'courses' | 'newsletters' | 'weeklyMails'>) =>
  async (front: Front): Promise<Instant | undefined> => {
    const site = (await findFront(ports)(front))?.site;
    if (!site?.operator.reportTo) return undefined;
    const open = await findOpenWeek(ports, site.timeZone);
    return open ? open.week.dueAt : nextReportAt(ports.clock.now(), site.timeZone);
  };

/** A week that is due and certainly was not sent, with what is on record of its mail. */
type OpenWeek = { week: ReportedWeek; known: WeeklyMail | undefined };

const findOpenWeek = async (
  { clock, weeklyMails }: Pick<Ports, 'clock' | 'weeklyMails'>,
  zone: TimeZone,
): Promise<OpenWeek | undefined> => {
  const week = weekToReport(clock.now(), zone);
  const known = week && (await weeklyMails.load(week.monday));
  return week && (!known || known.status === 'waiting') ? { week, known } : undefined;
};

/** The mail as it is claimed; undefined if another was first. A claim is won when it is stored, also when the answer was lost. */
const claim = async (
  { clock, random, weeklyMails }: Needs,
  { week: { monday }, known }: OpenWeek,
): Promise<WeeklyMail | undefined> => {
  const owner = random.ownerToken();
  const version = known?.version ?? 0;
  const mail: WeeklyMail = { monday, owner, version, at: clock.now(), status: 'sending' };
  if ((await weeklyMails.save(mail)) === 'stale' && (await weeklyMails.load(monday))?.owner !== owner)
    return undefined;
  return { ...mail, version: version + 1 };
};

/** What each answer proves. */
const becameOf = (
  result: SendResult,
): { status: Exclude<WeeklyMail['status'], 'sending'>; outcome: WeeklyReportOutcome } => {
  switch (result.kind) {
    case 'accepted':
      return { status: 'sent', outcome: 'sent' };
    case 'throttled':
    case 'quota-used-up':
    case 'halted':
      return { status: 'waiting', outcome: 'later' };
    case 'refused':
    case 'not-verified':
    case 'not-taken':
      return { status: 'refused', outcome: 'refused' };
    case 'no-answer':
      return { status: 'unknown', outcome: 'unknown' };
  }
};

const tell = (
  { telemetry }: Needs,
  outcome: WeeklyReportOutcome,
  result: SendResult,
): WeeklyReportOutcome => {
  const reason = 'reason' in result ? { reason: result.reason } : {};
  if (outcome === 'sent') telemetry.note('weekly-report', { outcome });
  else telemetry.warn('weekly-report', { outcome, ...reason });
  return outcome;
};
