import { counted } from '../../domain/prose/counted.ts';
import { type Calendar, mailsByDay } from '../../domain/reports/calendar.ts';
import type {
  CourseReport,
  DayOfGrowth,
  LessonTrial,
  ListReport,
  MailReport,
} from '../../domain/reports/course-report.ts';
import { type Deliverability, sesLimits } from '../../domain/reports/deliverability.ts';
import { type Cost, dollarsOf, type Money, sesPerThousand } from '../../domain/reports/money.ts';
import type { Report } from '../../domain/reports/report.ts';
import type { SaidInParting } from '../../domain/reports/said-in-parting.ts';
import type { Standings } from '../../domain/reports/standings.ts';
import { intervalInWords } from '../../domain/subjects/difference.ts';
import { subjectChoices } from '../../domain/subjects/subject-test.ts';
import { mails, moment, number, people } from './figures.ts';

/** What is drawn of a table: its bars one below the other, or its columns along the days. */
export type Picture =
  | { kind: 'bars'; title: string; bars: { label: string; value: number; says: string }[] }
  | { kind: 'columns'; title: string; labels: string[]; series: { name: string; values: number[] }[] };

export type ReportTable = { columns: string[]; rows: string[][] };

/** What somebody wrote, and what is known of when and why; whoever shows it shows it as text and nothing else. */
export type Quote = { words: string; by: string };

/** One answer: its sentences, and the figures behind them. */
export type Section = {
  id: string;
  title: string;
  says: string[];
  picture?: Picture | undefined;
  table?: ReportTable | undefined;
  quotes?: Quote[] | undefined;
};

