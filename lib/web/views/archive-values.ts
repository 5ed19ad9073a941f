import { isOpenToSignUps, offerOf, type Published } from '../../domain/membership/published.ts';
import type { PublishedList } from '../../domain/newsletter/published-issue.ts';
import { rfc822 } from '../../domain/time/rfc-822.ts';
import type { Archive, ArchivedIssue } from '../../pipeline/publish/list-archive.ts';
import type { Words } from '../../words/en.ts';
import type { PageValues } from './pages.ts';
import type { TemplateValues } from './template-values.ts';

const issuePath = ({ issue }: ArchivedIssue): string => `/issues/${issue.list.id}/${issue.id}`;

/** An issue in a list of them. */
export const issueItem = (archived: ArchivedIssue, words: Words) => ({
  subject: archived.issue.mail.subject,
  preview: archived.issue.mail.preview,
  href: issuePath(archived),
  at: words.dates.day(archived.at, archived.zone),
});

/** What anybody may read of a course and its newsletter, or of a newsletter by itself. */
export const archiveValues = (
  published: Published,
  archive: Archive | undefined,
  words: Words,
): PageValues<'archive'> => {
  const { id, title } = offerOf(published);
  const [first] = 'course' in published ? published.lessons : [];
  const lead = 'course' in published ? words.archive.lead : words.list.archiveLead;
  return {
    head: {
      title: words.archive.title(title),
      description: lead,
      path: `/archive/${id}`,
      card: published.card,
    },
    title,
    lead,
    offerLink: offerLink(published, words),
    lesson: first && {
      subject: first.subject,
      preview: first.preview,
      href: `/lessons/${id}/${first.id}`,
    },
    list: archive && {
      heading: words.archive.issuesHeading(archive.published.list.title),
      promise: archive.published.list.promise,
      feed: `/issues/${archive.published.list.id}/feed.xml`,
      issues: archive.issues.map((archived) => issueItem(archived, words)),
    },
  };
};

/** What leads to the sign-up. */
const offerLink = (published: Published, { lesson, list }: Words): string =>
  'course' in published ? lesson.offerLink : list.toList;

/** The same issues as a feed. */
export const feedValues = ({ published, issues }: Archive, baseUrl: string): TemplateValues['feed'] => {
  const { id, title, promise, language } = published.list;
  return {
    title,
    description: promise,
    language,
    link: `${baseUrl}/archive/${id}`,
    self: `${baseUrl}/issues/${id}/feed.xml`,
    items: issues.map((archived) => ({
      title: archived.issue.mail.subject,
      description: archived.issue.mail.preview,
      link: `${baseUrl}${issuePath(archived)}`,
      date: rfc822(archived.at, archived.zone),
    })),
  };
};

/** One issue, with an offer of its newsletter to whoever was led here, as far as that takes somebody new. */
export const archivedIssueValues = (
  published: PublishedList,
  archived: ArchivedIssue,
  words: Words,
): PageValues<'lesson'> => {
  const { mail, list, card } = archived.issue;
  const { title, promise } = published.list;
  return {
    head: { title: mail.subject, description: mail.preview, path: issuePath(archived), card },
    position: `${list.title} · ${words.dates.day(archived.at, archived.zone)}`,
    web: mail.web,
    share: undefined,
    offer: isOpenToSignUps(published)
      ? {
          heading: words.list.offerHeading,
          text: words.list.offer({ title, promise }),
          link: offerLink(published, words),
        }
      : undefined,
  };
};
