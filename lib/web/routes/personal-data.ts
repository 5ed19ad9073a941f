import { Hono } from 'hono/quick';
import { eraseSubscriber } from '../../pipeline/privacy/erase-subscriber.ts';
import { exportSubscriber } from '../../pipeline/privacy/export-subscriber.ts';
import { wayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { courseOfNobody, notOnRecordPage } from '../views/not-on-record-page.ts';
import { withWayBackAfresh } from '../views/way-back-in-words.ts';
import { wordsOf } from '../views/words-of.ts';
import { type OwnLinks, openOwnPage, ownLinkOf, ownLinks } from './own-link.ts';

/** Everything that is held on a person: to take away, and to erase. */
export const personalDataRoutes = (web: WebContext): Hono => {
  const routes = new Hono();
  for (const links of ownLinks) routes.route('/', routesBehind(web, links));
  return routes;
};

const routesBehind = (web: WebContext, links: OwnLinks): Hono => {
  const { ports, pages } = web;
  const { base, purpose } = links;
  const link = signedLink(web, purpose);
  const routes = new Hono();

  routes.get(`${base}/:token/data`, link, async (c) => {
    const { subscriberId, courseId } = ownLinkOf(links, c.var.link);
    const data = await exportSubscriber(ports)(subscriberId);
    if (!data) return notOnRecordPage(web, c, courseId);
    return c.body(JSON.stringify(data, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data.json"',
    });
  });

  // The one thing here that cannot be undone is asked about first.
  routes.get(`${base}/:token/erase`, link, async (c) => {
    const own = ownLinkOf(links, c.var.link);
    const page = await openOwnPage(web, own);
    if (!page) return notOnRecordPage(web, c, own.courseId);
    const { published } = page;
    const words = await wordsOf(published);
    const back = await wayBack(ports)(own.subscriberId, published);
    const ask = withWayBackAfresh(words.erase.ask(published.site.contact), back, words);
    return pages.message(c, ask, published, { action: `${own.path}/erase` });
  });

  routes.post(`${base}/:token/erase`, link, sameOriginOnly(web), async (c) => {
    const own = ownLinkOf(links, c.var.link);
    const page = await openOwnPage(web, own);
    const published = page?.published ?? (await courseOfNobody(web, own.courseId));
    // Afterwards nobody knows any more what stands against their address.
    const back = await wayBack(ports)(own.subscriberId, published);
    await eraseSubscriber(ports)(own.subscriberId);
    const words = await wordsOf(published);
    return pages.message(c, withWayBackAfresh(words.erase.done, back, words), published);
  });

  return routes;
};
