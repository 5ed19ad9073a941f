import type { CourseReport } from '../../domain/reports/course-report.ts';
import { mails, moment, number, people, percent } from './figures.ts';
import { growthSection } from './growth-section.ts';
import { leaving } from './leaving-sections.ts';
import { lessonsOnTrial } from './lessons-on-trial.ts';
import { readingsSection } from './readings-section.ts';
import type { Section } from './report-section.ts';
import { sourcesSection } from './sources-section.ts';

export const courseSections = (course: CourseReport): Section[] => [
  growthSection(course),
  funnel(course),
  unconfirmed(course),
  whereTheyAre(course),
  lessonsThatLose(course),
  ...lessonsOnTrial(course),
  ...cohorts(course),
  leaving(course),
  ...sourcesSection(course),
  ...readingsSection(course.id, course.lessons),
];

const funnel = ({ id, funnel: steps, asked }: CourseReport): Section => {
  const most = Math.max(asked, ...steps.map(({ people: some }) => some));
  return {
    id: `course-${id}-funnel`,
    title: 'From asking to the end',
    says: [
      'How many reached each step in these days, whenever they joined: with a course that runs for weeks, later steps are of those who came earlier.',
    ],
    picture: {
      kind: 'bars',
      title: 'How many reached each step',
      bars: steps.map(({ name, people: some }) => ({ label: name, value: some, says: number(some) })),
    },
    table: {
      columns: ['Step', 'People', 'Of those who asked'],
      rows: steps.map(({ name, people: some }) => [name, number(some), percent(some, asked || most)]),
    },
  };
};

const unconfirmed = ({
  id,
  asked,
  askedAgain,
  confirmed,
  unconfirmed: of,
  standings,
}: CourseReport): Section => {
  const waiting = standings ? ` ${people(standings.people.pending)} have a link that still works.` : '';
  return {
    id: `course-${id}-unconfirmed`,
    title: 'Asked, and never confirmed',
    says: [
      `${people(asked)} asked and ${number(confirmed)} confirmed (${percent(confirmed, asked)}).${waiting}`,
      `${mails(of.mailsSent)} to confirm went out, ${number(askedAgain)} of them to somebody who asked again. ${number(of.bounced)} came back; all the others arrived, as far as SES has heard.`,
    ],
    table: {
      columns: ['What became of them', 'People'],
      rows: [
        ['the link ran out', number(of.expired)],
        ['the mail came back', number(of.bounced)],
        ['said no', number(of.saidNo)],
      ],
    },
  };
};

const whereTheyAre = ({ id, standings, lessons }: CourseReport): Section => {
  const section = { id: `course-${id}-now`, title: 'Where people are now' };
  if (!standings)
    return { ...section, says: ['The daily look at everybody has not been here yet: it runs once a day.'] };
  const { people: now, after, at } = standings;
  const label = (had: number) => (had === 0 ? 'before the first' : `after lesson ${had}`);
  return {
    ...section,
    says: [
      `${people(now.active + now.paused)} are in the course, ${number(now.paused)} of them with a pause; ${number(now.completed)} have completed it, ${number(now.left)} have left, ${number(now.pending)} have asked and not confirmed (${moment(at)}).`,
    ],
    picture: {
      kind: 'bars',
      title: 'How many lessons those in the course have had',
      bars: after.map((some, had) => ({ label: label(had), value: some, says: number(some) })),
    },
    table: {
      columns: ['Have had', 'Subject', 'People'],
      rows: after.map((some, had) => [label(had), lessons[had - 1]?.subject ?? '', number(some)]),
    },
  };
};

const lessonsThatLose = ({ id, lessons }: CourseReport): Section => {
  const worst = lessons
    .filter(({ sent, leftAfter }) => sent > 0 && leftAfter > 0)
    .sort((a, b) => b.leftAfter / b.sent - a.leftAfter / a.sent)[0];
  return {
    id: `course-${id}-lessons`,
    title: 'Which lesson loses people',
    says: [
      worst
        ? `Most leave after “${worst.subject}”: ${number(worst.leftAfter)} of ${number(worst.sent)} (${percent(worst.leftAfter, worst.sent)}).`
        : 'Nobody has left after a lesson.',
    ],
    picture: {
      kind: 'bars',
      title: 'Share of readers who left before the next lesson',
      bars: lessons.map(({ sent, leftAfter }, index) => ({
        label: index + 1 === lessons.length ? 'closing mail' : `lesson ${index + 1}`,
        value: sent === 0 ? 0 : leftAfter / sent,
        says: percent(leftAfter, sent),
      })),
    },
    table: {
      columns: ['Lesson', 'Sent', 'Left after it', 'Share', 'Failed'],
      rows: lessons.map(({ subject, sent, leftAfter, failed }) => [
        subject,
        number(sent),
        number(leftAfter),
        percent(leftAfter, sent),
        number(failed),
      ]),
    },
  };
};

const cohorts = ({ id, standings, lessons }: CourseReport): Section[] => {
  if (!standings || standings.cohorts.length === 0) return [];
  const count = lessons.length - 1;
  const half = Math.ceil(count / 2);
  return [
    {
      id: `course-${id}-cohorts`,
      title: 'By the week of their sign-up',
      says: [
        'Of those who confirmed in one week (it is named by its Monday): how far they have come by now.',
      ],
      table: {
        columns: [
          'Week of',
          'Confirmed',
          'First lesson',
          `Lesson ${half}`,
          'Completed',
          'Left',
          'Still in it',
        ],
        rows: standings.cohorts.map(({ week, joined, reached, completed, left, active }) => [
          week,
          number(joined),
          percent(reached[0] ?? 0, joined),
          percent(reached[half - 1] ?? 0, joined),
          percent(completed, joined),
          percent(left, joined),
          percent(active, joined),
        ]),
      },
    },
  ];
};
