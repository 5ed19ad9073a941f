import type { Course } from '../domain/content/course-file.ts';
import { type KindLabels, labelOf } from '../domain/content/kind-labels.ts';
import type { Newsletter } from '../domain/content/newsletter.ts';
import { shareOf } from '../domain/content/parts/share.ts';
import type { Site } from '../domain/content/site.ts';
import { addressChangeLife } from '../domain/delivery/address-change.ts';
import { confirmationLife } from '../domain/enrollment/activate-enrollment.ts';
import { type ReadyImage, shownSize } from '../domain/image/image.ts';
import { isToMember, type Notice } from '../domain/mail/mail.ts';
import type { IssuePlan, MailPlan, PlannedBlock, PlannedInsight, Source } from '../domain/mail/mail-plan.ts';
import type { Inline, Prose } from '../domain/prose/prose.ts';
import type { Table } from '../domain/prose/table.ts';
import type { WeeklyReport } from '../domain/reports/weekly-report.ts';
import { palettesOf } from '../domain/theme/palette.ts';
import type { Typeface } from '../domain/theme/theme.ts';
import { type Cadence, patternOf } from '../domain/time/cadence.ts';
import type { Words } from '../words/en.ts';
import { capitalised } from '../words/grammar.ts';
import { directionOf, wordsFor } from '../words/words.ts';

/**
 * What the templates see. They run in strict mode, where a missing key is an error and `undefined` is not:
 * every key that a template asks for is always there.
 */

/** Mail clients know no logical sides, so the templates are told which side a line starts on. */
const sides = { ltr: { start: 'left', end: 'right' }, rtl: { start: 'right', end: 'left' } } as const;

/** What a mail belongs to: a course or a list. */
type Frame = Pick<Course, 'language' | 'title'>;

/** What authors call the kinds of insights, the nearest first. */
type Labels = readonly (KindLabels | undefined)[];

/** The site, and what its theme names as it is shown. */
export type ShownSite = Site & { logo?: ReadyImage; palettes: ReturnType<typeof palettesOf> };

/** Once for all mails of a site: to find the shades of an accent takes as long as filling in a mail. */
export const shownSite = (site: Site, looks: { logo?: ReadyImage }): ShownSite => ({
  ...site,
  ...looks,
  palettes: palettesOf(site.theme),
});

/** Families without quotes: they stand in attributes of the mail, too. */
const displayFamilies = {
  serif: 'Georgia, Times New Roman, serif',
  sans: '-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif',
} as const satisfies Record<Typeface, string>;

/** As high as two lines of the masthead, and no wider than a third of it. */
const logoView = (logo: ReadyImage) => {
  const { width, height } = shownSize(logo, 200);
  const shown =
    height <= 48 ? { width, height } : { width: Math.max(1, Math.round((width * 48) / height)), height: 48 };
  return { name: logo.name, shown };
};

const framing = (site: ShownSite, { language, title }: Frame, words: Words) => ({
  language,
  locale: words.locale,
  colon: words.punctuation.colon,
  direction: directionOf(words),
  ...sides[directionOf(words)],
  courseTitle: title,
  brand: site.brand,
  postalAddress: site.postalAddress,
  contact: site.contact,
  logo: site.logo && logoView(site.logo),
  theme: { ...site.palettes, display: displayFamilies[site.theme.typeface] },
  /** A mail to whoever runs this, and to no reader. */
  toOperator: false,
});

const sourceView = ({ title, url, known, unknown }: Source, words: Words) => {
  const { author, publisher, date } = known;
  const given = [author, publisher, date && words.dates.calendarDate(date)].filter(Boolean).join(', ');
  const missing = unknown.length > 0 ? words.mail.notGiven(unknown) : '';
  const details = [given, missing].filter(Boolean).join(`${words.punctuation.semicolon} `);
  return {
    title,
    quoted: words.mail.quoted(title),
    url,
    details: capitalised(details, words.locale),
  };
};

