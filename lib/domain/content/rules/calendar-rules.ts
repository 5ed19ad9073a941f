import { counted } from '../../prose/counted.ts';
import { plainText } from '../../prose/prose.ts';
import { type Cadence, closestDays, hasOwnWeekday, weekdaysOf } from '../../time/cadence.ts';
import { weekdayNames, weekdayOfDate } from '../../time/weekday.ts';
import type { Course } from '../course-file.ts';
import type { Language } from '../language.ts';
import type { Lesson } from '../lesson-file.ts';
import {
  courseOf,
  type Finding,
  findingAt,
  noteAt,
  type Parsed,
  type ParsedContent,
} from '../parsed-content.ts';

/** What a course says of when its lessons come agrees with itself, and with what its lessons say of it. */
export const calendarFindings = (parsedContent: ParsedContent): Finding[] => [
  ...parsedContent.courses.flatMap(startIsADayOfIts),
  ...parsedContent.lessons.flatMap((lesson) => {
    const course = courseOf(parsedContent, lesson);
    return course ? [...gapNotes(lesson, course), ...nextTimeNotes(lesson, course)] : [];
  }),
];

const startIsADayOfIts = (course: Parsed<Course>): Finding[] => {
  const { start, cadence } = course.value;
  if (start === undefined || hasOwnWeekday(cadence)) return [];
  const day = weekdayOfDate(start);
  return weekdaysOf(cadence, day).includes(day)
    ? []
    : [
        findingAt(
          course,
          ['start'],
          `says ${start}, a ${capitalisedDay(day)}, and no lesson comes on that day; its lessons come ${inWords(cadence)}`,
        ),
      ];
};

const capitalisedDay = (day: Parameters<typeof weekdaysOf>[1]): string =>
  weekdayNames[day - 1]?.replace(/^./, (first) => first.toUpperCase()) ?? '';

const inWords = (cadence: Cadence): string =>
  cadence === 'weekdays'
    ? 'from Monday to Friday'
    : `on ${weekdaysOf(cadence, 1).map(capitalisedDay).join(' and ')}`;

const gapNotes = (lesson: Parsed<Lesson>, { value: course }: Parsed<Course>): Finding[] => {
  const { after, id } = lesson.value;
  if (after === undefined) return [];
  if (course.lessons[0] === id)
    return [
      noteAt(
        lesson,
        ['after'],
        'after says how long after the lesson before it, and this is the first; the first day of a course is start in course.yaml',
      ),
    ];
  const apart = closestDays(course.cadence);
  return after <= apart
    ? [
        noteAt(
          lesson,
          ['after'],
          `after changes nothing: it is the least that lies between two lessons, and those of this course are ${counted(apart, 'day')} apart in any case`,
        ),
      ]
    : [];
};

/** How a language says when the next lesson comes, by how many days apart lessons are for whom that is true. */
const nextTimes: Readonly<Record<Language, readonly { says: RegExp; days: number }[]>> = {
  en: [
    { says: /\bnext week\b/i, days: 7 },
    { says: /\btomorrow\b/i, days: 1 },
  ],
  fr: [
    { says: /\bla semaine prochaine\b/i, days: 7 },
    { says: /(?<!\p{L})demain(?!\p{L})/iu, days: 1 },
  ],
  es: [
    { says: /\bla (?:próxima semana|semana que viene)(?!\p{L})/iu, days: 7 },
    // Not "la mañana", which is the morning.
    { says: /(?<!\p{L}|\b(?:la|una|esta|cada) )mañana(?!\p{L})/iu, days: 1 },
  ],
  de: [
    { says: /\bn(?:ä|ae)chste[rn]? Woche\b/i, days: 7 },
    { says: /(?<!\p{L})morgen(?!\p{L})/u, days: 1 },
  ],
};

/** A look ahead that says "next week" is wrong where the next lesson comes tomorrow. */
const nextTimeNotes = (lesson: Parsed<Lesson>, { value: course }: Parsed<Course>): Finding[] => {
  const { lookAhead } = lesson.value;
  if (!lookAhead) return [];
  const text = plainText(lookAhead);
  return nextTimes[course.language].flatMap(({ says, days }) => {
    const said = says.exec(text)?.[0];
    const isTrue = course.cadence === 'weekdays' ? false : closestDays(course.cadence) === days;
    return said === undefined || isTrue
      ? []
      : [
          noteAt(
            lesson,
            ['lookAhead'],
            `lookAhead says "${said}", and the next lesson does not come then in this course; "next time" is true for every reader`,
          ),
        ];
  });
};
