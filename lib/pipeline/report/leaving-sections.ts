import type { CourseReport, ListReport } from '../../domain/reports/course-report.ts';
import type { SaidInParting } from '../../domain/reports/said-in-parting.ts';
import { number, people } from './figures.ts';
import type { Section } from './report-section.ts';

const waysInWords: Readonly<Record<string, string>> = {
  'one-click': 'the button of their mail program',
  page: 'the link in a mail',
  'own-page': 'their own page',
  everything: 'left everything at once',
  unsubscribed: 'by choice, of earlier versions or by an operator',
  bounce: 'mail came back',
  complaint: 'called it spam',
  erased: 'had themselves erased',
  ended: 'it has ended',
  'confirmation-expired': 'never confirmed',
};

const reasonsInWords: Readonly<Record<string, string>> = {
  'too-many': 'too many mails',
  'not-what-i-expected': 'not what they had expected',
  'no-time': 'no time',
  'learned-enough': 'learned enough',
  other: 'another reason',
};

export const leaving = ({ id, kind, left, ways, reasons }: CourseReport | ListReport): Section => {
  const said = reasons.reduce((sum, { count }) => sum + count, 0);
  return {
    id: `${kind}-${id}-leaving`,
    title: 'Why people leave',
    says: [
      left === 0
        ? 'Nobody has left.'
        : `${people(left)} left, and ${number(said)} said why. The answers to choose from are here; what they wrote themselves is in a chapter of its own.`,
    ],
    table: {
      columns: ['How, and why', 'People'],
      rows: [
        ...ways.map(({ name, count }) => [waysInWords[name] ?? name, number(count)]),
        ...reasons.map(({ name, count }) => [`said: ${reasonsInWords[name] ?? name}`, number(count)]),
      ],
    },
  };
};

export const partingWords = ({ said, more }: SaidInParting): Section => ({
  id: 'parting-words',
  title: 'Reasons for leaving, with their words',
  says: [
    `The newest first${more > 0 ? `, and ${number(more)} older ones that are not shown` : ''}. Whose they are is not said here; they are kept for 400 days.`,
  ],
  quotes: said.map(({ at, from, why, words }) => ({
    words,
    by: [
      at.slice(0, 10),
      from === 'everything' ? 'left everything' : `left ${from}`,
      why && reasonsInWords[why],
    ]
      .filter((part) => part !== undefined)
      .join(', '),
  })),
});