/** A bar in per cent of its width: what is little is to be seen, and what is nearly all is not all. */
const barView = (share: number) => {
  const done = share === 0 || share === 1 ? 100 * share : Math.min(99, Math.max(1, Math.round(100 * share)));
  return { done, rest: 100 - done };
};

const barOf = ({ number, bar }: Extract<PlannedInsight, { kind: 'statistic' }>) => {
  const share = bar === false ? undefined : shareOf(number);
  return share === undefined ? undefined : barView(share);
};

const insightView = (insight: PlannedInsight, words: Words, labels: Labels) => {
  const label = labelOf(insight.kind, ...labels, words.mail.kinds);
  const common = { label, note: insight.note, role: undefined };
  switch (insight.kind) {
    case 'statistic':
      return {
        ...common,
        ...insight,
        bar: barOf(insight),
        year: insight.year === 'unknown' ? words.mail.yearUnknown : String(insight.year),
      };
    case 'framework':
      return {
        ...common,
        ...insight,
        parts: insight.parts.map((part, index) => ({ ...part, number: index + 1 })),
      };
    case 'definition':
    case 'contrast':
    case 'reason':
    case 'pitfall':
    case 'example':
    case 'practice':
    case 'saying':
      return { ...common, ...insight };
  }
};

/** The columns of a table, and its rows, each cell with its column's side. */
const tableView = ({ columns, rows }: Table, { start, end }: (typeof sides)[keyof typeof sides]) => {
  const physical = { start, end, center: 'center' };
  return {
    columns: columns.map(({ heading, align }) => ({ heading, align, side: physical[align] })),
    rows: rows.map((row) =>
      columns.map(({ align }, index) => ({ cell: row[index] ?? [], align, side: physical[align] })),
    ),
  };
};

/** The text column of a mail, in pixels: what layout.mjml leaves between its margins. */
const columnWidth = 552;

/** As a mail shows it, and as a page does, which has room for all of it. */
const imageView = ({ image, alt, caption }: Extract<PlannedBlock, { kind: 'image' }>, words: Words) => ({
  image: { ...image, shown: shownSize(image, columnWidth) },
  alt,
  label: words.mail.image(alt),
  caption,
});

/** A block with the name of its template, `as`. */
const blockView = (block: PlannedBlock, words: Words, labels: Labels) => {
  switch (block.kind) {
    case 'insight':
      return { as: block.insight.kind, insight: insightView(block.insight, words, labels) };
    case 'recap':
      return { as: block.kind, recap: block.recap, label: words.mail.recap(block.lesson) };
    case 'table':
      return {
        as: block.kind,
        caption: block.caption,
        table: tableView(block.table, sides[directionOf(words)]),
      };
    case 'quotation':
      return { as: block.kind, quotation: block.quotation, by: block.by, url: block.url };
    case 'prose':
      return { as: block.kind, prose: block.prose };
    case 'heading':
      return { as: block.kind, heading: block.heading };
    case 'code':
      return { as: block.kind, code: block.code };
    case 'image':
      return { as: block.kind, ...imageView(block, words) };
    case 'button':
      return { as: block.kind, button: block.button, url: block.url };
  }
};

type BlockView = ReturnType<typeof blockView>;
type Section = { contrast: BlockView | undefined; blocks: BlockView[] };

/** MJML sets columns by the section: a contrast has its own, what stands between contrasts shares one. */
const sectionsOf = (blocks: readonly BlockView[]): Section[] => {
  const sections: Section[] = [];
  for (const block of blocks) {
    const last = sections.at(-1);
    if (block.as === 'contrast') sections.push({ contrast: block, blocks: [] });
    else if (last && !last.contrast) last.blocks.push(block);
    else sections.push({ contrast: undefined, blocks: [block] });
  }
  return sections;
};

/** With more lessons than this, a step for each would be too fine to see, and take more bytes than the lesson. */
const mostSteps = 30;

