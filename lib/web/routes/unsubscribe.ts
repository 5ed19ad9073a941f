import { type Context, Hono } from 'hono';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import { unsubscribeReason } from '../../domain/subscriber/unsubscribe-reason.ts';
import type { EnrollmentRef } from '../../pipeline/ports.ts';
import { recordUnsubscribeReason } from '../../pipeline/unsubscribe/record-unsubscribe-reason.ts';
import { resubscribe } from '../../pipeline/unsubscribe/resubscribe.ts';
import { unsubscribe } from '../../pipeline/unsubscribe/unsubscribe.ts';
import type { Message } from '../../words/message.ts';
import type { WebContext } from '../context.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { personal } from '../middleware/security.ts';
import { readLink, readPress, refOf } from '../middleware/signed-link.ts';
import { leftAt, undoPath } from '../undo-link.ts';
import { dayInWords } from '../views/dates.ts';
import { wordsOf } from '../views/pages.ts';

type Undo = { action: string; fields?: Record<string, string> };

/** What is shown after leaving: the way back, and a question that nobody has to answer. */
export const unsubscribedPage = (
  { pages }: WebContext,
  c: Context,
  published: PublishedCourse | undefined,
  said: Message,
  { undo, why }: { undo: Undo; why?: Undo },
) => {
  const hidden = ({ fields = {} }: Undo) => Object.entries(fields).map(([name, value]) => ({ name, value }));
  const words = wordsOf(published);
  return pages.show(c, 'unsubscribed', published, {
    head: { title: said.heading },
    heading: said.heading,
    paragraphs: said.paragraphs,
    undo: { action: undo.action, fields: hidden(undo), button: said.button ?? words.everything.done.button },
    afterword: said.afterword,
    why: why && {
      action: why.action,
      fields: hidden(why),
      reasons: unsubscribeReason.options.map((value) => ({ value, label: words.why.reasons[value] })),
    },
  });
};

/** Leaving, and taking it back. */
export const unsubscribeRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/unsubscribe/*', personal).use('/undo/*', personal);

  const undoOf = async (ref: EnrollmentRef) => {
    const enrollment = await ports.enrollments.load(ref);
    return { action: undoPath(web, ref, leftAt(enrollment?.standing)) };
  };

  const mainCourseOf = async ({ courseId }: EnrollmentRef) => {
    const published = await ports.courses.current(courseId);
    return { published, title: published?.course.title ?? courseId, words: wordsOf(published) };
  };

  routes.get('/unsubscribe/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe');
    if ('refusal' in link) return link.refusal;
    const { published, title, words } = await mainCourseOf(refOf(link.claims));
    return pages.message(c, words.leave.ask(title), published, { action: `/unsubscribe/${link.token}` });
  });

  // RFC 8058: mailbox providers post here, from anywhere, in two encodings, again and again. The link alone
  // says who leaves what, so the body is not read; the answer is 200 at once, without redirect or cookie.
  routes.post('/unsubscribe/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    await unsubscribe(ports)(ref);
    const { published, title, words } = await mainCourseOf(ref);
    return unsubscribedPage(web, c, published, words.leave.done(title), {
      undo: await undoOf(ref),
      why: { action: `/unsubscribe/${link.token}/why` },
    });
  });

  // Asked after it took effect, and only of those who left by the page.
  routes.post('/unsubscribe/:token/why', formsOnly(web), async (c) => {
    const link = await readPress(web, c, 'unsubscribe');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    const why = unsubscribeReason.safeParse(new URLSearchParams(await c.req.text()).get('why'));
    if (why.success) await recordUnsubscribeReason(ports)(ref, why.data);
    const { published, words } = await mainCourseOf(ref);
    return unsubscribedPage(web, c, published, words.why.thanks, { undo: await undoOf(ref) });
  });

  routes.get('/undo/:token', async (c) => {
    const link = await readLink(web, c, 'undo');
    if ('refusal' in link) return link.refusal;
    const { published, title, words } = await mainCourseOf(refOf(link.claims));
    return link.expired
      ? pages.message(c, words.leave.undoNotPossible, published, {}, 410)
      : pages.message(c, words.leave.undo(title), published, { action: `/undo/${link.token}` });
  });

  routes.post('/undo/:token', async (c) => {
    const link = await readPress(web, c, 'undo');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    const { published, title, words } = await mainCourseOf(ref);
    if (link.expired) return pages.message(c, words.leave.undoNotPossible, published, {}, 410);
    const result = await resubscribe(ports)(ref);
    if (result.kind === 'not-possible')
      return pages.message(c, words.leave.undoNotPossible, published, {}, 409);
    const enrollment = await ports.enrollments.load(ref);
    const next = result.nextAt && enrollment && dayInWords(result.nextAt, enrollment.zone, words);
    return pages.message(c, words.leave.undone({ title, next }), published);
  });

  return routes;
};
