import * as z from 'zod';
import { type Instant, instantSchema, later } from '../time/instant.ts';
import { dateIn, regularTimeFrom } from '../time/schedule.ts';
import type { TimeZone } from '../time/time-zone.ts';
import { dayOf } from './happening.ts';

/** How often something happened in a week, and in the week before it. */
const figureSchema = z.object({ name: z.string(), week: z.int(), before: z.int() });
export type Figure = z.infer<typeof figureSchema>;

/** What the operator is mailed of a week: numbers and names of ours, and nobody's. */
export const weeklyReportSchema = z.object({
  stage: z.string(),
  /** Its first day and its last; the days of counters are UTC's. */
  from: z.iso.date(),
  to: z.iso.date(),
  figures: z.array(figureSchema),
  /** Course by course and newsletter by newsletter: those in which something happened. */
  parts: z.array(
    z.object({
      title: z.string(),
      /** Who is in it, as the last look at everybody found it. */
      inIt: z.int().optional(),
      joined: z.int(),
      left: z.int(),
      mails: z.int(),
    }),
  ),
  /** What needs a person, the gravest first. */
  concerns: z.array(z.string()),
});
export type WeeklyReport = z.infer<typeof weeklyReportSchema>;

/** One week's mail. At most one is ever handed to SES: nothing follows upon `sending` but what became of it. */
export const weeklyMailSchema = z.object({
  /** The Monday that it came on, or was to come. */
  monday: z.iso.date(),
  version: z.int().nonnegative(),
  /** Who claimed it: so that a claim whose answer was lost is known again. Mails of before have none. */
  owner: z.string().optional(),
  at: instantSchema,
  status: z.enum([
    /** It was provably not sent, and is tried again. */
    'waiting',
    'sending',
    'sent',
    'refused',
    /** SES did not say whether it took it: then it is not sent again. */
    'unknown',
  ]),
});
export type WeeklyMail = z.infer<typeof weeklyMailSchema>;

/** Monday morning, in the site's zone. */
const rhythm = { cadence: 'weekly', weekday: 1, hour: 7 } as const;
/** So long it may be late, if nothing could be sent before. */
const window = { days: -2, milliseconds: 1 } as const;

/** Seven whole days, those before the morning on which they are reported; and the seven before them. */
export type ReportedWeek = { monday: string; dueAt: Instant; from: string; to: string; before: string };

/** The week to report now; undefined where none is due. `monday` is the day in the zone, and names its mail. */
export const weekToReport = (now: Instant, zone: TimeZone): ReportedWeek | undefined => {
  const dueAt = regularTimeFrom(later(now, window), { ...rhythm, zone });
  if (dueAt > now) return undefined;
  const day = (days: number) => dayOf(later(dueAt, { days }));
  return { monday: dateIn(zone, dueAt), dueAt, from: day(-7), to: day(-1), before: day(-14) };
};

/** When the next one is due, after a moment. */
export const nextReportAt = (now: Instant, zone: TimeZone): Instant =>
  regularTimeFrom(later(now, { milliseconds: 1 }), { ...rhythm, zone });

/** Kept as long as anybody may ask when it came. */
export const weeklyMailGoneAt = ({ at }: WeeklyMail): Instant => later(at, { days: 400 });

const tagBeginning = 'report_';

/** As a message tag. No id of ours has an underscore in it, and no subscriber is called "report". */
export const weeklyTag = (monday: string): string => `${tagBeginning}${monday}`;

/** Whether a tag is of such a mail, whose reader is nobody on record. */
export const isWeeklyTag = (tag = ''): boolean => tag.startsWith(tagBeginning);
