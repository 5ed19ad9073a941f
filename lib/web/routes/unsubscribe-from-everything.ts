import type { Context } from 'hono';
import { Hono } from 'hono/quick';
import type { ClaimsFor } from '../../domain/links/claims.ts';
import type { Published } from '../../domain/membership/published.ts';
import { readTried, triedQuery } from '../../domain/newsletter/tried-mail.ts';
import type { SubscriberId } from '../../domain/subscriber/subscriber.ts';
import { type Instant, instantOf } from '../../domain/time/instant.ts';
import { canResubscribeToEverything } from '../../pipeline/unsubscribe/can-resubscribe.ts';
import { findTried } from '../../pipeline/unsubscribe/find-tried.ts';
import { recordReasonForEverything } from '../../pipeline/unsubscribe/record-reason-for-everything.ts';
import { resubscribeToEverything } from '../../pipeline/unsubscribe/resubscribe-to-everything.ts';
import { unsubscribeFromEverything } from '../../pipeline/unsubscribe/unsubscribe-from-everything.ts';
import { wayBackToEverything } from '../../pipeline/unsubscribe/way-back.ts';
import { findFrontPage, type WebContext } from '../context.ts';
import { readReasonForm } from '../forms/preferences-form.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { waysBackToEverything } from '../views/left-everything.ts';
import { resubscribeUntil } from '../views/resubscribe-link.ts';
import { unsubscribedPage } from '../views/unsubscribed-page.ts';
import { withWayBack } from '../views/way-back-in-words.ts';
import { wordsOf } from '../views/words-of.ts';
import { openOwnPage } from './own-link.ts';

/** Leaving everything by the link that each issue has, saying why, and taking it back. */
export const unsubscribeFromEverythingRoutes = (web: WebContext): Hono =>
  new Hono().route('/', leaveRoutes(web)).route('/', undoRoutes(web));

const leaveRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, 'unsubscribe-all');
  const sameOrigin = sameOriginOnly(web);
  const routes = new Hono();

  routes.get('/leave-all/:token', link, async (c) => {
    const { token, claims } = c.var.link;
    const action = `${token}${triedQuery(readTried(c.req.query('mail')))}`;
    return showAsk(web, c, action, await courseAround(web, claims.s));
  });

  routes.post('/leave-all/:token', link, sameOrigin, async (c) => {
    const { token, claims } = c.var.link;
    // As the page before it was: by what they are in until now.
    const published = await courseAround(web, claims.s);
    const tried = await findTried(ports)(claims.s, readTried(c.req.query('mail')));
    const at = await unsubscribeFromEverything(ports)(claims.s, tried);
    return unsubscribedPage(web, c, published, (await wordsOf(published)).everything.done, {
      ...(await waysBack(web, claims.s, at, published)),
      why: { action: `/leave-all/${token}/why`, fields: { at } },
    });
  });

  // Asked after it took effect.
  routes.post('/leave-all/:token/why', formsOnly(web), link, sameOrigin, async (c) => {
    const { token, claims } = c.var.link;
    const { s } = claims;
    const form = readReasonForm(c.var.form);
    if (!form) return pages.fault(c, 'notAForm', 422);
    const published = await courseAround(web, s);
    // Somebody who came back in another tab.
    if ((await recordReasonForEverything(ports)(s, form.at, form)) === 'not-left')
      return showAsk(web, c, token, published);
    const { thanks } = (await wordsOf(published)).why;
    return unsubscribedPage(web, c, published, thanks, await waysBack(web, s, form.at, published));
  });

  return routes;
};

const showAsk = async ({ pages }: WebContext, c: Context, token: string, published: Published | undefined) =>
  pages.message(c, (await wordsOf(published)).everything.ask, published, { action: `/leave-all/${token}` });

const undoRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const undoLink = signedLink(web, 'undo-all');
  const routes = new Hono();

  const undoNotPossible = async (
    c: Context,
    id: SubscriberId,
    published: Published | undefined,
    status: 409 | 410,
  ) => {
    const words = await wordsOf(published);
    const back = await wayBackToEverything(ports)(id, published);
    return pages.message(c, withWayBack(words.leave.undoNotPossible, back, words), published, {}, status);
  };

  routes.get('/leave-all/undo/:token', undoLink, async (c) => {
    const { token, claims, expired } = c.var.link;
    const published = await courseAround(web, claims.s);
    if (expired) return undoNotPossible(c, claims.s, published, 410);
    if (!(await canResubscribeToEverything(ports)(claims.s, momentOf(claims))))
      return undoNotPossible(c, claims.s, published, 409);
    const { undo } = (await wordsOf(published)).everything;
    return pages.message(c, undo, published, { action: `/leave-all/undo/${token}` });
  });

  routes.post('/leave-all/undo/:token', undoLink, sameOriginOnly(web), async (c) => {
    const { claims, expired } = c.var.link;
    const published = await courseAround(web, claims.s);
    if (expired) return undoNotPossible(c, claims.s, published, 410);
    if ((await resubscribeToEverything(ports)(claims.s, momentOf(claims))) === 'not-possible')
      return undoNotPossible(c, claims.s, published, 409);
    return pages.message(c, (await wordsOf(published)).everything.undone, published);
  });

  return routes;
};

/** Said in the language of the person's own page; to whoever is not on record, in the front page's. */
const courseAround = async (web: WebContext, id: SubscriberId): Promise<Published | undefined> =>
  (await openOwnPage(web, { subscriberId: id, courseId: undefined }))?.published ?? findFrontPage(web);

const waysBack = (web: WebContext, id: SubscriberId, at: Instant, published: Published | undefined) => {
  const claims = { p: 'undo-all', s: id, t: Date.parse(at), x: resubscribeUntil(at) } as const;
  const undo = { action: `/leave-all/undo/${web.ports.tokens.sign(claims)}` };
  return waysBackToEverything(web, { id, at, published }, undo);
};

/** When what the link undoes was left. */
const momentOf = ({ t }: ClaimsFor<'undo-all'>): Instant => instantOf(new Date(t).toISOString());
