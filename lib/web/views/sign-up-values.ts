import type { ListId } from '../../domain/content/newsletter.ts';
import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { PublishedList } from '../../domain/newsletter/published-issue.ts';
import type { SignUpSource } from '../../domain/subscriber/sign-up-source.ts';
import type { Archive } from '../../pipeline/publish/list-archive.ts';
import type { Words } from '../../words/en.ts';
import { capitalised } from '../../words/grammar.ts';
import { captchaOf } from '../forms/captcha.ts';
import { type FieldFault, faultAt, fieldValues, type Typed } from '../forms/form-fields.ts';
import { issueItem } from './archive-values.ts';
import { listConsentText, signUpConsentText } from './consent-text.ts';
import type { PageValues } from './pages.ts';
import type { ZoneLists } from './time-zones.ts';

/** Silent reading of prose, on the slow side (Brysbaert 2019 finds 238 words a minute on average). */
const wordsPerMinute = 200;

/** How long a lesson of a course takes to read, on average. */
export const readingMinutes = ({ lessons }: PublishedCourse): number => {
  const words = lessons.reduce((sum, lesson) => sum + lesson.words, 0);
  return Math.max(1, Math.round(words / Math.max(1, lessons.length) / wordsPerMinute));
};

const lessonValues = ({ course, lessons }: PublishedCourse, words: Words) =>
  lessons.map(({ id, subject, objective }, index) => ({
    number: words.signUp.lesson(index + 1),
    subject,
    objective: capitalised(objective, words.locale),
    sample: index === 0 ? `/lessons/${course.id}/${id}` : undefined,
  }));

/** The box of the newsletter that is offered beside the course. Nobody ticks it but the reader. */
export type NewsletterBox = { list: ListId; label: string; ticked: boolean };

/** The form as it is shown: empty, or as somebody left it, with what is at fault. */
export type ShownForm = {
  typed: Typed;
  box: NewsletterBox | undefined;
  /** Which link led here. */
  source: SignUpSource | undefined;
  faults?: readonly FieldFault[];
  /** Says, signed, when this page shows the form; empty where it may stand in another site's frame. */
  token: string;
  zones: ReturnType<ZoneLists>;
  /** Whether the mail to confirm reaches everybody. */
  isOpen: boolean;
  /** Whether there is more than this. */
  hasOthers: boolean;
  /** The day on which the course begins, while it lies ahead. */
  begins: string | undefined;
};

/** The sign-up page of a course. */
export const signUpValues = (
  published: PublishedCourse,
  { typed, box, source, faults = [], token, zones, isOpen, hasOthers, begins }: ShownForm,
  words: Words,
): PageValues<'sign-up'> => {
  const { course, lessons, site } = published;
  const { id, title, promise, audience } = course;
  return {
    head: {
      title: faults.length > 0 ? words.frame.errorTitle(title) : title,
      description: promise,
      path: `/courses/${id}`,
      card: published.card,
    },
    field: { name: 'course', value: id },
    eyebrow: words.signUp.eyebrow,
    offer: { title, promise, audience },
    others: hasOthers ? { href: '/courses', label: words.courses.link } : undefined,
    formHeading: words.form.heading,
    button: words.form.button,
    issues: undefined,
    notice: isOpen ? undefined : words.signUp.notOpenYet,
    facts: words.signUp.facts({
      lessons: lessons.length,
      minutes: readingMinutes(published),
      cadence: course.cadence,
      begins,
    }),
    lessons: lessonValues(published, words),
    ...formValues(site, { typed, source, faults, token, zones }, words),
    zoneHint: words.form.zoneHint(words.dates.hour(course.sendHour)),
    consent: signUpConsentText(words, published),
    box,
  };
};

/** What every form of the kind has: what was typed, what is at fault, and what shows that a person is there. */
const formValues = (
  { signUp }: PublishedCourse['site'],
  {
    typed,
    source,
    faults = [],
    token,
    zones,
  }: Pick<ShownForm, 'typed' | 'source' | 'faults' | 'token' | 'zones'>,
  words: Words,
) => ({
  fields: fieldValues(typed, faults),
  faults,
  faultsHeading: words.form.faultsHeading(faults.length),
  zones,
  zoneGuessed: faults.length === 0,
  shown: token,
  source,
  widget: captchaOf(signUp)?.widget,
  humanFault: faultAt(faults, 'human'),
});

/** As many of its issues as a sign-up page shows. */
const newestIssues = 3;

/** The sign-up page of a newsletter. */
export const listSignUpValues = (
  published: PublishedList,
  archive: Archive | undefined,
  { typed, source, faults = [], token, zones, isOpen, hasOthers }: Omit<ShownForm, 'box' | 'begins'>,
  words: Words,
): PageValues<'sign-up'> => {
  const { id, title, promise } = published.list;
  const issues = archive?.issues.slice(0, newestIssues) ?? [];
  return {
    head: {
      title: faults.length > 0 ? words.frame.errorTitle(title) : title,
      description: promise,
      path: `/lists/${id}`,
      card: published.card,
    },
    field: { name: 'list', value: id },
    eyebrow: words.list.eyebrow,
    offer: { title, promise, audience: undefined },
    others: hasOthers ? { href: '/courses', label: words.list.link } : undefined,
    notice: isOpen ? undefined : words.list.notOpenYet,
    facts: [],
    formHeading: words.list.formHeading,
    button: words.list.button,
    lessons: undefined,
    issues:
      issues.length > 0
        ? { items: issues.map((each) => issueItem(each, words)), archivePath: `/archive/${id}` }
        : undefined,
    ...formValues(published.site, { typed, source, faults, token, zones }, words),
    zoneHint: words.list.zoneHint,
    consent: listConsentText(words, published),
    box: undefined,
  };
};
