import type { CourseMail } from '../../domain/delivery/delivery-key.ts';
import type { Enrollment } from '../../domain/enrollment/enrollment.ts';
import { subjectFor } from '../../domain/enrollment/lesson-trial.ts';
import { hasBounced } from '../../domain/subscriber/standing.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CourseView } from '../../pipeline/preferences/show-course.ts';
import type { WayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { Words } from '../../words/en.ts';
import { wayBackInWords } from './way-back-in-words.ts';

/** The end of a pause under way. */
export const pausedUntil = (
  { enrollment: { pausedUntil: until } }: CourseView,
  now: Instant,
): Instant | undefined => (until && until > now ? until : undefined);

export const subjectOf = ({ published, enrollment }: CourseView, mail: CourseMail, words: Words): string => {
  const lesson = published.lessons.find(({ id }) => id === mail);
  return lesson ? subjectFor(enrollment, lesson) : words.preferences.closing;
};

type Left = Extract<Enrollment['standing'], { status: 'left' }>;

/** Why it is over, and since which day. */
const overInWords = (standing: Left, { preferences: { status } }: Words): ((day: string) => string) => {
  switch (standing.reason) {
    case 'ended':
      return status.ended;
    case 'unsubscribed':
    case 'erased':
      return status.left;
    case 'confirmation-expired':
      return status.expired;
    case 'bounce':
      return hasBounced({ standing }) ? status.bounced : status.stopped;
    case 'complaint':
      return status.complained;
  }
};

/** Where somebody stands; and, where it is over, how they get it again. */
export const standingInWords = (view: CourseView, back: WayBack, words: Words, now: Instant): string => {
  const { status } = words.preferences;
  const { enrollment, next } = view;
  const { standing, zone } = enrollment;
  switch (standing.status) {
    case 'pending':
      return status.pending;
    case 'completed':
      return status.completed;
    case 'left': {
      const day = words.dates.day(standing.at, zone);
      if (standing.reason === 'ended') return status.ended(day);
      return `${overInWords(standing, words)(day)} ${wayBackInWords(back, words)}`;
    }
    case 'active': {
      if (!next) return status.completed;
      const subject = subjectOf(view, next.mail, words);
      const until = pausedUntil(view, now);
      const when = next.at && next.at > now ? words.dates.moment(next.at, zone) : undefined;
      if (!until) return when ? status.next({ subject, when }) : status.soon(subject);
      const day = words.dates.day(until, zone);
      return when ? status.paused({ until: day, subject, when }) : status.pausedSoon(day);
    }
  }
};
