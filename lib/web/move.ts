import { Hono } from 'hono';
import { confirmMove } from '../pipeline/confirm-move.ts';
import { readLink, readPress, refOf } from './links.ts';
import { wordsOf } from './pages.ts';
import { personal } from './security.ts';
import type { Web } from './web.ts';

/** Where the mail to a new address leads: the link shows a button, and only the button acts. */
export const moveRoutes = (web: Web): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/move/*', personal);

  routes.get('/move/:token', async (c) => {
    const link = await readLink(web, c, 'move');
    if ('refusal' in link) return link.refusal;
    const published = await ports.courses.current(link.claims.c);
    const { move } = wordsOf(published);
    return link.expired
      ? pages.message(c, move.noLongerValid, published, {}, 410)
      : pages.message(c, move.ask(published?.course.title ?? link.claims.c), published, {
          action: `/move/${link.token}`,
        });
  });

  routes.post('/move/:token', async (c) => {
    const link = await readPress(web, c, 'move');
    if ('refusal' in link) return link.refusal;
    const published = await ports.courses.current(link.claims.c);
    const { move } = wordsOf(published);
    if (link.expired) return pages.message(c, move.noLongerValid, published, {}, 410);
    switch (await confirmMove(ports)(refOf(link.claims), link.claims.n)) {
      case 'moved':
      case 'already-moved':
        return pages.message(c, move.done(published?.course.title ?? link.claims.c), published);
      case 'taken':
        return pages.message(c, move.taken, published, {}, 409);
      case 'no-longer-valid':
        return pages.message(c, move.noLongerValid, published, {}, 410);
    }
  });

  return routes;
};
