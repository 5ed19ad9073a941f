import { type Context, Hono } from 'hono';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import { instantOf } from '../../domain/time/instant.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { frameIn, type WebContext } from '../context.ts';
import { personal } from '../middleware/security.ts';
import { readLink, readPress } from '../middleware/signed-link.ts';
import { undoUntil } from '../undo-link.ts';
import { wordsOf } from '../views/pages.ts';

/** Leaving everything by the link that each issue has, and taking it back. */
export const unsubscribeFromEverythingRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/leave-all/*', personal);

  const notPossible = (c: Context, published: PublishedCourse | undefined, status: 409 | 410) =>
    pages.message(c, wordsOf(published).leave.undoNotPossible, published, {}, status);

  routes.get('/leave-all/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe-all');
    if ('refusal' in link) return link.refusal;
    const published = await frameIn(web);
    const { ask } = wordsOf(published).everything;
    return pages.message(c, ask, published, { action: `/leave-all/${link.token}` });
  });

  routes.post('/leave-all/:token', async (c) => {
    const link = await readPress(web, c, 'unsubscribe-all');
    if ('refusal' in link) return link.refusal;
    const { s } = link.claims;
    const at = await unsubscribeFromEverything(ports)(s);
    const undo = ports.tokens.sign({ p: 'undo-all', s, t: Date.parse(at), x: undoUntil(at) });
    const published = await frameIn(web);
    const { done } = wordsOf(published).everything;
    return pages.message(c, done, published, { action: `/leave-all/undo/${undo}` });
  });

  routes.get('/leave-all/undo/:token', async (c) => {
    const link = await readLink(web, c, 'undo-all');
    if ('refusal' in link) return link.refusal;
    const published = await frameIn(web);
    if (link.expired) return notPossible(c, published, 410);
    const action = `/leave-all/undo/${link.token}`;
    return pages.message(c, wordsOf(published).everything.undo, published, { action });
  });

  routes.post('/leave-all/undo/:token', async (c) => {
    const link = await readPress(web, c, 'undo-all');
    if ('refusal' in link) return link.refusal;
    const published = await frameIn(web);
    if (link.expired) return notPossible(c, published, 410);
    const { s, t } = link.claims;
    const moment = instantOf(new Date(t).toISOString());
    if ((await resubscribeToEverything(ports)(s, moment)) === 'not-possible')
      return notPossible(c, published, 409);
    return pages.message(c, wordsOf(published).everything.undone, published);
  });

  return routes;
};
