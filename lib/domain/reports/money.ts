import type { SesPlan } from '../content/site.ts';
import { type Instant, later } from '../time/instant.ts';

/** What SES asks for a thousand mails, in dollars. */
export const sesPerThousand: Readonly<Record<SesPlan, number>> = { essentials: 0.16, 'a-la-carte': 0.1 };

/**
 * What everything besides SES asks for a mail, in dollars: writes, reads, Lambda, events and logs, as `docs/how-far-it-goes.md`
 * adds them up from the benchmark.
 */
const ownPerMail = 3.7e-6;

/** What is paid each month whether mail goes out or not, in dollars: the secret, and the alarms beyond the ten free ones. */
const perMonth = { secret: 0.4, alarm: 0.1, freeAlarms: 10 } as const;

/** So many alarms a stage has; a test counts them. */
export const alarmsOfAStage = 29;

export const standingCosts =
  perMonth.secret + Math.max(0, alarmsOfAStage - perMonth.freeAlarms) * perMonth.alarm;

export type Cost = { mails: number; ses: number; own: number };

export const costOfMails = (mails: number, plan: SesPlan): Cost => ({
  mails,
  ses: (mails / 1_000) * sesPerThousand[plan],
  own: mails * ownPerMail,
});

export type Money = {
  plan: SesPlan;
  /** `2026-11` */
  month: string;
  /** From its first day on. */
  toDate: Cost;
  /** The whole month, if it goes on like this. */
  expected: Cost;
  /** The same with ten times as many people. */
  tenfold: Cost;
  /** Whatever is sent. */
  standing: number;
};

/** What this month costs, and what more would. */
export const moneyOf = (mails: number, plan: SesPlan, now: Instant): Money => {
  const month = now.slice(0, 7);
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const next = Date.parse(`${later(now, { days: 32 - Number(now.slice(8, 10)) }).slice(0, 7)}-01T00:00:00Z`);
  const share = (Date.parse(now) - first) / (next - first);
  // The first hours of a month foretell nothing.
  const expected = share > 1 / 31 ? Math.round(mails / share) : mails;
  return {
    plan,
    month,
    toDate: costOfMails(mails, plan),
    expected: costOfMails(expected, plan),
    tenfold: costOfMails(10 * expected, plan),
    standing: standingCosts,
  };
};

export const dollarsOf = ({ ses, own }: Cost): number => ses + own;
