import type { MailChange } from '../../domain/reports/mail-changes.ts';
import type { Reach } from '../../domain/reports/reach.ts';
import { issueInWords } from './issue-in-words.ts';
import type { CoursePlan, MailPlan } from './plan-course.ts';
import type { IssuePlan, PublishPlan, PublishWarning } from './plan-publish.ts';

type Planned = Extract<PublishPlan, { kind: 'planned' }>;

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const kilobytes = new Intl.NumberFormat('en', { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 1 });

const people = (count: number): string => {
  if (count === 0) return 'nobody';
  return count === 1 ? '1 person' : `${count} people`;
};
const mails = (count: number): string => (count === 1 ? '1 mail' : `${count} mails`);

/** What a publish would change, line by line. */
export const planInWords = ({ courses, issues, ended, notes }: Planned): string[] => [
  ...courses.flatMap(courseInWords),
  ...issues.flatMap(plannedIssueInWords),
  ...ended.map(({ id, stillIn }) => `${id} ends: ${people(stillIn)} in it would get nothing more`),
  ...(notes > 0
    ? [`${notes === 1 ? '1 note' : `${notes} notes`} for the author: "dripline check" shows them`]
    : []),
];

const courseInWords = (plan: CoursePlan): string[] => {
  const { course, people: count, unreadable, next } = plan;
  const { active, pending, completed } = count;
  const heading =
    plan.kind === 'new'
      ? `${course} is new, with ${plan.lessons === 1 ? '1 lesson' : `${plan.lessons} lessons`}`
      : `${course} ${kindInWords[plan.kind]}: ${active} in it, ${pending} still to confirm, ${completed} at its end`;
  return [
    heading,
    ...(plan.admission ? [`  it would be ${plan.admission} to new people`] : []),
    ...(plan.kind === 'new' ? [] : plan.mails.map((mail) => `  ${mailInWords(mail)}`)),
    ...(next.length > 0
      ? [`  next: ${list.format(next.map(({ date, mails: sum }) => `${mails(sum)} on ${date}`))}`]
      : []),
    ...(unreadable > 0
      ? [
          `  ${unreadable === 1 ? '1 record could not be read, and is' : `${unreadable} records could not be read, and are`} in no number`,
        ]
      : []),
  ];
};

const kindInWords = {
  changed: 'changes',
  'in-form': 'keeps its words; its form, sender or settings change',
  unchanged: 'stays as it is',
} as const satisfies Record<Exclude<CoursePlan['kind'], 'new'>, string>;

const mailInWords = (plan: MailPlan): string => {
  const size = plan.bytes === undefined ? '' : `; ${kilobytes.format(plan.bytes / 1024)}`;
  return `${plan.mail}: ${howInWords(plan)}; ${reachInWords(plan)}${size}`;
};

const howInWords = ({ how, was }: MailChange): string =>
  list.format(how.map((each) => (each === 'renamed' ? `renamed (it was "${was}")` : each)));

const counted = (parts: readonly [number, string][]): string => {
  const some = parts.filter(([count]) => count > 0);
  return some.length === 0
    ? 'it concerns nobody yet'
    : some.map(([count, of]) => `${count} ${of}`).join(', ');
};

const reachInWords = ({ how, reach, dueWithinHour }: MailPlan): string => {
  const { toCome, inTheMiddle, past, finished, unconfirmed }: Reach = reach;
  return how.includes('withdrawn')
    ? counted([
        [toCome + inTheMiddle, 'will not get it'],
        [dueWithinHour, 'of them would within the hour'],
        [past, 'are past it'],
        [finished, 'have finished'],
        [unconfirmed, 'have still to confirm'],
      ])
    : counted([
        [toCome, 'still to come to it'],
        [inTheMiddle, 'in the middle, who get it next, out of order'],
        [past, 'past it'],
        [finished, 'at the end, who do not get it'],
        [unconfirmed, 'still to confirm'],
      ]);
};

const plannedIssueInWords = ({ outcome, numbers }: IssuePlan): string[] => {
  if (outcome.outcome === 'unchanged') return [];
  const { audience } = numbers;
  return [
    ...issueInWords(outcome, numbers).lines,
    ...(audience === undefined
      ? []
      : [
          outcome.outcome === 'withdrawn'
            ? `  ${people(audience)} would have got it`
            : `  ${people(audience)} would get it if it went out now`,
        ]),
  ];
};

/** What is asked before a publish, beside what the content has to answer. */
export const warningInWords = (warning: PublishWarning): string => {
  switch (warning.kind) {
    case 'extra-mails':
      return (
        `${warning.course}: ${mails(warning.mails)} would go out of order, to people who are past the place of a new lesson; ` +
        `that is more than the ${warning.limit} of sending.extraMails in content/site.yaml. ` +
        'If it is an old lesson by a new name, write "was:" in its file; if it is meant, publish with --yes.'
      );
    case 'due-within-the-hour':
      return (
        `${warning.course}: the lesson "${warning.lesson}" is withdrawn, and ${people(warning.people)} would get it within the hour; ` +
        'they get the next one at that time instead. If it is meant, publish with --yes.'
      );
  }
};
