import type { Report } from '../../domain/reports/report.ts';
import type { Standings } from '../../domain/reports/standings.ts';
import { number } from './figures.ts';
import type { Section } from './report-section.ts';

const inIt = ({ people: { active, paused } }: Standings): number => active + paused;

export const inShort = ({ since, until, courses, lists }: Report): Section => ({
  id: 'numbers',
  title: `From ${since} to ${until}`,
  says: [
    ...(courses.length === 0 ? ['No course has been published yet.'] : []),
    'Days are UTC’s. Nothing was counted before this version of Dripline ran here; who is in it now is read from everybody once a day.',
  ],
  table: {
    columns: ['Course or newsletter', 'In it now', 'Asked', 'Confirmed', 'Left', 'Completed', 'Mails'],
    rows: [...courses, ...lists].map((each) => [
      each.title,
      each.standings ? number(inIt(each.standings)) : 'not looked at yet',
      number(each.asked),
      number(each.confirmed + each.imported),
      number(each.left),
      each.kind === 'course' ? number(each.completed) : '',
      number(each.mails),
    ]),
  },
});
