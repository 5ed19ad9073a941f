import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { againKey, mayAskFrom, waitingKey } from '../../domain/enrollment/course-request.ts';
import { courseDueAt, rhythmOf } from '../../domain/enrollment/due-time.ts';
import { hasBounced } from '../../domain/subscriber/standing.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { SubscriberView } from '../../pipeline/preferences/show-subscriber.ts';
import type { WayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { Words } from '../../words/en.ts';
import type { WebContext } from '../context.ts';
import { fieldValues, type Typed } from '../forms/form-fields.ts';
import { dayInWords, hourInWords, momentInWords } from './dates.ts';
import type { PageValues } from './pages.ts';
import type { PreferencesAnswer } from './preferences-answer.ts';
import { newsletterSetting, pauseSetting, rhythmSetting, startOverSetting } from './preferences-settings.ts';
import { resubscribePath } from './resubscribe-link.ts';
import { pausedUntil, standingInWords, subjectOf } from './standing-in-words.ts';
import type { TemplateValues } from './template-values.ts';
import { zoneGroups, zoneName } from './time-zones.ts';
import { wordsOf } from './words-of.ts';

type Values = TemplateValues['preferences'];

/** How somebody for whom the course is over gets it again, by a press or otherwise, and whether mail may go to them now. */
type WaysBack = { back: WayBack; canUndo: boolean; canBeMailed: boolean };

/** The preference page as things stand now, with an answer to what was asked. */
export const preferencesValues = (
  web: WebContext,
  token: string,
  view: SubscriberView & WaysBack,
  answer: PreferencesAnswer,
): PageValues<'preferences'> => {
  const { published, subscriber, enrollment } = view;
  const { ports } = web;
  const words = wordsOf(published);
  const { title } = words.preferences;
  const now = ports.clock.now();
  const action = `/preferences/${token}`;
  const unsubscribe = { p: 'unsubscribe', s: subscriber.id, c: published.course.id } as const;
  return {
    head: { title: answer.faults?.length ? words.frame.errorTitle(title) : title },
    course: { title: published.course.title },
    action,
    note: answer.note,
    ...courseValues(web, view, words, now),
    rhythm: rhythmSetting(view, words, now),
    pause: pauseSetting(view, words, now, answer),
    startOver: startOverSetting(view, now),
    newsletter: newsletterSetting(view, view.canBeMailed, words),
    ...detailsValues(view, words, now, answer),
    leaveAction:
      enrollment.standing.status === 'left' ? undefined : `/unsubscribe/${ports.tokens.sign(unsubscribe)}`,
    dataPath: `${action}/data`,
    erasePath: `${action}/erase`,
    open: openSettings(answer),
  };
};

type CourseValues = Pick<
  Values,
  'standing' | 'undoAction' | 'progress' | 'done' | 'all' | 'next' | 'paused' | 'past' | 'againKey'
>;

/** Where somebody stands in the course, what comes next and what has come. */
const courseValues = (
  web: WebContext,
  view: SubscriberView & WaysBack,
  words: Words,
  now: Instant,
): CourseValues => {
  const { enrollment, subscriber, published, done } = view;
  const { standing } = enrollment;
  const all = published.lessons.length;
  return {
    standing: standingInWords(view, view.back, words, now),
    undoAction:
      standing.status === 'left' && view.canUndo
        ? resubscribePath(web, { subscriberId: subscriber.id, courseId: published.course.id })
        : undefined,
    progress: words.preferences.progress({ done, all }),
    done,
    all,
    next: nextValues(view, words, now),
    paused: isIn(view) && pausedUntil(view, now) !== undefined,
    past: pastValues(web, view, words),
    againKey: mayAskFrom(enrollment, now) || courseIsBusy(view, now) ? undefined : againKey(enrollment, now),
  };
};

const isIn = ({ enrollment: { standing } }: SubscriberView): boolean =>
  standing.status === 'active' || standing.status === 'completed';

/** What can be done with the lesson that waits for its time. */
const nextValues = (view: SubscriberView, words: Words, now: Instant): Values['next'] => {
  const { enrollment, published } = view;
  const key = waitingKey(enrollment, outlineOf(published), now);
  if (!key) return undefined;
  const from = mayAskFrom(enrollment, now);
  return {
    key,
    canHurry: !from && !pausedUntil(view, now),
    canSkip: view.next?.mail !== 'closing',
    waitUntil:
      from && !pausedUntil(view, now)
        ? words.preferences.waitUntil(momentInWords(from, enrollment.zone, words))
        : undefined,
  };
};

const pastValues = (
  { ports: { tokens } }: WebContext,
  view: SubscriberView,
  words: Words,
): Values['past'] => {
  const { enrollment, subscriber, published } = view;
  const who = { s: subscriber.id, c: published.course.id };
  return view.past.map(({ mail, key, was, at }) => ({
    subject: subjectOf(view, mail, words),
    href: `/read/${tokens.sign({ p: 'read', ...who, m: mail })}`,
    said:
      was === 'skipped'
        ? words.preferences.skipped
        : words.preferences.received(dayInWords(at, enrollment.zone, words)),
    takeKey: was === 'skipped' && enrollment.standing.status === 'active' ? key : undefined,
  }));
};

/** A lesson is on its way this minute: a copy of the last one can wait. */
const courseIsBusy = ({ enrollment }: SubscriberView, now: Instant): boolean => {
  const due = courseDueAt(enrollment);
  return enrollment.standing.status === 'active' && (due === undefined || due <= now);
};

type DetailsValues = Pick<
  Values,
  'fields' | 'faults' | 'faultsHeading' | 'zoneHint' | 'zones' | 'detailsValue' | 'address' | 'canMove'
>;

/** Name, zone and address: as they are, or as they were typed if something is at fault. */
const detailsValues = (
  view: SubscriberView,
  words: Words,
  now: Instant,
  { typed: given, faults = [] }: PreferencesAnswer,
): DetailsValues => {
  const { subscriber, enrollment, published } = view;
  const typed: Typed = {
    email: given?.email ?? '',
    firstName: given?.firstName ?? subscriber.firstName ?? '',
    zone: given?.zone ?? enrollment.zone,
  };
  const name = subscriber.firstName ?? words.preferences.details.noName;
  return {
    fields: fieldValues(typed, faults),
    faults,
    faultsHeading: words.form.faultsHeading(faults.length),
    zoneHint: words.form.zoneHint(hourInWords(rhythmOf(enrollment, published.course, now).hour, words)),
    zones: zoneGroups(typed.zone, words),
    detailsValue: [name, zoneName(enrollment.zone, words)].join(', '),
    address: subscriber.address,
    canMove: isIn(view) || hasBounced(enrollment),
  };
};

/** The setting that was just changed, or is at fault, stands open. */
const openSettings = ({ to, faults = [] }: PreferencesAnswer): Values['open'] => ({
  rhythm: to === 'rhythm',
  pause: to === 'pause' && faults.length > 0,
  details: to === 'details',
  address: to === 'address',
  newsletter: to === 'newsletter-yes' || to === 'newsletter-no',
});