/** How far a lesson is through its course: a step for each lesson, or one bar in per cent of its width. */
const progressView = ({ number, of }: { number: number; of: number }, words: Words) => {
  const label = words.mail.progress(number, of);
  if (of <= mostSteps)
    return { label, steps: Array.from({ length: of }, (_, index) => index < number), bar: undefined };
  return { label, steps: undefined, bar: barView(number / of) };
};

/** By when an exercise is done: before the next lesson comes, in the words of how often that is. */
const exerciseLabel = (cadence: Cadence, { mail: { exercise } }: Words): string => {
  switch (patternOf(cadence).kind) {
    case 'weekly':
      return exercise.week;
    case 'daily':
    case 'weekdays':
      return exercise.day;
    case 'twice-weekly':
    case 'every':
    case 'days':
      return exercise.next;
  }
};

const bodyView = async (
  plan: IssuePlan & Pick<MailPlan, 'lesson'>,
  site: ShownSite,
  frame: Frame & Pick<Course, 'labels'> & { cadence?: Cadence },
) => {
  const words = await wordsFor(frame.language);
  const labels = [frame.labels, site.labels];
  const { subject, preview, lesson } = plan;
  const blocks = plan.blocks.map((block) => blockView(block, words, labels));
  return {
    ...framing(site, frame, words),
    subject,
    preview,
    readable: true,
    toMember: true,
    progress: lesson && progressView(lesson, words),
    objective: lesson && words.mail.objective(lesson.objective),
    blocks,
    sections: sectionsOf(blocks),
    exercise: lesson?.exercise && {
      ...lesson.exercise,
      label: exerciseLabel(frame.cadence ?? 'weekly', words),
      minutes: words.mail.minutes(lesson.exercise.minutes),
    },
    lookAhead: lesson?.lookAhead,
    singleSource: lesson?.singleSource,
    sources: plan.sources.map((source) => sourceView(source, words)),
  };
};

export const lessonView = async (plan: MailPlan, site: ShownSite, course: Course) => ({
  ...(await bodyView(plan, site, course)),
  ofList: false,
});

/** An issue looks like a lesson without what only lessons have; it offers to leave the list, or everything. */
export const issueView = async (plan: IssuePlan, site: ShownSite, list: Newsletter) => ({
  ...(await bodyView(plan, site, list)),
  ofList: true,
});

const ofAddress = ({ brand, contact }: ShownSite, { mail }: Words) => ({
  'address-change': mail.addressChange({ brand, hours: addressChangeLife.hours }),
  'address-changed': mail.addressChanged({ brand, contact }),
});

/** Carries nothing that anybody typed: an attacker could have it sent to a stranger. */
export const noticeView = async (key: Notice, site: ShownSite, course: Course) => {
  const words = await wordsFor(course.language);
  const said = {
    ...ofAddress(site, words),
    confirmation: words.mail.confirmation({
      course: course.title,
      lessons: course.lessons.length,
      cadence: course.cadence,
      hasDate: course.start !== undefined,
      hours: confirmationLife.hours,
    }),
    'own-page': words.mail.ownPage({ course: course.title, newsletter: site.newsletter !== undefined }),
  };
  return {
    ...noticeFrame(key, framing(site, course, words), said[key]),
    namesNewsletter: key === 'confirmation',
    saysWhereTheyStand: key === 'own-page',
    ofList: false,
  };
};

/** The same of a newsletter. */
export const listNoticeView = async (key: Notice, site: ShownSite, list: Newsletter) => {
  const words = await wordsFor(list.language);
  const said = {
    ...ofAddress(site, words),
    confirmation: words.mail.list.confirmation({ list: list.title, hours: confirmationLife.hours }),
    'own-page': words.mail.list.ownPage({ list: list.title }),
  };
  return {
    ...noticeFrame(key, framing(site, list, words), said[key]),
    namesNewsletter: false,
    saysWhereTheyStand: false,
    ofList: true,
  };
};

