import { type Context, Hono } from 'hono';
import { issueId } from '../../domain/content/issue.ts';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import { unsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { SubscriptionRef } from '../../pipeline/ports.ts';
import { readArchive } from '../../pipeline/publish/list-archive.ts';
import { recordUnsubscribeReason } from '../../pipeline/unsubscribe/record-unsubscribe-reason.ts';
import { resubscribe } from '../../pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../pipeline/unsubscribe/unsubscribe.ts';
import { frameIn, type WebContext } from '../context.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { personal } from '../middleware/security.ts';
import { readLink, readPress } from '../middleware/signed-link.ts';
import { leftAt, undoUntil } from '../undo-link.ts';
import { wordsOf } from '../views/pages.ts';
import { unsubscribedPage } from './unsubscribe.ts';

/** Leaving a list by the links of an issue, taking it back, and reading the issue in the browser. */
export const newsletterRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/newsletters/*', personal);

  const listOf = async ({ listId }: SubscriptionRef) => {
    const list = (await ports.newsletters.list(listId))?.list;
    const published = await frameIn(web, list?.language);
    return { title: list?.title ?? listId, words: wordsOf(published).newsletter, published };
  };
  const refOf = ({ s, l }: { s: SubscriptionRef['subscriberId']; l: SubscriptionRef['listId'] }) => ({
    subscriberId: s,
    listId: l,
  });

  const undoOf = async ({ subscriberId: s, listId: l }: SubscriptionRef) => {
    const subscription = await ports.subscriptions.load({ subscriberId: s, listId: l });
    const x = undoUntil(leftAt(subscription?.standing) ?? ports.clock.now());
    return { action: `/newsletters/undo/${ports.tokens.sign({ p: 'undo-list', s, l, x })}` };
  };

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
    await unsubscribe(ports)(ref);
    const { title, words, published } = await listOf(ref);
    return unsubscribedPage(web, c, published, words.done(title), {
      undo: await undoOf(ref),
      why: { action: `/newsletters/leave/${link.token}/why` },
    });
  });

  // Asked after it took effect, and only of those who left by the page.
  routes.post('/newsletters/leave/:token/why', formsOnly(web), async (c) => {
    const link = await readPress(web, c, 'unsubscribe-list');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    const why = unsubscribeReason.safeParse(new URLSearchParams(await c.req.text()).get('why'));
    if (why.success) await recordUnsubscribeReason(ports)(ref, why.data);
    const { published } = await listOf(ref);
    return unsubscribedPage(web, c, published, wordsOf(published).why.thanks, { undo: await undoOf(ref) });
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
    if (link.expired || (await resubscribe(ports)(ref)).kind === 'not-possible')
      return notPossible(c, published);
    return pages.message(c, words.undone(title), published);
  });

  const notPossible = (c: Context, published: PublishedCourse | undefined) =>
    pages.message(c, wordsOf(published).leave.undoNotPossible, published, {}, 410);

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
    const state = delivery?.entry?.status;
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
