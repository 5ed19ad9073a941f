import { Hono } from 'hono/quick';
import { issueId } from '../../domain/content/issue.ts';
import { listId } from '../../domain/content/newsletter.ts';
import { listArchive, readArchive } from '../../pipeline/publish/list-archive.ts';
import { cacheIssues } from '../../pipeline/send/cache-issues.ts';
import { findCourse, findFrontPage, findList, type WebContext } from '../context.ts';
import { archivedIssueValues, archiveValues, feedValues } from '../views/archive-values.ts';
import { wordsOf } from '../views/words-of.ts';

/** What anybody may read, at addresses that carry nothing of their reader: the first lesson, and issues sent to all. */
export const archiveRoutes = (web: WebContext): Hono => {
  const { ports, pages, baseUrl } = web;
  const routes = new Hono();
  // Anybody may ask, as often as they like: what is read for it from the table is read once.
  const cached = { ...ports, newsletters: cacheIssues(ports.newsletters) };
  const archiveOf = listArchive(cached);

  for (const path of ['/archive', '/archive/:offer']) {
    routes.get(path, async (c) => {
      const id = c.req.param('offer');
      const published =
        id === undefined
          ? await findFrontPage(web)
          : ((await findCourse(web, id)) ?? (await findList(web, id)));
      if (!published) return pages.fault(c, 'unknownCourse', 404);
      const newsletter = 'list' in published ? published.list.id : published.site.newsletter;
      const archive = newsletter && (await archiveOf(newsletter));
      return pages.show(c, 'archive', published, archiveValues(published, archive, await wordsOf(published)));
    });
  }

  routes.get('/issues/:list/feed.xml', async (c) => {
    const list = listId.safeParse(c.req.param('list')).data;
    const archive = list && (await archiveOf(list));
    if (!archive) return c.notFound();
    const feed = await pages.fragment('feed', feedValues(archive, baseUrl));
    return c.body(feed, 200, { 'Content-Type': 'application/rss+xml; charset=utf-8' });
  });

  routes.get('/issues/:list/:issue', async (c) => {
    const published = await findList(web, c.req.param('list'));
    const issue = issueId.safeParse(c.req.param('issue')).data;
    const archived = published && issue ? await readArchive(cached)(published.list.id, issue) : undefined;
    if (!archived || !published) return c.notFound();
    return pages.show(
      c,
      'lesson',
      published,
      archivedIssueValues(published, archived, await wordsOf(published)),
    );
  });

  return routes;
};
