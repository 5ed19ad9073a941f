import { type Context, Hono } from 'hono';
import type { EnrollmentRef } from '../../pipeline/ports.ts';
import { showSubscriber } from '../../pipeline/preferences/show-subscriber.ts';
import { confirmEnrollment } from '../../pipeline/sign-up/confirm-enrollment.ts';
import { requestConfirmation } from '../../pipeline/sign-up/request-confirmation.ts';
import type { WebContext } from '../context.ts';
import { personal } from '../middleware/security.ts';
import { readLink, readPress, refOf } from '../middleware/signed-link.ts';
import { dayInWords, rhythmInWords } from '../views/dates.ts';
import { wordsOf } from '../views/pages.ts';

/** Double opt-in: the link shows a button, and only the button acts, because scanners follow links. */
export const confirmRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/confirm/*', personal);

  const startAgain = async (c: Context, ref: EnrollmentRef) => {
    const published = await ports.courses.current(ref.courseId);
    const { confirm, lesson } = wordsOf(published);
    const link = { href: `/courses/${ref.courseId}`, label: lesson.toCourse };
    return pages.message(c, confirm.noLongerValid, published, { link }, 410);
  };

  const alreadyIn = async (c: Context, ref: EnrollmentRef) => {
    const view = await showSubscriber(ports)(ref);
    if (!view) return startAgain(c, ref);
    const { published, enrollment, next } = view;
    const words = wordsOf(published);
    const already = words.confirm.already({
      ...rhythmInWords(enrollment, published, words, ports.clock.now()),
      title: published.course.title,
      next: next?.at && dayInWords(next.at, enrollment.zone, words),
    });
    return pages.message(c, already, published);
  };

  const welcome = async (c: Context, ref: EnrollmentRef) => {
    const view = await showSubscriber(ports)(ref);
    if (!view) return startAgain(c, ref);
    const { published, enrollment } = view;
    const words = wordsOf(published);
    const done = words.confirm.done({
      ...rhythmInWords(enrollment, published, words, ports.clock.now()),
      title: published.course.title,
      first: published.lessons[0]?.subject ?? '',
    });
    return pages.message(c, done, published);
  };

  routes.get('/confirm/:token', async (c) => {
    const link = await readLink(web, c, 'confirm');
    if ('refusal' in link) return link.refusal;
    const published = await ports.courses.current(link.claims.c);
    const { confirm } = wordsOf(published);
    const title = published?.course.title ?? link.claims.c;
    const path = `/confirm/${link.token}`;
    return link.expired
      ? pages.message(c, confirm.expired(title), published, { action: `${path}/again` }, 410)
      : pages.message(c, confirm.ask(title), published, { action: path });
  });

  routes.post('/confirm/:token', async (c) => {
    const link = await readPress(web, c, 'confirm');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    if (link.expired) {
      const published = await ports.courses.current(ref.courseId);
      const expired = wordsOf(published).confirm.expired(published?.course.title ?? ref.courseId);
      return pages.message(c, expired, published, { action: `/confirm/${link.token}/again` }, 410);
    }
    switch (await confirmEnrollment(ports)(ref, link.claims.e)) {
      case 'activated':
        return welcome(c, ref);
      case 'already-active':
        return alreadyIn(c, ref);
      case 'no-longer-valid':
        return startAgain(c, ref);
    }
  });

  routes.post('/confirm/:token/again', async (c) => {
    const link = await readPress(web, c, 'confirm');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    switch (await requestConfirmation(ports)(ref, link.claims.e)) {
      case 'accepted': {
        const published = await ports.courses.current(ref.courseId);
        return pages.message(c, wordsOf(published).confirm.sentAgain, published);
      }
      case 'already-active':
        return alreadyIn(c, ref);
      case 'no-longer-valid':
        return startAgain(c, ref);
    }
  });

  return routes;
};
