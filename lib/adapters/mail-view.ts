import type { Course } from '../domain/course.ts';
import { confirmationLife } from '../domain/enrollment.ts';
import type { Insight } from '../domain/insight.ts';
import type { MailPlan, PlannedBlock, Source } from '../domain/mail-plan.ts';
import type { Site } from '../domain/site.ts';
import { type MailWords, mailWordsFor } from '../words/mails.ts';

/**
 * What the templates see. They run in strict mode, where a missing key is an error and `undefined` is not:
 * every key that a template asks for is always there.
 */

const framing = (site: Site, course: Course) => ({
  language: course.language,
  courseTitle: course.title,
  brand: site.brand,
  postalAddress: site.postalAddress,
  contact: site.contact,
});

const longDate = (date: string, locale: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date)
    ? new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
    : date;

const sourceView = ({ title, url, known, unknown }: Source, words: MailWords) => {
  const { author, publisher, date } = known;
  const given = [author, publisher, date && longDate(date, words.locale)].filter(Boolean).join(', ');
  const missing = unknown.length > 0 ? words.notGiven(unknown) : '';
  const details = [given, missing].filter(Boolean).join('; ');
  return { title, url, details: details.replace(/^./, (first) => first.toUpperCase()) };
};

const insightView = (insight: Insight, words: MailWords) => {
  const common = { note: insight.note, role: undefined };
  switch (insight.kind) {
    case 'statistic':
      return {
        ...common,
        ...insight,
        year: insight.year === 'unknown' ? words.yearUnknown : String(insight.year),
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

const blockView = (block: PlannedBlock, words: MailWords) =>
  'insight' in block ? { as: block.as, insight: insightView(block.insight, words) } : block;

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

export const lessonView = (plan: MailPlan, site: Site, course: Course) => {
  const words = mailWordsFor(course.language);
  const { subject, preview, lesson } = plan;
  const blocks = plan.blocks.map((block) => blockView(block, words));
  return {
    ...framing(site, course),
    subject,
    preview,
    readable: true,
    progress: lesson && {
      label: words.progress(lesson.number, lesson.of),
      steps: Array.from({ length: lesson.of }, (_, index) => index < lesson.number),
    },
    objective: lesson?.objective,
    blocks,
    sections: sectionsOf(blocks),
    exercise: lesson && { ...lesson.exercise, minutes: words.minutes(lesson.exercise.minutes) },
    lookAhead: lesson?.lookAhead,
    singleSource: lesson?.singleSource,
    sources: plan.sources.map((source) => sourceView(source, words)),
  };
};

/** Carries nothing that anybody typed: an attacker could have it sent to a stranger. */
export const confirmationView = (site: Site, course: Course) => {
  const { confirmation } = mailWordsFor(course.language);
  return {
    ...framing(site, course),
    subject: confirmation.subject(course.title),
    preview: confirmation.preview,
    readable: false,
    progress: undefined,
    asked: confirmation.asked(course.title, course.lessons.length),
    life: confirmation.life(confirmationLife.hours),
  };
};

export type MailView = ReturnType<typeof lessonView> | ReturnType<typeof confirmationView>;
