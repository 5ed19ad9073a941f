import { type Context, Hono } from 'hono';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import { instantOf } from '../../domain/time/instant.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { findDefaultCourse, type WebContext } from '../context.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { resubscribeUntil } from '../views/resubscribe-link.ts';
import { wordsOf } from '../views/words-of.ts';

/** Leaving everything by the link that each issue has, and taking it back. */
export const unsubscribeFromEverythingRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, 'unsubscribe-all');
  const undoLink = signedLink(web, 'undo-all');
  const sameOrigin = sameOriginOnly(web);
  const routes = new Hono();

  const undoNotPossible = (c: Context, published: PublishedCourse | undefined, status: 409 | 410) =>
    pages.message(c, wordsOf(published).leave.undoNotPossible, published, {}, status);

  routes.get('/leave-all/:token', link, async (c) => {
    const published = await findDefaultCourse(web);
    const { ask } = wordsOf(published).everything;
    return pages.message(c, ask, published, { action: `/leave-all/${c.var.link.token}` });
  });

  routes.post('/leave-all/:token', link, sameOrigin, async (c) => {
    const { s } = c.var.link.claims;
    const at = await unsubscribeFromEverything(ports)(s);
    const undo = ports.tokens.sign({ p: 'undo-all', s, t: Date.parse(at), x: resubscribeUntil(at) });
    const published = await findDefaultCourse(web);
    const { done } = wordsOf(published).everything;
    return pages.message(c, done, published, { action: `/leave-all/undo/${undo}` });
  });

  routes.get('/leave-all/undo/:token', undoLink, async (c) => {
    const { token, expired } = c.var.link;
    const published = await findDefaultCourse(web);
    if (expired) return undoNotPossible(c, published, 410);
    const { undo } = wordsOf(published).everything;
    return pages.message(c, undo, published, { action: `/leave-all/undo/${token}` });
  });

  routes.post('/leave-all/undo/:token', undoLink, sameOrigin, async (c) => {
    const { claims, expired } = c.var.link;
    const published = await findDefaultCourse(web);
    if (expired) return undoNotPossible(c, published, 410);
    const moment = instantOf(new Date(claims.t).toISOString());
    if ((await resubscribeToEverything(ports)(claims.s, moment)) === 'not-possible')
      return undoNotPossible(c, published, 409);
    return pages.message(c, wordsOf(published).everything.undone, published);
  });

  return routes;
};
