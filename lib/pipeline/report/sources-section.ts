import type { CourseReport, ListReport } from '../../domain/reports/course-report.ts';
import { number, percent } from './figures.ts';
import type { Section } from './report-section.ts';

export const sourcesSection = ({
  id,
  kind,
  sources: found,
  confirmed,
}: CourseReport | ListReport): Section[] =>
  found.length === 0
    ? []
    : [
        {
          id: `${kind}-${id}-sources`,
          title: 'Where sign-ups come from',
          says: [
            'By the name in the link that led to the form: add ?source=spring-fair to the one that you pass on. Confirmed sign-ups alone.',
          ],
          table: {
            columns: ['Link', 'Confirmed', 'Share'],
            rows: found.map(({ name, count }) => [
              name || 'no name in the link',
              number(count),
              percent(count, confirmed),
            ]),
          },
        },
      ];
