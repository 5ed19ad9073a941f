import { readFile } from 'node:fs/promises';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { imageName } from '../../domain/image/image.ts';
import { timeZone } from '../../domain/time/time-zone.ts';
import { articleRoutes } from './article-routes.ts';
import { mailRoutes } from './mail-routes.ts';
import { overviewPage } from './overview-page.ts';
import { createStudio, home, type Studio, type StudioSettings } from './studio.ts';
import { timelinePage } from './timeline-page.ts';

/** The author's pages, under `/_local/studio`. They read the content's files, and write a proposal's decision into them. */
export const studioRoutes = (settings: StudioSettings): Hono => {
  const studio = createStudio(settings);
  return new Hono()
    .route('/', benchRoutes(studio))
    .route('/', mailRoutes(studio))
    .route('/', articleRoutes(studio))
    .get('/images/:image', async (c) => {
      const name = imageName.safeParse(c.req.param('image')).data;
      const bytes = name && (await studio.look()).images.get(name);
      const type = name?.endsWith('png') ? 'image/png' : 'image/jpeg';
      return bytes ? c.body(new Uint8Array(bytes), 200, { 'content-type': type }) : c.notFound();
    })
    .get('/changes', (c) =>
      streamSSE(c, async (stream) => {
        const aborted = new AbortController();
        stream.onAbort(() => aborted.abort());
        try {
          while (!aborted.signal.aborted) {
            // From before it looks, which takes a while: what is saved meanwhile is a change.
            const { change } = await studio.watch(aborted.signal);
            if ((await studio.look()).version !== c.req.query('since'))
              return await stream.writeSSE({ event: 'changed', data: '' });
            await change;
          }
        } finally {
          // Nobody watches for a page that has its answer, or for one whose content could not be looked at.
          aborted.abort();
        }
      }),
    )
    .get('/reload.js', asset('./reload.js', 'text/javascript; charset=utf-8'));
};

const benchRoutes = (studio: Studio): Hono =>
  new Hono()
    .get('/', async (c) => {
      const bench = await studio.look();
      const title = bench.shown?.content.site.brand ?? 'Studio';
      const body = overviewPage(bench, await studio.articles(bench), studio.nameFiles);
      return studio.show(c, { title, version: bench.version, body });
    })
    .get('/timeline/:course', async (c) => {
      const bench = await studio.look();
      const built = [...(bench.shown?.courses.values() ?? [])].find(
        ({ course }) => course.course.id === c.req.param('course'),
      );
      if (!built) return studio.missing(c, bench);
      const asked = c.req.query('zone');
      const zone = timeZone.safeParse(asked);
      const wrong = asked === undefined || zone.success ? undefined : asked;
      const body = timelinePage(built, zone.data ?? built.course.site.timeZone, studio.now(), wrong);
      const title = `${built.course.course.title}: when the mails come`;
      return studio.show(c, { title, trail: home, version: bench.version, body });
    });

const asset = (path: string, type: string) => async (c: Context) =>
  c.body(await readFile(new URL(path, import.meta.url), 'utf8'), 200, { 'content-type': type });
