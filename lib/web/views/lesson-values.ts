import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import type { CompiledMail } from '../../domain/mail/mail.ts';
import type { PublishedIssue } from '../../domain/newsletter/published-issue.ts';
import type { SentLesson } from '../../pipeline/publish/read-lesson.ts';
import type { Words } from '../../words/en.ts';
import type { PageValues } from './pages.ts';

/** Where everybody may read the lesson that a course shows as a sample. */
const samplePath = ({ course }: PublishedCourse, lesson: string): string => `/lessons/${course.id}/${lesson}`;

const positionInCourse = (
  { course, lessons }: PublishedCourse,
  { key }: CompiledMail,
  { lesson: { position, closing } }: Words,
): string => {
  const number = lessons.findIndex(({ id }) => id === key) + 1;
  return number > 0 ? position({ title: course.title, number, all: lessons.length }) : closing(course.title);
};

/** The lesson that everybody may read, with an offer of the rest. */
export const sampleLessonValues = (
  published: PublishedCourse,
  mail: CompiledMail,
  words: Words,
): PageValues<'lesson'> => {
  const { course, lessons } = published;
  const { offerLink, offerHeading, offer } = words.lesson;
  return {
    head: {
      title: mail.subject,
      description: mail.preview,
      path: samplePath(published, mail.key),
      card: lessons.find(({ id }) => id === mail.key)?.card,
    },
    position: positionInCourse(published, mail, words),
    web: mail.web,
    share: undefined,
    offer: {
      link: offerLink,
      heading: offerHeading(lessons.length - 1),
      text: offer({ title: course.title, rest: lessons.length - 1, cadence: course.cadence }),
    },
  };
};

/**
 * A lesson as its reader was sent it, and may pass it on: nothing on it is theirs. `current` is the course as it is
 * now, if it is: what may be passed on and what is offered goes by that.
 */
export const receivedLessonValues = (
  { published, mail }: SentLesson,
  current: PublishedCourse | undefined,
  baseUrl: string,
  words: Words,
): PageValues<'lesson'> => {
  const { course, lessons } = current ?? published;
  const { offerLink, sharedHeading, shared } = words.lesson;
  return {
    head: { title: mail.subject, description: mail.preview },
    position: positionInCourse(published, mail, words),
    web: mail.web,
    share: current && mail.key === lessons[0]?.id ? `${baseUrl}${samplePath(current, mail.key)}` : undefined,
    offer: {
      link: offerLink,
      heading: sharedHeading(lessons.length),
      text: shared({ title: course.title, all: lessons.length }),
    },
  };
};

/** An issue as its reader sees it; `share` is its public address, where it has one. */
export const receivedIssueValues = (
  { mail, list }: PublishedIssue,
  share: string | undefined,
): PageValues<'lesson'> => ({
  head: { title: mail.subject, description: mail.preview },
  position: list.title,
  web: mail.web,
  share,
  offer: undefined,
});
