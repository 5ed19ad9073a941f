import type { PublishedCourse } from '../../domain/content/published/published-course.ts';
import { rfc822 } from '../../domain/time/rfc-822.ts';
import type { Archive, ArchivedIssue } from '../../pipeline/publish/list-archive.ts';
import { dayInWords } from './dates.ts';
import type { PageValues } from './pages.ts';
import type { TemplateValues } from './template-values.ts';
import { wordsOf } from './words-of.ts';

const issuePath = ({ issue }: ArchivedIssue): string => `/issues/${issue.list.id}/${issue.id}`;

/** What anybody may read of a course and its newsletter. */
export const archiveValues = (
  published: PublishedCourse,
  archive: Archive | undefined,
): PageValues<'archive'> => {
  const { course, lessons } = published;
  const words = wordsOf(published);
  const [first] = lessons;
  return {
    head: {
      title: words.archive.title(course.title),
      description: words.archive.lead,
      path: `/archive/${course.id}`,
      card: published.card,
    },
    course: { title: course.title },
    lesson: first && {
      subject: first.subject,
      preview: first.preview,
      href: `/lessons/${course.id}/${first.id}`,
    },
    list: archive && {
      heading: words.archive.issuesHeading(archive.published.list.title),
      promise: archive.published.list.promise,
      feed: `/issues/${archive.published.list.id}/feed.xml`,
      issues: archive.issues.map((archived) => ({
        subject: archived.issue.mail.subject,
        preview: archived.issue.mail.preview,
        href: issuePath(archived),
        at: dayInWords(archived.at, archived.zone, words),
      })),
    },
  };
};

/** The same issues as a feed. */
export const feedValues = (
  { course }: PublishedCourse,
  { published, issues }: Archive,
  baseUrl: string,
): TemplateValues['feed'] => {
  const { id, title, promise, language } = published.list;
  return {
    title,
    description: promise,
    language,
    link: `${baseUrl}/archive/${course.id}`,
    self: `${baseUrl}/issues/${id}/feed.xml`,
    items: issues.map((archived) => ({
      title: archived.issue.mail.subject,
      description: archived.issue.mail.preview,
      link: `${baseUrl}${issuePath(archived)}`,
      date: rfc822(archived.at, archived.zone),
    })),
  };
};

/** One issue, with an offer of the course to whoever was led here. */
export const archivedIssueValues = (
  published: PublishedCourse,
  archived: ArchivedIssue,
): PageValues<'lesson'> => {
  const { mail, list, card } = archived.issue;
  const words = wordsOf(published);
  const text = words.archive.offer({
    title: published.course.title,
    all: published.lessons.length,
    cadence: published.course.cadence,
  });
  return {
    head: { title: mail.subject, description: mail.preview, path: issuePath(archived), card },
    position: `${list.title} · ${dayInWords(archived.at, archived.zone, words)}`,
    web: mail.web,
    share: undefined,
    offer: { heading: words.archive.offerHeading, text },
  };
};
