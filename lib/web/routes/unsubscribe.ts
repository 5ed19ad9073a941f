import type { Context } from 'hono';
import { Hono } from 'hono/quick';
import { endMembership, type Membership } from '../../domain/membership/membership.ts';
import type { Published } from '../../domain/membership/published.ts';
import { readTried, triedQuery } from '../../domain/newsletter/tried-mail.ts';
import type { LeftWay } from '../../domain/subscriber/left-way.ts';
import { unsubscribedAt } from '../../domain/subscriber/standing.ts';
import type { MembershipRef } from '../../pipeline/ports/subscriptions.ts';
import { canResubscribe } from '../../pipeline/unsubscribe/can-resubscribe.ts';
import { findTried } from '../../pipeline/unsubscribe/find-tried.ts';
import { recordUnsubscribeReason } from '../../pipeline/unsubscribe/record-unsubscribe-reason.ts';
import { resubscribe } from '../../pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../pipeline/unsubscribe/unsubscribe.ts';
import { wayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';
import { readSaidForm } from '../forms/preferences-form.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { membershipInWords } from '../views/membership-in-words.ts';
import { isUndoable, resubscribePath } from '../views/resubscribe-link.ts';
import { unsubscribedPage } from '../views/unsubscribed-page.ts';
import { withWayBack } from '../views/way-back-in-words.ts';
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
  const { ports } = web;
  const link = signedLink(web, leaveLink);
  const routes = new Hono();

  routes.get(`${leave}/:token`, link, async (c) => {
    const { token, claims } = c.var.link;
    const action = `${leave}/${token}${triedQuery(readTried(c.req.query('mail')))}`;
    return showAsk(web, c, linkedMembership(claims), action);
  });

  // RFC 8058: mailbox providers post here, from anywhere, in two encodings, again and again. The link alone
  // says who leaves what, so the body is not read; the answer is 200 at once, without redirect or cookie.
  routes.post(`${leave}/:token`, link, async (c) => {
    const { token, claims } = c.var.link;
    const ref = linkedMembership(claims);
    const tried = await findTried(ports)(ref.subscriberId, readTried(c.req.query('mail')));
    await unsubscribe(ports)(ref, wayOf(c, web), tried);
    const { published, done } = await membershipInWords(web, ref);
    return unsubscribedPage(web, c, published, done, {
      undo: await undoForm(web, ref),
      back: await backTo(web, ref, published),
      why: { action: `${leave}/${token}/why` },
    });
  });

  // Asked after it took effect, and only of those who left by the page.
  routes.post(`${leave}/:token/why`, formsOnly(web), link, sameOriginOnly(web), async (c) => {
    const { token, claims } = c.var.link;
    const ref = linkedMembership(claims);
    // Somebody who came back in another tab.
    if ((await loadMembership(web, ref))?.standing.status !== 'left')
      return showAsk(web, c, ref, `${leave}/${token}`);
    await recordUnsubscribeReason(ports)(ref, readSaidForm(c.var.form));
    const { published } = await membershipInWords(web, ref);
    const undo = await undoForm(web, ref);
    const back = await backTo(web, ref, published);
    return unsubscribedPage(web, c, published, (await wordsOf(published)).why.thanks, { undo, back });
  });

  return routes;
};

/** A browser says of a form on which site it stands; a mail program that presses its own button stands on none of ours. */
const wayOf = (c: Context, { baseUrl }: WebContext): LeftWay => {
  const [site, origin] = [c.req.header('Sec-Fetch-Site'), c.req.header('Origin')];
  const isOurs = site === undefined ? origin === 'null' || origin === baseUrl : site === 'same-origin';
  return isOurs ? 'page' : 'one-click';
};

const undoRoutes = (web: WebContext, { undo, undoLink, refused }: MembershipLinks): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, undoLink);
  const routes = new Hono();

  routes.get(`${undo}/:token`, link, async (c) => {
    const { token, claims, expired } = c.var.link;
    const ref = linkedMembership(claims);
    const said = await membershipInWords(web, ref);
    if (expired || !(await canResubscribe(ports)(ref)))
      return showUndoNotPossible(web, c, ref, said.published, expired ? 410 : refused);
    return pages.message(c, said.undo, said.published, { action: `${undo}/${token}` });
  });

  routes.post(`${undo}/:token`, link, sameOriginOnly(web), async (c) => {
    const { claims, expired } = c.var.link;
    const ref = linkedMembership(claims);
    const { published, undone } = await membershipInWords(web, ref);
    if (expired) return showUndoNotPossible(web, c, ref, published, 410);
    const outcome = await resubscribe(ports)(ref);
    return outcome.kind === 'back'
      ? pages.message(c, await undone(outcome.nextAt), published)
      : showUndoNotPossible(web, c, ref, published, refused);
  });

  return routes;
};

const showAsk = async (web: WebContext, c: Context, ref: MembershipRef, action: string) => {
  const { pages } = web;
  const { published, ask, already } = await membershipInWords(web, ref);
  if (!already || (await canBeLeft(web, ref))) return pages.message(c, ask, published, { action });
  const words = await wordsOf(published);
  return pages.message(c, withWayBack(already, await backTo(web, ref, published), words), published);
};

/** Brings back whoever has left by choice, until a day after that; undefined where that is not possible. */
const undoForm = async (web: WebContext, ref: MembershipRef) => {
  const membership = await loadMembership(web, ref);
  const at = membership && unsubscribedAt(membership);
  const isOver = at === undefined || !isUndoable(at, web.ports.clock.now());
  if (isOver || !(await canResubscribe(web.ports)(ref))) return undefined;
  return { action: resubscribePath(web, ref, at) };
};

const showUndoNotPossible = async (
  web: WebContext,
  c: Context,
  ref: MembershipRef,
  published: Published | undefined,
  status: 409 | 410,
) => {
  const words = await wordsOf(published);
  const back = await backTo(web, ref, published);
  const message = withWayBack(words.leave.undoNotPossible, back, words);
  return web.pages.message(c, message, published, {}, status);
};

const backTo = ({ ports }: WebContext, ref: MembershipRef, published: Published | undefined) =>
  wayBack(ports)(ref.subscriberId, published);

const loadMembership = (
  { ports: { enrollments, subscriptions } }: WebContext,
  ref: MembershipRef,
): Promise<Membership | undefined> => ('courseId' in ref ? enrollments.load(ref) : subscriptions.load(ref));

/** Whether a press would change anything. */
const canBeLeft = async (web: WebContext, ref: MembershipRef): Promise<boolean> => {
  const membership = await loadMembership(web, ref);
  return (
    membership !== undefined && endMembership(membership, 'unsubscribed', web.ports.clock.now()) !== undefined
  );
};
