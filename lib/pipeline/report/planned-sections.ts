import { faultInWords } from '../../domain/content/content.ts';
import { counted } from '../../domain/prose/counted.ts';
import type { PlannedCalendar } from '../../domain/reports/planned-calendar.ts';
import { mails, moment, number } from './figures.ts';
import type { PlannedDays } from './planned-days.ts';
import type { Section } from './report-section.ts';

/** The days to come as they are, and beside each figure what it would be if the content at hand were published. */
export const plannedSections = (planned: PlannedDays): Section[] => {
  if (planned.kind === 'refused')
    return [
      {
        id: 'planned',
        title: 'If the content at hand were published',
        says: [
          `Nothing of it would be, as it was on ${moment(planned.at)}: it is at fault.`,
          ...planned.faults.map(faultInWords),
        ],
      },
    ];
  const { calendar } = planned;
  const { days, hours, issues } = calendar;
  return [
    {
      id: 'planned',
      title: 'If the content at hand were published',
      says: saysOf(planned),
      picture: {
        kind: 'columns',
        title: 'Mails of courses by the day',
        labels: days.map(({ day }) => day),
        series: [
          { name: 'as it is', values: days.map(({ now }) => now) },
          { name: 'published', values: days.map(({ planned }) => planned) },
        ],
      },
      table: {
        columns: ['Day (UTC)', 'As it is', 'Published', 'Difference'],
        rows: [
          ...days.map((day) => [day.day, ...figuresOf(day)]),
          ...(days.length > 0 ? [['All seven days', ...figuresOf(calendar.total)]] : []),
        ],
      },
    },
    {
      id: 'planned-hours',
      title: 'Hour by hour',
      says: [],
      table: {
        columns: ['Hour (UTC)', 'Course', 'As it is', 'Published', 'Difference'],
        rows: hours.map(({ hour, of, ...both }) => [
          `${hour.slice(0, 10)} ${hour.slice(11)}:00`,
          of,
          ...figuresOf(both),
        ]),
      },
    },
    ...(issues.length === 0
      ? []
      : [
          {
            id: 'planned-issues',
            title: 'Issues, as they are and published',
            says: [],
            table: {
              columns: ['Newsletter', 'Issue', 'As it is', 'Published'],
              rows: issues.map(({ of, subject, now, planned }) => [
                of,
                subject,
                now ? moment(now) : 'not planned',
                planned ? moment(planned) : 'does not go out',
              ]),
            },
          },
        ]),
  ];
};

const figuresOf = ({ now, planned }: { now: number; planned: number }): string[] => [
  number(now),
  number(planned),
  planned === now ? '–' : `${planned > now ? '+' : '−'}${number(Math.abs(planned - now))}`,
];

const saysOf = ({
  calendar,
  questions,
  kept,
  ended,
}: Extract<PlannedDays, { kind: 'planned' }>): string[] => [
  changeInWords(calendar),
  `Read on ${moment(calendar.at)}: everybody’s record, and the content as it was then. What is written or signed up since is not in it.`,
  ...(ended.length > 0 ? [`Left out, since nothing would come of it any more: ${ended.join(', ')}.`] : []),
  ...(kept > 0
    ? [`${number(kept)} of its courses or issues would stay as they are, being at fault (“dripline check”).`]
    : []),
  ...(questions > 0 ? ['The publish has a question first (“dripline plan”).'] : []),
];

const changeInWords = ({ total, hours, issues }: PlannedCalendar): string => {
  const changed = hours.filter(({ now, planned }) => now !== planned).length;
  const moved = issues.filter(({ now, planned }) => now !== planned).length;
  if (changed === 0 && moved === 0) return 'Publishing it would change nothing in these seven days.';
  const inAll =
    total.now === total.planned
      ? `as many mails of courses as without it, ${number(total.now)}`
      : `${mails(total.planned)} of courses instead of ${number(total.now)}`;
  return `Publishing it would make ${inAll}: ${counted(changed, 'hour')} and ${counted(moved, 'issue')} would change.`;
};
