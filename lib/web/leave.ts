import { type Context, Hono } from 'hono';
import type { Enrollment } from '../domain/enrollment.ts';
import { type Instant, later } from '../domain/instant.ts';
import { partingWord } from '../domain/leave-reason.ts';
import type { PublishedCourse } from '../domain/mail.ts';
import type { Subscription } from '../domain/subscription.ts';
import type { EnrollmentRef } from '../pipeline/ports.ts';
import { rejoinCourse } from '../pipeline/rejoin-course.ts';
import { tellWhy } from '../pipeline/tell-why.ts';
import { unsubscribe } from '../pipeline/unsubscribe.ts';
import type { Message } from '../words/message.ts';
import { formsOnly } from './bodies.ts';
import { dayInWords } from './dates.ts';
import { readLink, readPress, refOf } from './links.ts';
import { wordsOf } from './pages.ts';
import { personal } from './security.ts';
import type { Web } from './web.ts';

/** Long enough for somebody who leaves the page open overnight. */
const undoLife = { hours: 24 } as const;

/**
 * Until when what was left at this moment can be taken back: the last second, in Unix time. Counted from there and
 * not from the press, or an old mail could bring somebody back who left long ago.
 */
export const undoUntil = (at: Instant): number => Math.floor(Date.parse(later(at, undoLife)) / 1000);

/** The path of a button that brings a subscriber back into a course they left. */
export const undoPath = (
  { ports }: Web,
  { subscriberId, courseId }: EnrollmentRef,
  left = ports.clock.now(),
): string => `/undo/${ports.tokens.sign({ p: 'undo', s: subscriberId, c: courseId, x: undoUntil(left) })}`;

/** When somebody left, if they did. */
export const leftAt = (
  standing: Enrollment['standing'] | Subscription['standing'] | undefined,
): Instant | undefined => (standing?.status === 'left' ? standing.at : undefined);

type Undo = { action: string; fields?: Record<string, string> };

/** What is shown after leaving: the way back, and a question that nobody has to answer. */
export const leftPage = (
  { pages }: Web,
  c: Context,
  published: PublishedCourse | undefined,
  said: Message,
  { undo, why }: { undo: Undo; why?: Undo },
) => {
  const hidden = ({ fields = {} }: Undo) => Object.entries(fields).map(([name, value]) => ({ name, value }));
  const words = wordsOf(published);
  return pages.show(c, 'left', published, {
    head: { title: said.heading },
    heading: said.heading,
    paragraphs: said.paragraphs,
    undo: { action: undo.action, fields: hidden(undo), button: said.button ?? words.everything.done.button },
    afterword: said.afterword,
    why: why && {
      action: why.action,
      fields: hidden(why),
      reasons: partingWord.options.map((value) => ({ value, label: words.why.reasons[value] })),
    },
  });
};

/** Leaving, and taking it back. */
export const leaveRoutes = (web: Web): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/unsubscribe/*', personal).use('/undo/*', personal);

  const undoOf = async (ref: EnrollmentRef) => {
    const enrollment = await ports.enrollments.load(ref);
    return { action: undoPath(web, ref, leftAt(enrollment?.standing)) };
  };

  const courseOf = async ({ courseId }: EnrollmentRef) => {
    const published = await ports.courses.current(courseId);
    return { published, title: published?.course.title ?? courseId, words: wordsOf(published) };
  };

  routes.get('/unsubscribe/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe');
    if ('refusal' in link) return link.refusal;
    const { published, title, words } = await courseOf(refOf(link.claims));
    return pages.message(c, words.leave.ask(title), published, { action: `/unsubscribe/${link.token}` });
  });

  // RFC 8058: mailbox providers post here, from anywhere, in two encodings, again and again. The link alone
  // says who leaves what, so the body is not read; the answer is 200 at once, without redirect or cookie.
  routes.post('/unsubscribe/:token', async (c) => {
    const link = await readLink(web, c, 'unsubscribe');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    await unsubscribe(ports)(ref);
    const { published, title, words } = await courseOf(ref);
    return leftPage(web, c, published, words.leave.done(title), {
      undo: await undoOf(ref),
      why: { action: `/unsubscribe/${link.token}/why` },
    });
  });

  // Asked after it took effect, and only of those who left by the page.
  routes.post('/unsubscribe/:token/why', formsOnly(pages), async (c) => {
    const link = await readPress(web, c, 'unsubscribe');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    const why = partingWord.safeParse(new URLSearchParams(await c.req.text()).get('why'));
    if (why.success) await tellWhy(ports)(ref, why.data);
    const { published, words } = await courseOf(ref);
    return leftPage(web, c, published, words.why.thanks, { undo: await undoOf(ref) });
  });

  routes.get('/undo/:token', async (c) => {
    const link = await readLink(web, c, 'undo');
    if ('refusal' in link) return link.refusal;
    const { published, title, words } = await courseOf(refOf(link.claims));
    return link.expired
      ? pages.message(c, words.leave.undoNotPossible, published, {}, 410)
      : pages.message(c, words.leave.undo(title), published, { action: `/undo/${link.token}` });
  });

  routes.post('/undo/:token', async (c) => {
    const link = await readPress(web, c, 'undo');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    const { published, title, words } = await courseOf(ref);
    if (link.expired) return pages.message(c, words.leave.undoNotPossible, published, {}, 410);
    const result = await rejoinCourse(ports)(ref);
    if (result.outcome === 'not-possible')
      return pages.message(c, words.leave.undoNotPossible, published, {}, 409);
    const enrollment = await ports.enrollments.load(ref);
    const next = result.nextAt && enrollment && dayInWords(result.nextAt, enrollment.zone, words);
    return pages.message(c, words.leave.undone({ title, next }), published);
  });

  return routes;
};
