import { Hono } from 'hono';
import { confirmAddressChange } from '../../pipeline/preferences/confirm-address-change.ts';
import type { WebContext } from '../context.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { wordsOf } from '../views/words-of.ts';
import { linkedEnrollment } from './linked-refs.ts';

/** Where the mail to a new address leads: the link shows a button, and only the button acts. */
export const addressChangeRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, 'address-change');
  const routes = new Hono();

  routes.get('/address-change/:token', link, async (c) => {
    const { token, claims, expired } = c.var.link;
    const published = await ports.courses.current(claims.c);
    const { noLongerValid, ask } = wordsOf(published).addressChange;
    if (expired) return pages.message(c, noLongerValid, published, {}, 410);
    return pages.message(c, ask, published, { action: `/address-change/${token}` });
  });

  routes.post('/address-change/:token', link, sameOriginOnly(web), async (c) => {
    const { claims, expired } = c.var.link;
    const published = await ports.courses.current(claims.c);
    const { noLongerValid, done, taken, stopped, toItsPage } = wordsOf(published).addressChange;
    if (expired) return pages.message(c, noLongerValid, published, {}, 410);
    const outcome = await confirmAddressChange(ports)(linkedEnrollment(claims), claims.n);
    if (typeof outcome === 'object') {
      // Whoever pressed has the mailbox that mails of that page are sent to.
      const link = { href: `/own/${ports.tokens.sign({ p: 'own', s: outcome.by })}`, label: toItsPage };
      return pages.message(c, taken, published, { link }, 409);
    }
    switch (outcome) {
      case 'address-changed':
      case 'already-changed':
        return pages.message(c, done, published);
      case 'stopped':
        return pages.message(c, stopped, published, {}, 409);
      case 'no-longer-valid':
        return pages.message(c, noLongerValid, published, {}, 410);
    }
  });

  return routes;
};
