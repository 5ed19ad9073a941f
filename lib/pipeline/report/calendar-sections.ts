import { counted } from '../../domain/prose/counted.ts';
import { type Calendar, mailsByDay } from '../../domain/reports/calendar.ts';
import { mails, moment, number } from './figures.ts';
import type { Section } from './report-section.ts';

export const calendarSections = (calendar: Calendar): Section[] => {
  const { hours, issues: waiting, foreseenAt, from } = calendar;
  const lessons = hours.reduce((sum, { mails: some }) => sum + some, 0);
  const days = mailsByDay(calendar);
  return [
    {
      id: 'calendar-days',
      title: `From ${moment(from)} on`,
      says: [
        foreseenAt
          ? `${mails(lessons)} of courses, and ${counted(waiting.length, 'issue')}. Foreseen on ${moment(foreseenAt)} from everybody’s record: who signs up since, and confirmations, come on top.`
          : 'The daily look at everybody has not been here yet: it runs once a day.',
      ],
      picture: {
        kind: 'columns',
        title: 'Mails by the day',
        labels: days.map(({ day }) => day),
        series: [{ name: 'mails', values: days.map(({ mails: some }) => some) }],
      },
      table: {
        columns: ['Hour (UTC)', 'Course', 'Mails'],
        rows: hours.map(({ hour, of, mails: some }) => [
          `${hour.slice(0, 10)} ${hour.slice(11)}:00`,
          of,
          number(some),
        ]),
      },
    },
    ...(waiting.length === 0
      ? []
      : [
          {
            id: 'calendar-issues',
            title: 'Issues',
            says: ['To everybody on the list; an audience of its own is counted when the issue goes out.'],
            table: {
              columns: ['From', 'Newsletter', 'Issue', 'People'],
              rows: waiting.map(({ at, of, subject, people: some, isAtOwnHour, isPaused }) => [
                `${moment(at)}${isAtOwnHour ? ', each at their own hour' : ''}${isPaused ? ', once it is resumed' : ''}`,
                of,
                subject,
                some === undefined ? 'not looked at yet' : number(some),
              ]),
            },
          },
        ]),
  ];
};
