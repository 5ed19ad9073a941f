import { counted } from '../../domain/prose/counted.ts';
import type { ListReport } from '../../domain/reports/course-report.ts';
import { mails, number, people } from './figures.ts';
import { growthSection } from './growth-section.ts';
import { leaving } from './leaving-sections.ts';
import { readingsSection } from './readings-section.ts';
import type { Section } from './report-section.ts';
import { sourcesSection } from './sources-section.ts';

export const listSections = (list: ListReport): Section[] => [
  growthSection(list),
  listFunnel(list),
  ...(list.issues.length > 0 ? [issues(list)] : []),
  leaving(list),
  ...sourcesSection(list),
  ...readingsSection(list.id, list.issues),
];

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

const issues = ({ id, issues: sent }: ListReport): Section => ({
  id: `list-${id}-issues`,
  title: 'Issues',
  says: [`${mails(sent.reduce((sum, each) => sum + each.sent, 0))} of ${counted(sent.length, 'issue')}.`],
  table: {
    columns: ['Issue', 'Sent', 'Failed'],
    rows: sent.map((issue) => [issue.subject, number(issue.sent), number(issue.failed)]),
  },
});
