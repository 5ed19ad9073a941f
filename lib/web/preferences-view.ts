import type { CourseMail } from '../domain/delivery.ts';
import { courseDueAt, rhythmOf } from '../domain/enrollment.ts';
import { type Instant, later } from '../domain/instant.ts';
import { outlineOf } from '../domain/mail.ts';
import type { Weekday } from '../domain/schedule.ts';
import { againKey, longestPause, mayAskFrom, startOverKey, waitingKey } from '../domain/wish.ts';
import type { SubscriberView } from '../pipeline/show-subscriber.ts';
import type { Words } from '../words/words.ts';
import { dateIn, dayInWords, hourInWords, momentInWords, rhythmInWords, weekdayInWords } from './dates.ts';
import { undoPath } from './leave.ts';
import { wordsOf } from './pages.ts';
import type { Action } from './preferences-form.ts';
import { type FieldFault, fieldViews, type Typed } from './sign-up-form.ts';
import { zoneGroups, zoneName } from './time-zones.ts';
import type { Web } from './web.ts';

/** What the page answers to an action: a sentence, what was typed and is at fault, and which part to open. */
export type Answer = {
  did?: Action['do'];
  note?: string;
  typed?: Partial<Typed & { until: string }>;
  faults?: readonly (FieldFault | { field: 'until'; sentence: string })[];
};

const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const subjectOf = ({ published }: SubscriberView, mail: CourseMail, words: Words): string =>
  published.lessons.find(({ id }) => id === mail)?.subject ?? words.preferences.closing;

const pausedUntil = ({ enrollment: { pausedUntil: until } }: SubscriberView, now: Instant) =>
  until && until > now ? until : undefined;

/** Where somebody stands, in one sentence. */
const standingInWords = (view: SubscriberView, words: Words, now: Instant): string => {
  const { status } = words.preferences;
  const { enrollment, next } = view;
  const { standing, zone } = enrollment;
  switch (standing.status) {
    case 'pending':
      return status.pending;
    case 'completed':
      return status.completed;
    case 'left':
      return standing.reason === 'unsubscribed' || standing.reason === 'confirmation-expired'
        ? status.left(dayInWords(standing.at, zone, words))
        : status.stopped(dayInWords(standing.at, zone, words));
    case 'active': {
      if (!next) return status.completed;
      const subject = subjectOf(view, next.mail, words);
      const until = pausedUntil(view, now);
      const when = next.at && next.at > now ? momentInWords(next.at, zone, words) : undefined;
      if (!until) return when ? status.next({ subject, when }) : status.soon(subject);
      const day = dayInWords(until, zone, words);
      return when ? status.paused({ until: day, subject, when }) : status.pausedSoon(day);
    }
  }
};