type NoticeWords = {
  subject: string;
  preview: string;
  heading: string;
  before: string[];
  button?: string;
  after: string[];
};

const noticeFrame = (key: Notice, frame: ReturnType<typeof framing>, said: NoticeWords) => ({
  ...frame,
  button: undefined,
  ...said,
  readable: false,
  toMember: isToMember(key),
  progress: undefined,
});

const inline = (text: string): Inline[] => [{ kind: 'text', text }];
const sentences = (...children: Inline[][]): Prose =>
  children.map((each) => ({ kind: 'paragraph', children: each }));
const listOf = (items: readonly string[]): Prose => [
  { kind: 'list', ordered: false, start: 1, items: items.map((each) => [...sentences(inline(each))]) },
];

/** A table of the report, as a lesson has them: what it is about, and figures at the end of their columns. */
const figuresView = (
  caption: string,
  [about = '', ...columns]: readonly string[],
  rows: readonly string[][],
  side: (typeof sides)[keyof typeof sides],
) => ({
  caption,
  table: tableView(
    {
      columns: [
        { heading: inline(about), align: 'start' },
        ...columns.map((heading) => ({ heading: inline(heading), align: 'end' as const })),
      ],
      rows: rows.map((row) => row.map(inline)),
    },
    side,
  ),
});

/** The week, for whoever runs this: in English, as the desk is, and without any link of a reader's. */
export const reportView = async (report: WeeklyReport, site: ShownSite) => {
  const words = await wordsFor('en');
  const frame = framing(site, { language: 'en', title: 'Your week' }, words);
  const { stage, from, to, figures, parts, concerns } = report;
  const number = (value: number) => value.toLocaleString('en-GB');
  const of = (name: string) => number(figures.find((figure) => figure.name === name)?.week ?? 0);
  const date = (day: string) => words.dates.calendarDate(day);
  const command = (name: string): Inline => ({
    kind: 'code',
    text: `npm run dripline -- ${name}${stage === 'local' ? '' : ` --stage ${stage}`}`,
  });
  const toSeeTo = `${concerns.length} ${concerns.length === 1 ? 'thing' : 'things'} to see to`;
  return {
    ...frame,
    subject: `The week to ${date(to)}: ${of('Joined')} joined, ${of('Left')} left`,
    preview: concerns.length === 0 ? 'Nothing needs you.' : `${toSeeTo}.`,
    readable: false,
    toMember: false,
    ofList: false,
    toOperator: true,
    progress: undefined,
    heading: `The week to ${date(to)}`,
    span: `Seven days from ${date(from)} on, held against the seven before; days are UTC’s. Stage ${stage}.`,
    concernsLabel: toSeeTo,
    concerns: concerns.length === 0 ? undefined : listOf(concerns),
    nothing: 'Nothing needs you.',
    figures: figuresView(
      'All together',
      ['What', 'This week', 'Before'],
      figures.map(({ name, week, before }) => [name, number(week), number(before)]),
      frame,
    ),
    parts:
      parts.length === 0
        ? undefined
        : figuresView(
            'One by one',
            ['Course or newsletter', 'In it', 'Joined', 'Left', 'Mails'],
            parts.map(({ title, inIt, joined, left, mails }) => [
              title,
              inIt === undefined ? '–' : number(inIt),
              ...[joined, left, mails].map(number),
            ]),
            frame,
          ),
    further: sentences(
      [...inline('All of it, with what leavers say:'), { kind: 'break' }, command('report')],
      [...inline('What can be done about it:'), { kind: 'break' }, command('desk')],
    ),
    why: 'You get this because site.yaml names your address (operator: reportTo). Take it out and publish, and it stops.',
  };
};

export type MailView = Awaited<
  ReturnType<typeof reportView | typeof lessonView | typeof noticeView | typeof listNoticeView>
>;
