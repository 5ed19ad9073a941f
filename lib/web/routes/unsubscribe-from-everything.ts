import { type Context, Hono } from 'hono';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import type { ClaimsFor } from '../../domain/links/claims.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type Instant, instantOf } from '../../domain/time/instant.ts';
import { canResubscribeToEverything } from '../../pipeline/unsubscribe/can-resubscribe.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { wayBack } from '../../pipeline/unsubscribe/way-back.ts';
import { findDefaultCourse, type WebContext } from '../context.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { isUndoable, resubscribeUntil } from '../views/resubscribe-link.ts';
import { unsubscribedPage } from '../views/unsubscribed-page.ts';
import { withWayBack } from '../views/way-back-in-words.ts';
import { wordsOf } from '../views/words-of.ts';

/** Leaving everything by the link that each issue has, and taking it back. */
export const unsubscribeFromEverythingRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, 'unsubscribe-all');
  const undoLink = signedLink(web, 'undo-all');
  const sameOrigin = sameOriginOnly(web);
  const routes = new Hono();

  const undoNotPossible = async (
    c: Context,
    id: SubscriberId,
    published: PublishedCourse | undefined,
    status: 409 | 410,
  ) => {
    const words = wordsOf(published);
    const back = await wayBack(ports)(id, { published });
    return pages.message(c, withWayBack(words.leave.undoNotPossible, back, words), published, {}, status);
  };

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
    const canUndo = isUndoable(at, ports.clock.now()) && (await canResubscribeToEverything(ports)(s, at));
    return unsubscribedPage(web, c, published, wordsOf(published).everything.done, {
      undo: canUndo ? { action: `/leave-all/undo/${undo}` } : undefined,
      back: await wayBack(ports)(s, { published }),
    });
  });

  routes.get('/leave-all/undo/:token', undoLink, async (c) => {
    const { token, claims, expired } = c.var.link;
    const published = await findDefaultCourse(web);
    if (expired) return undoNotPossible(c, claims.s, published, 410);
    if (!(await canResubscribeToEverything(ports)(claims.s, momentOf(claims))))
      return undoNotPossible(c, claims.s, published, 409);
    const { undo } = wordsOf(published).everything;
    return pages.message(c, undo, published, { action: `/leave-all/undo/${token}` });
  });

  routes.post('/leave-all/undo/:token', undoLink, sameOrigin, async (c) => {
    const { claims, expired } = c.var.link;
    const published = await findDefaultCourse(web);
    if (expired) return undoNotPossible(c, claims.s, published, 410);
    if ((await resubscribeToEverything(ports)(claims.s, momentOf(claims))) === 'not-possible')
      return undoNotPossible(c, claims.s, published, 409);
    return pages.message(c, wordsOf(published).everything.undone, published);
  });

  return routes;
};

/** When what the link undoes was left. */
const momentOf = ({ t }: ClaimsFor<'undo-all'>): Instant => instantOf(new Date(t).toISOString());
