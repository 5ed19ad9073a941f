import { Hono } from 'hono';
import { issueId } from '../../domain/content/issue.ts';
import { listId } from '../../domain/content/newsletter.ts';
import { type ArchivedIssue, listArchive, readArchive } from '../../pipeline/publish/list-archive.ts';
import { cacheIssues } from '../../pipeline/send/cache-issues.ts';
import { findCourse, frameIn, type WebContext } from '../context.ts';
import { dayInWords } from '../views/dates.ts';
import { wordsOf } from '../views/pages.ts';

const issuePath = ({ issue }: ArchivedIssue): string => `/issues/${issue.list.id}/${issue.id}`;

/** What anybody may read, at addresses that carry nothing of their reader: the first lesson, and issues sent to all. */
export const archiveRoutes = (web: WebContext): Hono => {
  const { ports, pages, baseUrl, defaultCourse } = web;
  const routes = new Hono();
  // Anybody may ask, as often as they like: what is read for it from the table is read once.
  const remembering = { ...ports, newsletters: cacheIssues(ports.newsletters) };
  const archiveOf = listArchive(remembering);

  const listIn = (text: string | undefined) => listId.safeParse(text).data;

  for (const path of ['/archive', '/archive/:course']) {
    routes.get(path, async (c) => {
      const published = await findCourse(web, c.req.param('course') ?? defaultCourse);
      if (!published) return pages.fault(c, 'unknownCourse', 404);
      const { course, site, lessons } = published;
      const words = wordsOf(published);
      const archive = site.newsletter && (await archiveOf(site.newsletter));
      const [first] = lessons;
      return pages.show(c, 'archive', published, {
        head: {
          title: words.archive.title(course.title),
          description: words.archive.lead,
          path: `/archive/${course.id}`,
        },
        course,
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
            at: dayInWords(archived.at, site.timeZone, words),
          })),
        },
      });
    });
  }

  routes.get('/issues/:list/feed.xml', async (c) => {
    const list = listIn(c.req.param('list'));
    const [archive, published] = await Promise.all([list && archiveOf(list), frameIn(web)]);
    if (!archive || !published) return c.notFound();
    const { title, promise, language, id } = archive.published.list;
    const rfc822 = (at: string) => new Date(at).toUTCString();
    const feed = pages.fragment('feed', published, {
      title,
      description: promise,
      language,
      link: `${baseUrl}/archive/${published.course.id}`,
      self: `${baseUrl}/issues/${id}/feed.xml`,
      items: archive.issues.map((archived) => ({
        title: archived.issue.mail.subject,
        description: archived.issue.mail.preview,
        link: `${baseUrl}${issuePath(archived)}`,
        date: rfc822(archived.at),
      })),
    });
    return c.body(feed, 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' });
  });

  routes.get('/issues/:list/:issue', async (c) => {
    const list = listIn(c.req.param('list'));
    const issue = issueId.safeParse(c.req.param('issue')).data;
    const archived = list && issue ? await readArchive(remembering)(list, issue) : undefined;
    const published = await frameIn(web, archived?.issue.list.language);
    if (!archived || !published) return c.notFound();
    const { mail, list: of } = archived.issue;
    const words = wordsOf(published);
    const text = words.archive.offer({ title: published.course.title, all: published.lessons.length });
    return pages.show(c, 'lesson', published, {
      head: { title: mail.subject, description: mail.preview, path: issuePath(archived) },
      subject: mail.subject,
      position: `${of.title} · ${dayInWords(archived.at, archived.issue.site.timeZone, words)}`,
      web: mail.web,
      share: undefined,
      offer: { heading: words.archive.offerHeading, text },
    });
  });

  return routes;
};
