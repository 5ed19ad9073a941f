import { Hono } from 'hono/quick';
import { confirmAddressChange } from '../../pipeline/preferences/confirm-address-change.ts';
import type { WebContext } from '../context.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { membershipInWords } from '../views/membership-in-words.ts';
import { wordsOf } from '../views/words-of.ts';
import { linkedMembership } from './linked-refs.ts';

/** The links of the mails in the words of a course, and of those in the words of a newsletter. */
const addressChanges = [
  { path: '/address-change', purpose: 'address-change' },
  { path: '/newsletters/address-change', purpose: 'address-change-list' },
] as const;

/** Where the mail to a new address leads: the link shows a button, and only the button acts. */
export const addressChangeRoutes = (web: WebContext): Hono => {
  const routes = new Hono();
  for (const links of addressChanges) routes.route('/', routesBehind(web, links));
  return routes;
};

const routesBehind = (web: WebContext, { path, purpose }: (typeof addressChanges)[number]): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, purpose);
  const routes = new Hono();

  routes.get(`${path}/:token`, link, async (c) => {
    const { token, claims, expired } = c.var.link;
    const { published } = await membershipInWords(web, linkedMembership(claims));
    const { noLongerValid, ask } = (await wordsOf(published)).addressChange;
    if (expired) return pages.message(c, noLongerValid, published, {}, 410);
    return pages.message(c, ask, published, { action: `${path}/${token}` });
  });

  routes.post(`${path}/:token`, link, sameOriginOnly(web), async (c) => {
    const { claims, expired } = c.var.link;
    const ref = linkedMembership(claims);
    const { published } = await membershipInWords(web, ref);
    const { noLongerValid, done, taken, stopped, toItsPage } = (await wordsOf(published)).addressChange;
    if (expired) return pages.message(c, noLongerValid, published, {}, 410);
    const outcome = await confirmAddressChange(ports)(ref, claims.n);
    if (typeof outcome === 'object') {
      // Whoever pressed has the mailbox that mails of that page are sent to.
      const own = { href: `/own/${ports.tokens.sign({ p: 'own', s: outcome.by })}`, label: toItsPage };
      return pages.message(c, taken, published, { link: own }, 409);
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