/** What can be done with the lesson that waits for its time. */
const nextView = (view: SubscriberView, words: Words, now: Instant) => {
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

const pastView = ({ ports: { tokens } }: Web, view: SubscriberView, words: Words) => {
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

const rhythmView = ({ enrollment, published }: SubscriberView, words: Words, now: Instant) => {
  if (enrollment.standing.status !== 'active') return undefined;
  const rhythm = rhythmOf(enrollment, published.course, now);
  const { weekday, hour, place } = rhythmInWords(enrollment, published, words, now);
  return {
    value: words.preferences.rhythm.value({ weekdays: weekday, hour, place }),
    cadences: [
      { value: 'weekly', label: words.preferences.rhythm.weekly },
      { value: 'twice-weekly', label: words.preferences.rhythm.twiceWeekly },
    ].map((each) => ({ ...each, chosen: each.value === rhythm.cadence })),
    weekdays: weekdays.map((value) => ({
      value,
      label: weekdayInWords(value, words),
      chosen: value === rhythm.weekday,
    })),
    hours: Array.from({ length: 24 }, (_, value) => ({
      value,
      label: hourInWords(value, words),
      chosen: value === rhythm.hour,
    })),
  };
};

const pauseView = (view: SubscriberView, words: Words, now: Instant, { typed, faults = [] }: Answer) => {
  const { zone, standing } = view.enrollment;
  if (standing.status !== 'active') return undefined;
  const until = pausedUntil(view, now);
  return {
    paused: until !== undefined,
    value: until
      ? words.preferences.pause.value(dayInWords(until, zone, words))
      : words.preferences.pause.none,
    earliest: dateIn(zone, later(now, { days: 1 })),
    latest: dateIn(zone, later(now, { days: longestPause.days - 1 })),
    until: typed?.until ?? '',
    fault: faults.find(({ field }) => field === 'until')?.sentence,
  };
};

const startOverView = ({ enrollment, published }: SubscriberView, now: Instant) => {
  const { standing, before } = enrollment;
  if (standing.status === 'left' || standing.status === 'pending') return undefined;
  const key = mayAskFrom(enrollment, now) ? undefined : startOverKey(enrollment, outlineOf(published), now);
  return key || before ? { key, canGoBack: before !== undefined } : undefined;
};

const newsletterView = ({ newsletter, published, enrollment }: SubscriberView, words: Words) => {
  if (!newsletter || enrollment.standing.status === 'pending') return undefined;
  const { list, isMember } = newsletter;
  return {
    heading: list.title,
    isMember,
    value: isMember ? words.preferences.newsletter.yes : words.preferences.newsletter.no,
    consent: newsletterConsent({ newsletter, published }, words),
  };
};

/** The words that somebody agrees to by asking for the newsletter: shown by its button, and archived. */
export const newsletterConsent = (
  { newsletter, published }: Pick<SubscriberView, 'newsletter' | 'published'>,
  words: Words,
): string =>
  newsletter
    ? words.preferences.newsletter.consent({
        brand: published.site.brand,
        title: newsletter.list.title,
        promise: newsletter.list.promise,
      })
    : '';

/** Everything that the template of the own page asks for. */
export const preferencesView = (web: Web, token: string, view: SubscriberView, answer: Answer) => {
  const { published, enrollment, subscriber } = view;
  const { course, lessons } = published;
  const words = wordsOf(published);
  const now = web.ports.clock.now();
  const { standing } = enrollment;
  const { faults = [], did } = answer;
  const isIn = standing.status === 'active' || standing.status === 'completed';
  const typed: Typed = {
    email: answer.typed?.email ?? '',
    firstName: answer.typed?.firstName ?? subscriber.firstName ?? '',
    zone: answer.typed?.zone ?? enrollment.zone,
  };
  const title = words.preferences.title;
  const who = { s: subscriber.id, c: course.id };
  const hasLeft = standing.status === 'left';
  return {
    head: { title: faults.length > 0 ? words.frame.errorTitle(title) : title },
    course,
    action: `/preferences/${token}`,
    note: answer.note,
    standing: standingInWords(view, words, now),
    undoAction:
      hasLeft && standing.reason === 'unsubscribed'
        ? undoPath(web, { subscriberId: subscriber.id, courseId: course.id })
        : undefined,
    progress: words.preferences.progress({ done: view.done, all: lessons.length }),
    done: view.done,
    all: lessons.length,
    next: nextView(view, words, now),
    paused: isIn && pausedUntil(view, now) !== undefined,
    past: pastView(web, view, words),
    againKey: mayAskFrom(enrollment, now) || courseIsBusy(view, now) ? undefined : againKey(enrollment, now),
    rhythm: rhythmView(view, words, now),
    pause: pauseView(view, words, now, answer),
    startOver: startOverView(view, now),
    fields: fieldViews(
      typed,
      faults.filter((fault): fault is FieldFault => fault.field !== 'until'),
    ),
    faults: faults.map(({ field, sentence }) => ({ field, sentence })),
    faultsHeading: words.form.faultsHeading(faults.length),
    zoneHint: words.form.zoneHint(hourInWords(rhythmOf(enrollment, course, now).hour, words)),
    zones: zoneGroups(typed.zone, words),
    detailsValue: [
      subscriber.firstName ?? words.preferences.details.noName,
      zoneName(enrollment.zone, words),
    ].join(', '),
    address: subscriber.address,
    canMove: isIn,
    newsletter: newsletterView(view, words),
    leaveAction: hasLeft ? undefined : `/unsubscribe/${web.ports.tokens.sign({ p: 'unsubscribe', ...who })}`,
    dataPath: `/preferences/${token}/data`,
    erasePath: `/preferences/${token}/erase`,
    open: {
      rhythm: did === 'rhythm',
      pause: did === 'pause' && faults.length > 0,
      details: did === 'details',
      address: did === 'address',
      newsletter: did === 'newsletter-yes' || did === 'newsletter-no',
    },
  };
};

/** A lesson is on its way this minute: a copy of the last one can wait. */
const courseIsBusy = ({ enrollment }: SubscriberView, now: Instant): boolean => {
  const due = courseDueAt(enrollment);
  return enrollment.standing.status === 'active' && (due === undefined || due <= now);
};
