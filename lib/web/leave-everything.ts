import { type Context, Hono } from 'hono';
import { instantOf } from '../domain/instant.ts';
import type { PublishedCourse } from '../domain/mail.ts';
import { leaveEverything, rejoinEverything } from '../pipeline/leave-everything.ts';
import { undoUntil } from './leave.ts';
import { readLink, readPress } from './links.ts';
import { wordsOf } from './pages.ts';
import { personal } from './security.ts';
import { frameIn, type Web } from './web.ts';

/** Leaving everything by the link that each issue has, and taking it back. */
export const leaveEverythingRoutes = (web: Web): Hono => {
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
    const at = await leaveEverything(ports)(s);
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
    if ((await rejoinEverything(ports)(s, moment)) === 'not-possible') return notPossible(c, published, 409);
    return pages.message(c, wordsOf(published).everything.undone, published);
  });

  return routes;
};
