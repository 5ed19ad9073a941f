import { Hono } from 'hono';
import { confirmAddressChange } from '../../pipeline/preferences/confirm-address-change.ts';
import type { WebContext } from '../context.ts';
import { personal } from '../middleware/security.ts';
import { readLink, readPress, refOf } from '../middleware/signed-link.ts';
import { wordsOf } from '../views/pages.ts';

/** Where the mail to a new address leads: the link shows a button, and only the button acts. */
export const addressChangeRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/address-change/*', personal);

  routes.get('/address-change/:token', async (c) => {
    const link = await readLink(web, c, 'address-change');
    if ('refusal' in link) return link.refusal;
    const published = await ports.courses.current(link.claims.c);
    const { addressChange } = wordsOf(published);
    return link.expired
      ? pages.message(c, addressChange.noLongerValid, published, {}, 410)
      : pages.message(c, addressChange.ask(published?.course.title ?? link.claims.c), published, {
          action: `/address-change/${link.token}`,
        });
  });

  routes.post('/address-change/:token', async (c) => {
    const link = await readPress(web, c, 'address-change');
    if ('refusal' in link) return link.refusal;
    const published = await ports.courses.current(link.claims.c);
    const { addressChange } = wordsOf(published);
    if (link.expired) return pages.message(c, addressChange.noLongerValid, published, {}, 410);
    switch (await confirmAddressChange(ports)(refOf(link.claims), link.claims.n)) {
      case 'address-changed':
      case 'already-changed':
        return pages.message(c, addressChange.done(published?.course.title ?? link.claims.c), published);
      case 'taken':
        return pages.message(c, addressChange.taken, published, {}, 409);
      case 'no-longer-valid':
        return pages.message(c, addressChange.noLongerValid, published, {}, 410);
    }
  });

  return routes;
};