/** Everything that is said of one thing. */
export type Chapter = { id: string; title: string; sections: Section[] };

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
  { id: 'sending', title: 'Mail', sections: [deliverability(report)] },
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

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(part / whole < 0.01 && part > 0 ? 2 : 0)} %`;
const dollars = (value: number): string =>
  value > 0 && value < 0.01
    ? 'less than $0.01'
    : `$${value.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

const inIt = ({ people: { active, paused } }: Standings): number => active + paused;

// ── In short ────────────────────────────────────────────────────────────────────────────────────────

const inShort = ({ since, until, courses, lists }: Report): Section => ({
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

// ── A course ────────────────────────────────────────────────────────────────────────────────────────

const courseSections = (course: CourseReport): Section[] => [
  growth(course),
  funnel(course),
  unconfirmed(course),
  whereTheyAre(course),
  lessonsThatLose(course),
  ...onTrial(course),
  ...cohorts(course),
  leaving(course),
  ...sources(course),
  ...readings(course.id, course.lessons),
];

const listSections = (list: ListReport): Section[] => [
  growth(list),
  listFunnel(list),
  ...(list.issues.length > 0 ? [issues(list)] : []),
  leaving(list),
  ...sources(list),
  ...readings(list.id, list.issues),
];

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

const growth = ({
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

const listFunnel = ({ id, asked, askedAgain, confirmed }: ListReport): Section => {
  const bars = [
    { label: 'asked', value: asked },
    { label: 'confirmed', value: confirmed },
  ];
  return {
    id: `list-${id}-funnel`,
    title: 'From asking to the list',
    says: [
      `${people(asked)} asked by its own form${askedAgain > 0 ? `, and ${number(askedAgain)} times somebody asked again before they had confirmed` : ''}; ${number(confirmed)} confirmed. Whoever took it beside a course, or on their own page, has confirmed and was not asked here.`,
    ],
    picture: {
      kind: 'bars',
      title: 'How many asked, and how many confirmed',
      bars: bars.map((bar) => ({ ...bar, says: number(bar.value) })),
    },
    table: {
      columns: ['Step', 'People'],
      rows: bars.map(({ label, value }) => [label, number(value)]),
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

const onTrial = ({ id, trials }: CourseReport): Section[] =>
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

const leaving = ({ id, kind, left, ways, reasons }: CourseReport | ListReport): Section => {
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

const partingWords = ({ said, more }: SaidInParting): Section => ({
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

const sources = ({ id, kind, sources: found, confirmed }: CourseReport | ListReport): Section[] =>
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

const issues = ({ id, issues: sent }: ListReport): Section => ({
  id: `list-${id}-issues`,
  title: 'Issues',
  says: [`${mails(sent.reduce((sum, each) => sum + each.sent, 0))} of ${counted(sent.length, 'issue')}.`],
  table: {
    columns: ['Issue', 'Sent', 'Failed'],
    rows: sent.map((issue) => [issue.subject, number(issue.sent), number(issue.failed)]),
  },
});

/** Only where SES watches: without that there is nothing to say. */
const readings = (id: string, of: readonly MailReport[]): Section[] =>
  of.every(({ opened, clicked, byMachines }) => opened + clicked + byMachines === 0)
    ? []
    : [
        {
          id: `${id}-readings`,
          title: 'Opened and followed',
          says: [
            'What programs do that say what they are, or that were there within five seconds, stands apart. Others pass for people, and many people’s mail programs tell nothing: hold one lesson against another, and no number for the truth.',
          ],
          table: {
            columns: ['Mail', 'Sent', 'Opens', 'Clicks', 'By machines'],
            rows: of.map((mail) => [
              mail.subject,
              number(mail.sent),
              number(mail.opened),
              number(mail.clicked),
              number(mail.byMachines),
            ]),
          },
        },
      ];

// ── Mail ────────────────────────────────────────────────────────────────────────────────────────────

const deliverability = ({ deliverability: of, scannersSeen }: Report): Section => ({
  id: 'deliverability',
  title: 'Bounces and complaints',
  says: [
    ...rates(of),
    'Gmail tells SES of no complaints: they show in Google’s Postmaster Tools alone.',
    ...(scannersSeen > 0
      ? [
          `Programs followed a link that no person sees ${number(scannersSeen)} times: some readers’ mail is scanned.`,
        ]
      : []),
  ],
  table: {
    columns: ['Of the last 14 days', 'Mails', 'Share', 'SES looks from', 'SES stops from', 'Our brake from'],
    rows: [
      ['sent', number(of.sent), '', '', '', ''],
      [
        'came back for good',
        number(of.bounces),
        percent(of.bounces, of.sent),
        limit(sesLimits.bounces.review),
        limit(sesLimits.bounces.pause),
        limit(of.brake.bounceRate),
      ],
      [
        'called spam',
        number(of.complaints),
        percent(of.complaints, of.sent),
        limit(sesLimits.complaints.review),
        limit(sesLimits.complaints.pause),
        limit(of.brake.complaintRate),
      ],
    ],
  },
});

const limit = (share: number): string => `${Number((100 * share).toFixed(3))} %`;

const rates = ({ sent, bounces, complaints }: Deliverability): string[] => {
  if (sent === 0) return ['Nothing was sent in the last 14 days.'];
  const over = [
    ...(bounces / sent >= sesLimits.bounces.review ? ['bounces'] : []),
    ...(complaints / sent >= sesLimits.complaints.review ? ['complaints'] : []),
  ];
  return over.length === 0
    ? ['Below what SES looks at an account for.']
    : [`Too many ${over.join(' and ')}: SES looks at accounts for this, and stops them in the end.`];
};

// ── The days to come ────────────────────────────────────────────────────────────────────────────────

const calendarSections = (calendar: Calendar): Section[] => {
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

// ── Money ───────────────────────────────────────────────────────────────────────────────────────────

const planInWords = { essentials: 'Essentials', 'a-la-carte': 'à la carte' } as const;

const costRow = (name: string, cost: Cost, standing: number): string[] => [
  name,
  number(cost.mails),
  dollars(cost.ses),
  dollars(cost.own),
  dollars(standing),
  dollars(dollarsOf(cost) + standing),
];

const moneySections = (
  { plan, month, toDate, expected, tenfold, standing }: Money,
  all: readonly (CourseReport | ListReport)[],
): Section[] => {
  const price = sesPerThousand[plan];
  const sends = all.flatMap((each) => (each.kind === 'course' ? each.lessons : each.issues));
  return [
    {
      id: 'month',
      title: month,
      says: [
        `${mails(toDate.mails)} so far: ${dollars(dollarsOf(toDate) + standing)}. Ten times as many in a month would cost ${dollars(dollarsOf(tenfold) + standing)}.`,
        `By SES’s plan “${planInWords[plan]}”, $${price.toFixed(2)} a thousand mails; say so in site.yaml (operator: sesPlan) where yours is the other. AWS’s free amounts are left out, and so are mails about a change of address.`,
      ],
      table: {
        columns: ['What', 'Mails', 'SES', 'Everything else', 'Each month', 'In all'],
        rows: [
          costRow('so far', toDate, standing),
          costRow('the month at this pace', expected, standing),
          costRow('ten times as many', tenfold, standing),
        ],
      },
    },
    {
      id: 'sends',
      title: 'What each mail has cost',
      says: ['In the days of this report.'],
      table: {
        columns: ['Mail', 'Sent', 'SES'],
        rows: sends
          .filter(({ sent }) => sent > 0)
          .map(({ subject, sent }) => [subject, number(sent), dollars((sent / 1_000) * price)]),
      },
    },
  ];
};
