import type { Report } from '../../domain/reports/report.ts';
import { calendarSections } from './calendar-sections.ts';
import { courseSections } from './course-sections.ts';
import { deliverabilitySection } from './deliverability-section.ts';
import { inShort } from './in-short.ts';
import { partingWords } from './leaving-sections.ts';
import { listSections } from './list-sections.ts';
import { moneySections } from './money-sections.ts';
import type { Chapter, Section } from './report-section.ts';

/** The whole report in words and figures, whatever shows it: a page, a file, a mail, a terminal. */
export const reportChapters = (report: Report): Chapter[] => [
  { id: 'short', title: 'In short', sections: [inShort(report)] },
  ...report.courses.map((course) => ({
    id: course.id,
    title: course.title,
    sections: courseSections(course),
  })),
  ...report.lists.map((list) => ({ id: list.id, title: list.title, sections: listSections(list) })),
  ...wordsChapter(report),
  { id: 'sending', title: 'Mail', sections: [deliverabilitySection(report)] },
  calendarChapter(report),
  costsChapter(report),
];

const wordsChapter = ({ saidInParting }: Report): Chapter[] =>
  saidInParting.said.length === 0
    ? []
    : [{ id: 'words', title: 'What leavers say', sections: [partingWords(saidInParting)] }];

/** `planned`: beside it, what the content at hand would make of it. */
export const calendarChapter = (
  { calendar }: Pick<Report, 'calendar'>,
  planned: Section[] = [],
): Chapter => ({
  id: 'calendar',
  title: 'The next seven days',
  sections: [...planned, ...calendarSections(calendar)],
});

export const costsChapter = ({ money, courses, lists }: Report): Chapter => ({
  id: 'costs',
  title: 'Money',
  sections: moneySections(money, [...courses, ...lists]),
});
