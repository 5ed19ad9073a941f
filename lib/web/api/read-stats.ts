import * as z from 'zod';
import { dayOf } from '../../domain/reports/happening.ts';
import { later } from '../../domain/time/instant.ts';
import { readStats } from '../../pipeline/api/read-stats.ts';
import { operation } from './operation.ts';
import { course, newsletter } from './shapes.ts';

const daysAtOnce = 30;

const days = z
  .array(
    z.object({
      day: z.iso.date(),
      counts: z
        .record(z.string(), z.int())
        .describe(
          'How often each thing happened: asked, confirmed, imported, began, sent, completed, left and so on. What did not happen is not there.',
        ),
    }),
  )
  .describe('Days of UTC on which something happened, in their order.');

/** What is counted of each course and newsletter, day by day. */
export const readStatsOperation = operation({
  scope: 'stats',
  summary: 'Read what was counted',
  description: 'Of every course and newsletter, day by day; of nobody in particular.',
  query: z.strictObject({
    since: z.iso
      .date()
      .optional()
      .describe(`The first day, such as 2027-01-31; otherwise ${daysAtOnce} days ago.`),
  }),
  answer: {
    status: 200,
    description: 'The counts.',
    schema: z.object({
      since: z.iso.date(),
      courses: z.array(z.object({ course, days })),
      newsletters: z.array(z.object({ newsletter, days })),
    }),
  },
  problems: ['not-understood'],
  handle: async ({ ports }, { query }) => {
    const since = query.since ?? dayOf(later(ports.clock.now(), { days: -daysAtOnce }));
    const { courses, newsletters } = await readStats(ports)(since);
    const ofDays = (all: (typeof courses)[number]['days']) =>
      all.map(({ day, counts }) => ({ day, counts: { ...counts } }));
    return {
      answer: {
        since,
        courses: courses.map((each) => ({ course: each.course, days: ofDays(each.days) })),
        newsletters: newsletters.map((each) => ({ newsletter: each.newsletter, days: ofDays(each.days) })),
      },
    };
  },
});
