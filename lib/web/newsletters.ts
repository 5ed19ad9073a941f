import { type Context, Hono } from 'hono';
import { instantOf, later } from '../domain/instant.ts';
import { issueId } from '../domain/issue.ts';
import type { PublishedCourse } from '../domain/mail.ts';
import { leaveEverything, rejoinEverything } from '../pipeline/leave-everything.ts';
import { leaveNewsletter } from '../pipeline/leave-lists.ts';
import { readArchive } from '../pipeline/list-archive.ts';
import type { SubscriptionRef } from '../pipeline/ports.ts';
import { rejoinNewsletter } from '../pipeline/rejoin-newsletter.ts';
import { readLink, readPress } from './links.ts';
import { wordsOf } from './pages.ts';
import { personal } from './security.ts';
import { frameIn, type Web } from './web.ts';

/** Long enough for somebody who leaves the page open overnight. */
const undoLife = { hours: 24 } as const;

/** Leaving a list or everything by the links of an issue, taking it back, and reading the issue in the browser. */
export const newsletterRoutes = (web: Web): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/newsletters/*', personal).use('/leave-all/*', personal);

  const undoUntil = () => Math.floor(Date.parse(later(ports.clock.now(), undoLife)) / 1000);

  const frame = () => frameIn(web);
  const listOf = async ({ listId }: SubscriptionRef) => {
    const list = (await ports.newsletters.list(listId))?.list;
    const published = await frameIn(web, list?.language);
    return { title: list?.title ?? listId, words: wordsOf(published).newsletter, published };
  };
  const refOf = ({ s, l }: { s: SubscriptionRef['subscriberId']; l: SubscriptionRef['listId'] }) => ({
    subscriberId: s,
    listId: l,
  });

  routes.get('/newsletters/leave/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe-list');
    if ('refusal' in link) return link.refusal;
    const { title, words, published } = await listOf(refOf(link.claims));
    const action = `/newsletters/leave/${link.token}`;
    return pages.message(c, words.ask(title), published, { action });
  });

  // RFC 8058, as for a course: the link alone says who leaves what, from wherever the post comes.
  routes.post('/newsletters/leave/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe-list');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    if ((await leaveNewsletter(ports)(ref, 'unsubscribed')) === 'left') ports.telemetry.count('unsubscribed');
    const { title, words, published } = await listOf(ref);
    const undo = ports.tokens.sign({ p: 'undo-list', s: ref.subscriberId, l: ref.listId, x: undoUntil() });
    return pages.message(c, words.done(title), published, { action: `/newsletters/undo/${undo}` });
  });

  routes.get('/newsletters/undo/:token', async (c) => {
    const link = await readLink(web, c, 'undo-list');
    if ('refusal' in link) return link.refusal;
    const { title, words, published } = await listOf(refOf(link.claims));
    const action = `/newsletters/undo/${link.token}`;
    return link.expired
      ? notPossible(c, published)
      : pages.message(c, words.undo(title), published, { action });
  });

  routes.post('/newsletters/undo/:token', async (c) => {
    const link = await readPress(web, c, 'undo-list');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    const { title, words, published } = await listOf(ref);
    if (link.expired || (await rejoinNewsletter(ports)(ref)) === 'not-possible')
      return notPossible(c, published);
    return pages.message(c, words.undone(title), published);
  });

  const notPossible = (c: Context, published: PublishedCourse | undefined, status: 409 | 410 = 410) =>
    pages.message(c, wordsOf(published).leave.undoNotPossible, published, {}, status);

  routes.get('/leave-all/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe-all');
    if ('refusal' in link) return link.refusal;
    const published = await frame();
    const { ask } = wordsOf(published).everything;
    return pages.message(c, ask, published, { action: `/leave-all/${link.token}` });
  });

  routes.post('/leave-all/:token', async (c) => {
    const link = await readPress(web, c, 'unsubscribe-all');
    if ('refusal' in link) return link.refusal;
    const { s } = link.claims;
    const t = Date.parse(await leaveEverything(ports)(s));
    const undo = ports.tokens.sign({ p: 'undo-all', s, t, x: undoUntil() });
    const published = await frame();
    const { done } = wordsOf(published).everything;
    return pages.message(c, done, published, { action: `/leave-all/undo/${undo}` });
  });

  routes.get('/leave-all/undo/:token', async (c) => {
    const link = await readLink(web, c, 'undo-all');
    if ('refusal' in link) return link.refusal;
    const published = await frame();
    if (link.expired) return notPossible(c, published);
    const action = `/leave-all/undo/${link.token}`;
    return pages.message(c, wordsOf(published).everything.undo, published, { action });
  });

  routes.post('/leave-all/undo/:token', async (c) => {
    const link = await readPress(web, c, 'undo-all');
    if ('refusal' in link) return link.refusal;
    const published = await frame();
    if (link.expired) return notPossible(c, published);
    const { s, t } = link.claims;
    const moment = instantOf(new Date(t).toISOString());
    if ((await rejoinEverything(ports)(s, moment)) === 'not-possible') return notPossible(c, published, 409);
    return pages.message(c, wordsOf(published).everything.undone, published);
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
    const isPublic = (await readArchive(ports)(ref.listId, ref.issueId)) !== undefined;
    return pages.show(c, 'lesson', await frameIn(web, issue.list.language), {
      head: { title: issue.mail.subject, description: issue.mail.preview },
      subject: issue.mail.subject,
      position: issue.list.title,
      web: issue.mail.web,
      share: isPublic ? `${web.baseUrl}/issues/${ref.listId}/${ref.issueId}` : undefined,
      offer: undefined,
    });
  });

  return routes;
};
