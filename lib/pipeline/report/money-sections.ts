import type { CourseReport, ListReport } from '../../domain/reports/course-report.ts';
import { type Cost, dollarsOf, type Money, sesPerThousand } from '../../domain/reports/money.ts';
import { dollars, mails, number } from './figures.ts';
import type { Section } from './report-section.ts';

const planInWords = { essentials: 'Essentials', 'a-la-carte': 'à la carte' } as const;

const costRow = (name: string, cost: Cost, standing: number): string[] => [
  name,
  number(cost.mails),
  dollars(cost.ses),
  dollars(cost.own),
  dollars(standing),
  dollars(dollarsOf(cost) + standing),
];

export const moneySections = (
  { plan, month, toDate, expected, tenfold, standing }: Money,
  all: readonly (CourseReport | ListReport)[],
): Section[] => {
  const price = sesPerThousand[plan];
  const sends = all.flatMap((each) => (each.kind === 'course' ? each.lessons : each.issues));
  return [
    {
      id: 'month',
      title: month,
      says: [
        `${mails(toDate.mails)} so far: ${dollars(dollarsOf(toDate) + standing)}. Ten times as many in a month would cost ${dollars(dollarsOf(tenfold) + standing)}.`,
        `By SES’s plan “${planInWords[plan]}”, $${price.toFixed(2)} a thousand mails; say so in site.yaml (operator: sesPlan) where yours is the other. AWS’s free amounts are left out, and so are mails about a change of address.`,
      ],
      table: {
        columns: ['What', 'Mails', 'SES', 'Everything else', 'Each month', 'In all'],
        rows: [
          costRow('so far', toDate, standing),
          costRow('the month at this pace', expected, standing),
          costRow('ten times as many', tenfold, standing),
        ],
      },
    },
    {
      id: 'sends',
      title: 'What each mail has cost',
      says: ['In the days of this report.'],
      table: {
        columns: ['Mail', 'Sent', 'SES'],
        rows: sends
          .filter(({ sent }) => sent > 0)
          .map(({ subject, sent }) => [subject, number(sent), dollars((sent / 1_000) * price)]),
      },
    },
  ];
};
