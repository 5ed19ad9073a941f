import type { CourseMail } from '../../domain/delivery/delivery-key.ts';
import { outlineOf } from '../../domain/enrollment/course-outline.ts';
import { againKey, mayAskFrom, waitingKey } from '../../domain/enrollment/course-request.ts';
import { courseDueAt, rhythmOf } from '../../domain/enrollment/due-time.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { SubscriberView } from '../../pipeline/preferences/show-subscriber.ts';
import type { Words } from '../../words/en.ts';
import type { WebContext } from '../context.ts';
import { type FieldFault, fieldViews, type Typed } from '../forms/sign-up-form.ts';
import { undoPath } from '../undo-link.ts';
import { dayInWords, hourInWords, momentInWords } from './dates.ts';
import { wordsOf } from './pages.ts';
import type { Answer } from './preferences-answer.ts';
import { newsletterView, pausedUntil, pauseView, rhythmView, startOverView } from './settings-view.ts';
import { zoneGroups, zoneName } from './time-zones.ts';

const subjectOf = ({ published }: SubscriberView, mail: CourseMail, words: Words): string =>
  published.lessons.find(({ id }) => id === mail)?.subject ?? words.preferences.closing;

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

const pastView = ({ ports: { tokens } }: WebContext, view: SubscriberView, words: Words) => {
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

/** Everything that the template of the own page asks for. */
export const preferencesView = (web: WebContext, token: string, view: SubscriberView, answer: Answer) => {
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
