import type { CourseMail } from '../../domain/delivery/delivery-key.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CourseView } from '../../pipeline/preferences/show-course.ts';
import type { Words } from '../../words/en.ts';
import { dayInWords, momentInWords } from './dates.ts';

/** The end of a pause under way. */
export const pausedUntil = (
  { enrollment: { pausedUntil: until } }: CourseView,
  now: Instant,
): Instant | undefined => (until && until > now ? until : undefined);

export const subjectOf = ({ published }: CourseView, mail: CourseMail, words: Words): string =>
  published.lessons.find(({ id }) => id === mail)?.subject ?? words.preferences.closing;

/** Where somebody stands, in one sentence. */
export const standingInWords = (view: CourseView, words: Words, now: Instant): string => {
  const { status } = words.preferences;
  const { enrollment, next } = view;
  const { standing, zone } = enrollment;
  switch (standing.status) {
    case 'pending':
      return status.pending;
    case 'completed':
      return status.completed;
    case 'left':
      if (standing.reason === 'ended') return status.ended(dayInWords(standing.at, zone, words));
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
