import { Hono } from 'hono';
import { unsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { MembershipRef } from '../../pipeline/ports.ts';
import { recordUnsubscribeReason } from '../../pipeline/unsubscribe/record-unsubscribe-reason.ts';
import { resubscribe } from '../../pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../pipeline/unsubscribe/unsubscribe.ts';
import type { WebContext } from '../context.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { membershipInWords } from '../views/membership-in-words.ts';
import { resubscribePath } from '../views/resubscribe-link.ts';
import { unsubscribedPage } from '../views/unsubscribed-page.ts';
import { wordsOf } from '../views/words-of.ts';
import { linkedMembership } from './linked-refs.ts';

/**
 * The two kinds of membership: where one is left and where that is undone, what the links there are signed for, and the
 * status where it cannot be undone.
 */
const memberships = [
  { leave: '/unsubscribe', leaveLink: 'unsubscribe', undo: '/undo', undoLink: 'undo', refused: 409 },
  {
    leave: '/newsletters/leave',
    leaveLink: 'unsubscribe-list',
    undo: '/newsletters/undo',
    undoLink: 'undo-list',
    refused: 410,
  },
] as const;

type MembershipLinks = (typeof memberships)[number];

/** Unsubscribing from a course or a list by the links in its mails, and taking it back. */
export const unsubscribeRoutes = (web: WebContext): Hono => {
  const routes = new Hono();
  for (const links of memberships)
    routes.route('/', leaveRoutes(web, links)).route('/', undoRoutes(web, links));
  return routes;
};

const leaveRoutes = (web: WebContext, { leave, leaveLink }: MembershipLinks): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, leaveLink);
  const routes = new Hono();

  routes.get(`${leave}/:token`, link, async (c) => {
    const { token, claims } = c.var.link;
    const { published, ask } = await membershipInWords(web, linkedMembership(claims));
    return pages.message(c, ask, published, { action: `${leave}/${token}` });
  });

  // RFC 8058: mailbox providers post here, from anywhere, in two encodings, again and again. The link alone
  // says who leaves what, so the body is not read; the answer is 200 at once, without redirect or cookie.
  routes.post(`${leave}/:token`, link, async (c) => {
    const { token, claims } = c.var.link;
    const ref = linkedMembership(claims);
    await unsubscribe(ports)(ref);
    const { published, done } = await membershipInWords(web, ref);
    return unsubscribedPage(web, c, published, done, {
      undo: { action: await undoPath(web, ref) },
      why: { action: `${leave}/${token}/why` },
    });
  });

  // Asked after it took effect, and only of those who left by the page.
  routes.post(`${leave}/:token/why`, formsOnly(web), link, sameOriginOnly(web), async (c) => {
    const ref = linkedMembership(c.var.link.claims);
    const why = unsubscribeReason.safeParse(c.var.form.get('why'));
    if (why.success) await recordUnsubscribeReason(ports)(ref, why.data);
    const { published } = await membershipInWords(web, ref);
    const undo = { action: await undoPath(web, ref) };
    return unsubscribedPage(web, c, published, wordsOf(published).why.thanks, { undo });
  });

  return routes;
};

const undoRoutes = (web: WebContext, { undo, undoLink, refused }: MembershipLinks): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, undoLink);
  const routes = new Hono();

  routes.get(`${undo}/:token`, link, async (c) => {
    const { token, claims, expired } = c.var.link;
    const said = await membershipInWords(web, linkedMembership(claims));
    return expired
      ? pages.message(c, wordsOf(said.published).leave.undoNotPossible, said.published, {}, 410)
      : pages.message(c, said.undo, said.published, { action: `${undo}/${token}` });
  });

  routes.post(`${undo}/:token`, link, sameOriginOnly(web), async (c) => {
    const { claims, expired } = c.var.link;
    const ref = linkedMembership(claims);
    const { published, undone } = await membershipInWords(web, ref);
    const { undoNotPossible } = wordsOf(published).leave;
    if (expired) return pages.message(c, undoNotPossible, published, {}, 410);
    const outcome = await resubscribe(ports)(ref);
    return outcome.kind === 'back'
      ? pages.message(c, await undone(outcome.nextAt), published)
      : pages.message(c, undoNotPossible, published, {}, refused);
  });

  return routes;
};

/** Brings back whoever has left, and until a day after that. */
const undoPath = async (web: WebContext, ref: MembershipRef): Promise<string> => {
  const { enrollments, subscriptions } = web.ports;
  const membership = await ('courseId' in ref ? enrollments.load(ref) : subscriptions.load(ref));
  const { standing } = membership ?? {};
  return resubscribePath(web, ref, standing?.status === 'left' ? standing.at : undefined);
};
