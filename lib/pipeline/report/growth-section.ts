import type { CourseReport, DayOfGrowth, ListReport } from '../../domain/reports/course-report.ts';
import { number, people } from './figures.ts';
import type { Section } from './report-section.ts';

/** Days, or the weeks that they fall into where there are too many days to draw. */
const spans = (days: readonly DayOfGrowth[]): DayOfGrowth[] => {
  if (days.length <= 45) return [...days];
  return [...Map.groupBy(days, (_day) => Math.floor(days.indexOf(_day) / 7)).values()].map((week) => ({
    day: week[0]?.day ?? '',
    asked: week.reduce((sum, { asked }) => sum + asked, 0),
    joined: week.reduce((sum, { joined }) => sum + joined, 0),
    left: week.reduce((sum, { left }) => sum + left, 0),
  }));
};

export const growthSection = ({
  id,
  kind,
  days,
  confirmed,
  imported,
  returned,
  left,
}: CourseReport | ListReport): Section => {
  const shown = spans(days);
  const joined = confirmed + imported + returned;
  const back = returned > 0 ? `, ${number(returned)} of them back after having left` : '';
  const brought = imported > 0 ? `, ${number(imported)} by an import` : '';
  return {
    id: `${kind}-${id}-growth`,
    title: 'Growth',
    says: [`${people(joined)} joined${brought}${back}; ${people(left)} left.`],
    picture: {
      kind: 'columns',
      title: shown.length === days.length ? 'Joined and left, by the day' : 'Joined and left, by the week',
      labels: shown.map(({ day }) => day),
      series: [
        { name: 'joined', values: shown.map((each) => each.joined) },
        { name: 'left', values: shown.map((each) => each.left) },
      ],
    },
    table: {
      columns: ['From', 'Asked', 'Joined', 'Left'],
      rows: shown
        .filter(({ asked, joined: in_, left: out }) => asked + in_ + out > 0)
        .map((each) => [each.day, number(each.asked), number(each.joined), number(each.left)]),
    },
  };
};
