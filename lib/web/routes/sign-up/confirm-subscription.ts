import type { Context } from 'hono';
import { Hono } from 'hono/quick';
import type { ClaimsFor } from '../../../domain/links/claims.ts';
import { admissionOf } from '../../../domain/membership/published.ts';
import type { PublishedList } from '../../../domain/newsletter/published-issue.ts';
import type { SubscriptionRef } from '../../../pipeline/ports/subscriptions.ts';
import { confirmSubscription } from '../../../pipeline/sign-up/confirm-subscription.ts';
import {
  requestListConfirmation,
  weighFreshListLink,
} from '../../../pipeline/sign-up/request-list-confirmation.ts';
import { weighListConfirmation } from '../../../pipeline/sign-up/weigh-list-confirmation.ts';
import { wayBack } from '../../../pipeline/unsubscribe/way-back.ts';
import { findFrontPage, type WebContext } from '../../context.ts';
import { sameOriginOnly } from '../../middleware/same-origin-only.ts';
import { signedLink } from '../../middleware/signed-link.ts';
import { offerPath } from '../../views/layout-values.ts';
import { notOpenPage } from '../../views/not-open-page.ts';
import { withWayBack } from '../../views/way-back-in-words.ts';
import { wordsOf } from '../../views/words-of.ts';
import { linkedSubscription } from '../linked-refs.ts';

/** Double opt-in of a newsletter's own sign-up: the link shows a button, and only the button acts. */
export const confirmSubscriptionRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const path = '/newsletters/confirm/:token';
  const link = signedLink(web, 'confirm-list');
  const sameOrigin = sameOriginOnly(web);
  const routes = new Hono();

  routes.get(path, link, async (c) => {
    const { token, claims, expired } = c.var.link;
    const published = await ports.newsletters.list(claims.l);
    if (!published) return showGone(web, c);
    if (published.ended !== undefined) return notOpenPage(web, c, published);
    if (expired) return showExpired(web, c, published, { claims, token });
    const ref = linkedSubscription(claims);
    const { kind } = await weighListConfirmation(ports)(ref, claims.n);
    if (kind !== 'possible') return showAnswered(web, c, published, ref, kind);
    const ask = (await wordsOf(published)).list.ask(published.list.title);
    return pages.message(c, ask, published, { action: `/newsletters/confirm/${token}` });
  });

  routes.post(path, link, sameOrigin, async (c) => {
    const { token, claims, expired } = c.var.link;
    const published = await ports.newsletters.list(claims.l);
    if (!published) return showGone(web, c);
    if (published.ended !== undefined) return notOpenPage(web, c, published);
    if (expired) return showExpired(web, c, published, { claims, token });
    const ref = linkedSubscription(claims);
    const outcome = await confirmSubscription(ports)(ref, claims.n);
    return outcome === 'joined'
      ? pages.message(c, (await wordsOf(published)).list.done(published.list.title), published)
      : showAnswered(web, c, published, ref, outcome);
  });

  routes.post(`${path}/again`, link, sameOrigin, async (c) => {
    const { claims } = c.var.link;
    const published = await ports.newsletters.list(claims.l);
    if (!published) return showGone(web, c);
    if (admissionOf(published) !== 'open') return notOpenPage(web, c, published);
    const ref = linkedSubscription(claims);
    const outcome = await requestListConfirmation(ports)(ref, claims.n);
    return outcome === 'accepted'
      ? pages.message(c, (await wordsOf(published)).confirm.sentAgain, published)
      : showAnswered(web, c, published, ref, outcome);
  });

  return routes;
};

/** Only a fresh mail could help now, and a newsletter that is closed sends none. */
const showExpired = async (
  web: WebContext,
  c: Context,
  published: PublishedList,
  { claims, token }: { claims: ClaimsFor<'confirm-list'>; token: string },
) => {
  const { ports, pages } = web;
  if (admissionOf(published) !== 'open') return notOpenPage(web, c, published);
  const ref = linkedSubscription(claims);
  const { kind } = await weighFreshListLink(ports)(ref, claims.n);
  if (kind !== 'possible') return showAnswered(web, c, published, ref, kind);
  const expired = (await wordsOf(published)).confirm.expired(published.list.title);
  return pages.message(c, expired, published, { action: `/newsletters/confirm/${token}/again` }, 410);
};

/** There is nothing to confirm by it any more. */
const showAnswered = async (
  { ports, pages }: WebContext,
  c: Context,
  published: PublishedList,
  { subscriberId }: SubscriptionRef,
  outcome: 'already-active' | 'no-longer-valid',
) => {
  const words = await wordsOf(published);
  if (outcome === 'already-active')
    return pages.message(c, words.list.already(published.list.title), published);
  const link = { href: offerPath(published), label: words.list.toList };
  const back = await wayBack(ports)(subscriberId, published);
  return pages.message(c, withWayBack(words.list.noLongerValid, back, words), published, { link }, 410);
};

/** No build has published such a newsletter, or its record was lost. */
const showGone = async (web: WebContext, c: Context) => {
  const front = await findFrontPage(web);
  return web.pages.message(c, (await wordsOf(front)).list.noLongerValid, front, {}, 410);
};
