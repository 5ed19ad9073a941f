import { Hono } from 'hono';
import { showSubscriber } from '../../pipeline/preferences/show-subscriber.ts';
import { eraseSubscriber } from '../../pipeline/privacy/erase-subscriber.ts';
import { exportSubscriber } from '../../pipeline/privacy/export-subscriber.ts';
import { wayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { notOnRecordPage } from '../views/not-on-record-page.ts';
import { withWayBackAfresh } from '../views/way-back-in-words.ts';
import { wordsOf } from '../views/words-of.ts';
import { linkedEnrollment } from './linked-refs.ts';

/** Everything that is held on a subscriber: to take away, and to erase. */
export const personalDataRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, 'preferences');
  const routes = new Hono();

  routes.get('/preferences/:token/data', link, async (c) => {
    const { claims } = c.var.link;
    const data = await exportSubscriber(ports)(claims.s);
    if (!data) return notOnRecordPage(web, c, claims.c);
    return c.body(JSON.stringify(data, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data.json"',
    });
  });

  // The one thing here that cannot be undone is asked about first.
  routes.get('/preferences/:token/erase', link, async (c) => {
    const { token, claims } = c.var.link;
    const view = await showSubscriber(ports)(linkedEnrollment(claims));
    if (!view) return notOnRecordPage(web, c, claims.c);
    const { published } = view;
    const words = wordsOf(published);
    const ask = withWayBackAfresh(
      words.erase.ask(published.site.contact),
      await wayBack(ports)(claims.s, { published }),
      words,
    );
    return pages.message(c, ask, published, { action: `/preferences/${token}/erase` });
  });

  routes.post('/preferences/:token/erase', link, sameOriginOnly(web), async (c) => {
    const { claims } = c.var.link;
    const published = await ports.courses.current(claims.c);
    // Afterwards nobody knows any more what stands against their address.
    const back = await wayBack(ports)(claims.s, { published });
    await eraseSubscriber(ports)(claims.s);
    const words = wordsOf(published);
    return pages.message(c, withWayBackAfresh(words.erase.done, back, words), published);
  });

  return routes;
};
