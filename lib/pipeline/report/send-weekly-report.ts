import type { Front } from '../../domain/content/site.ts';
import { nextReportAt, type WeeklyMail, weekToReport } from '../../domain/reports/weekly-report.ts';
import { emailAddress } from '../../domain/subscriber/email-address.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { findFront } from '../find-published.ts';
import type { SendResult } from '../ports/mailer.ts';
import type { Ports } from '../ports.ts';
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
  Pick<Ports, 'compileReport' | 'weeklyMails' | 'mailer' | 'telemetry' | 'imagesUrl'> & {
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
    const week = weekToReport(clock.now(), site.timeZone);
    const known = week && (await weeklyMails.load(week.monday));
    if (!week || (known && known.status !== 'waiting')) return 'nothing-due';

    const parts = await compileReport(await lookAtWeek(ports)(stage, week));
    const permit = await rateLimiter.take('newsletter', patienceMilliseconds);
    if (typeof permit === 'string') return 'later';
    const open: WeeklyMail = {
      monday: week.monday,
      version: known?.version ?? 0,
      at: clock.now(),
      status: 'sending',
    };
    if ((await weeklyMails.save(open)) === 'stale') {
      rateLimiter.putBack(permit);
      return 'nothing-due';
    }
    const isInTime = await rateLimiter.comes(permit);
    const { monday } = week;
    const outgoing = composeWeeklyReport(ports.imagesUrl)({ site, to, parts, monday, now: clock.now() });
    const result: SendResult = isInTime ? await mailer.send(outgoing) : { kind: 'throttled' };
    if (isInTime) await rateLimiter.report(result);
    const { status, outcome } = becameOf(result);
    await weeklyMails.save({ ...open, version: open.version + 1, at: clock.now(), status });
    return tell(ports, outcome, result);
  };

/** When the next one is due; undefined where nobody is to have it. */
export const nextWeeklyReport =
  (ports: Pick<Ports, 'clock' | 'courses' | 'newsletters'>) =>
  async (front: Front): Promise<Instant | undefined> => {
    const site = (await findFront(ports)(front))?.site;
    if (!site?.operator.reportTo) return undefined;
    return nextReportAt(ports.clock.now(), site.timeZone);
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
