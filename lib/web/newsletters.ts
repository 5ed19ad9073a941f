import { type Context, Hono } from 'hono';
import { later } from '../domain/instant.ts';
import { issueId } from '../domain/issue.ts';
import { leaveEverything } from '../pipeline/leave-everything.ts';
import { leaveNewsletter } from '../pipeline/leave-lists.ts';
import type { SubscriptionRef } from '../pipeline/ports.ts';
import { rejoinNewsletter } from '../pipeline/rejoin-newsletter.ts';
import { wordsFor } from '../words/words.ts';
import { readLink, readPress } from './links.ts';
import { wordsOf } from './pages.ts';
import { personal } from './security.ts';
import type { Web } from './web.ts';

/** Long enough for somebody who leaves the page open overnight. */
const undoLife = { hours: 24 } as const;

/** Leaving a list or everything by the links of an issue, taking it back, and reading the issue in the browser. */
export const newsletterRoutes = (web: Web): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/newsletters/*', personal).use('/leave-all/*', personal);

  /** The frame around is the front page's; the words are the list's own. */
  const frame = () => ports.courses.current(web.defaultCourse);
  const listOf = async ({ listId }: SubscriptionRef) => {
    const published = await ports.newsletters.list(listId);
    return {
      title: published?.list.title ?? listId,
      words: wordsFor(published?.list.language ?? 'en').newsletter,
    };
  };
  const refOf = ({ s, l }: { s: SubscriptionRef['subscriberId']; l: SubscriptionRef['listId'] }) => ({
    subscriberId: s,
    listId: l,
  });

  routes.get('/newsletters/leave/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe-list');
    if ('refusal' in link) return link.refusal;
    const { title, words } = await listOf(refOf(link.claims));
    const action = `/newsletters/leave/${link.token}`;
    return pages.message(c, words.ask(title), await frame(), { action });
  });

  // RFC 8058, as for a course: the link alone says who leaves what, from wherever the post comes.
  routes.post('/newsletters/leave/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe-list');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    if ((await leaveNewsletter(ports)(ref, 'unsubscribed')) === 'left') ports.telemetry.count('unsubscribed');
    const { title, words } = await listOf(ref);
    const until = Math.floor(Date.parse(later(ports.clock.now(), undoLife)) / 1000);
    const undo = ports.tokens.sign({ p: 'undo-list', s: ref.subscriberId, l: ref.listId, x: until });
    return pages.message(c, words.done(title), await frame(), { action: `/newsletters/undo/${undo}` });
  });

  routes.get('/newsletters/undo/:token', async (c) => {
    const link = await readLink(web, c, 'undo-list');
    if ('refusal' in link) return link.refusal;
    const { title, words } = await listOf(refOf(link.claims));
    const action = `/newsletters/undo/${link.token}`;
    return link.expired ? notPossible(c) : pages.message(c, words.undo(title), await frame(), { action });
  });

  routes.post('/newsletters/undo/:token', async (c) => {
    const link = await readPress(web, c, 'undo-list');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    if (link.expired || (await rejoinNewsletter(ports)(ref)) === 'not-possible') return notPossible(c);
    const { title, words } = await listOf(ref);
    return pages.message(c, words.undone(title), await frame());
  });

  const notPossible = async (c: Context) => {
    const published = await frame();
    return pages.message(c, wordsOf(published).leave.undoNotPossible, published, {}, 410);
  };

  routes.get('/leave-all/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe-all');
    if ('refusal' in link) return link.refusal;
    const published = await frame();
    const { ask } = wordsOf(published).newsletter.everything;
    return pages.message(c, ask, published, { action: `/leave-all/${link.token}` });
  });

  routes.post('/leave-all/:token', async (c) => {
    const link = await readPress(web, c, 'unsubscribe-all');
    if ('refusal' in link) return link.refusal;
    await leaveEverything(ports)(link.claims.s);
    const published = await frame();
    return pages.message(c, wordsOf(published).newsletter.everything.done, published);
  });

  // Where "Read in your browser" of each issue leads: for those who were sent it.
  routes.get('/newsletters/read/:token/:issue', async (c) => {
    const link = await readLink(web, c, 'read-list');
    if ('refusal' in link) return link.refusal;
    const id = issueId.safeParse(c.req.param('issue'));
    if (!id.success) return c.notFound();
    const ref = { ...refOf(link.claims), issueId: id.data };
    const [delivery, record] = await Promise.all([
      ports.issueDeliveries.load(ref),
      ports.issueRecords.load(ref),
    ]);
    const state = delivery?.entry?.state;
    const hasReached = state === 'sent' || state === 'sending' || state === 'unknown';
    const issue = record && hasReached && (await ports.newsletters.issue(ref, record.published));
    if (!issue) return c.notFound();
    return pages.show(c, 'lesson', await frame(), {
      head: { title: issue.mail.subject, description: issue.mail.preview },
      subject: issue.mail.subject,
      position: issue.list.title,
      web: issue.mail.web,
      offer: undefined,
    });
  });

  return routes;
};
