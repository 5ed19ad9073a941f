import type { CourseReport, LessonTrial } from '../../domain/reports/course-report.ts';
import { intervalInWords } from '../../domain/subjects/difference.ts';
import { subjectChoices } from '../../domain/subjects/subject-test.ts';
import { number, percent } from './figures.ts';
import type { Section } from './report-section.ts';

export const lessonsOnTrial = ({ id, trials }: CourseReport): Section[] =>
  trials.length === 0
    ? []
    : [
        {
          id: `course-${id}-trials`,
          title: 'Subjects on trial',
          says: [
            ...trials.map(trialInWords),
            `Counted in these days, and anew when one of the two is changed. The interval is of the second over the first, at 95 %${trials.some(({ by }) => by === 'clicks') ? '; clicks are of people, not of machines, several of one person each' : ''}.`,
          ],
          table: {
            columns: ['Subject', 'Sent', 'What they did', 'Share'],
            rows: trials.flatMap(({ subjects, figures, by }) =>
              subjectChoices.map((choice) => {
                const { sent, did } = figures[choice];
                return [subjects[choice], number(sent), `${number(did)} ${by}`, percent(did, sent)];
              }),
            ),
          },
        },
      ];

const trialInWords = ({ subjects, carried, difference }: LessonTrial): string => {
  const pair = `“${subjects.a}” against “${subjects.b}”`;
  const lies = `the difference lies ${intervalInWords(difference)}`;
  if (!carried) return `${pair}: no winner yet, ${lies}. Leave the test in its file.`;
  const which = carried === 'a' ? 'first' : 'second';
  const toDo =
    carried === 'a'
      ? 'take the test out of its file'
      : 'put it under `subject:` and take the test out of its file';
  return `${pair}: the ${which} carries it, ${lies}. To keep it, ${toDo}.`;
};
