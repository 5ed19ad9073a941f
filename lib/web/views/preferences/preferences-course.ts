import { outlineOf } from '../../../domain/enrollment/course-outline.ts';
import { againKey, mayAskFrom, mayHurry, waitingKey } from '../../../domain/enrollment/course-request.ts';
import { courseDueAt } from '../../../domain/enrollment/due-time.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import { type CourseView, isInCourse } from '../../../pipeline/preferences/show-course.ts';
import type { Words } from '../../../words/en.ts';
import type { WebContext } from '../../context.ts';
import { resubscribePath } from '../resubscribe-link.ts';
import { pausedUntil, standingInWords, subjectOf } from '../standing-in-words.ts';
import type { TemplateValues } from '../template-values.ts';
import type { WaysBack } from '../ways-back.ts';
import type { PreferencesAnswer } from './preferences-answer.ts';
import { pauseSetting, rhythmSetting, startOverSetting } from './preferences-settings.ts';

type Values = TemplateValues['preferences']['courses'][number];

/** One course on the preference page: where its reader stands, what comes next, what has come, and what can be set. */
export const courseValues = (
  web: WebContext,
  view: CourseView,
  waysBack: WaysBack,
  words: Words,
  given: PreferencesAnswer,
): Values => {
  const { enrollment, published, done } = view;
  const { course, lessons } = published;
  const ways = waysBack.courses.get(enrollment.courseId);
  const { standing, subscriberId } = enrollment;
  const { ports } = web;
  const now = ports.clock.now();
  const answer = given.course === course.id ? given : {};
  const who = { s: subscriberId, c: course.id };
  const settings = {
    rhythm: rhythmSetting(view, words, now),
    pause: pauseSetting(view, words, now, answer),
    startOver: startOverSetting(view, now),
    leaveAction:
      standing.status === 'left'
        ? undefined
        : `/unsubscribe/${ports.tokens.sign({ p: 'unsubscribe', ...who })}`,
  };
  return {
    id: course.id,
    title: course.title,
    standing: standingInWords(view, ways?.back ?? { kind: 'unknown' }, words, now),
    undoAction: ways?.canUndo ? resubscribePath(web, { subscriberId, courseId: course.id }) : undefined,
    progress: words.preferences.progress({ done, all: lessons.length }),
    done,
    all: lessons.length,
    next: nextValues(view, words, now),
    paused: isInCourse(view) && pausedUntil(view, now) !== undefined,
    past: pastValues(web, view, words),
    againKey: mayAskFrom(enrollment, now) || courseIsBusy(view, now) ? undefined : againKey(enrollment, now),
    hasSettings: Object.values(settings).some((setting) => setting !== undefined),
    ...settings,
    open: { rhythm: answer.to === 'rhythm', pause: answer.to === 'pause' && !!answer.faults?.length },
  };
};

/** What can be done with the lesson that waits for its time. */
const nextValues = (view: CourseView, words: Words, now: Instant): Values['next'] => {
  const { enrollment, published } = view;
  const key = waitingKey(enrollment, outlineOf(published), now);
  if (!key) return undefined;
  const from = mayAskFrom(enrollment, now);
  return {
    key,
    canHurry: !from && mayHurry(enrollment, outlineOf(published), now),
    canSkip: view.next?.mail !== 'closing',
    waitUntil:
      from && mayHurry(enrollment, outlineOf(published), now)
        ? words.preferences.waitUntil(words.dates.moment(from, enrollment.zone))
        : undefined,
  };
};

const pastValues = ({ ports: { tokens } }: WebContext, view: CourseView, words: Words): Values['past'] => {
  const { enrollment, published } = view;
  const who = { s: enrollment.subscriberId, c: published.course.id };
  return view.past.map(({ mail, key, was, at }) => ({
    course: published.course.id,
    subject: subjectOf(view, mail, words),
    href: `/read/${tokens.sign({ p: 'read', ...who, m: mail })}`,
    said:
      was === 'skipped'
        ? words.preferences.skipped
        : words.preferences.received(words.dates.day(at, enrollment.zone)),
    takeKey: was === 'skipped' && enrollment.standing.status === 'active' ? key : undefined,
  }));
};

/** A lesson is on its way this minute: a copy of the last one can wait. */
const courseIsBusy = ({ enrollment }: CourseView, now: Instant): boolean => {
  const due = courseDueAt(enrollment);
  return enrollment.standing.status === 'active' && (due === undefined || due <= now);
};
