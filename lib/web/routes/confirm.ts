import { type Context, Hono } from 'hono';
import type { ListId } from '../../domain/content/newsletter.ts';
import { admissionOf } from '../../domain/content/published/published-course.ts';
import type { ConfirmationLink } from '../../domain/enrollment/activate-enrollment.ts';
import type { ClaimsFor } from '../../domain/links/claims.ts';
import type { EnrollmentRef } from '../../pipeline/ports.ts';
import { showCourse } from '../../pipeline/preferences/show-course.ts';
import { confirmEnrollment } from '../../pipeline/sign-up/confirm-enrollment.ts';
import { requestConfirmation, weighFreshLink } from '../../pipeline/sign-up/request-confirmation.ts';
import { weighConfirmation } from '../../pipeline/sign-up/weigh-confirmation.ts';
import { wayBack } from '../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../context.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { beginningInWords, dayInWords, rhythmInWords } from '../views/dates.ts';
import { notOpenPage } from '../views/not-open-page.ts';
import { withWayBack } from '../views/way-back-in-words.ts';
import { wordsOf } from '../views/words-of.ts';
import { linkedEnrollment } from './linked-refs.ts';

/** Double opt-in: the link shows a button, and only the button acts, because scanners follow links. */
export const confirmRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const link = signedLink(web, 'confirm');
  const sameOrigin = sameOriginOnly(web);
  const routes = new Hono();

  routes.get('/confirm/:token', link, async (c) => {
    const { token, claims, expired } = c.var.link;
    if (expired) return showExpired(web, c, claims, token);
    const published = await ports.courses.current(claims.c);
    if (published?.ended !== undefined) return notOpenPage(web, c, published);
    const weighed = await weighConfirmation(ports)(linkedEnrollment(claims), confirmationLink(claims));
    switch (weighed.kind) {
      case 'activated':
        break;
      case 'list-to-join': {
        const list = await newsletterTitle(web, weighed.request.newsletter);
        if (list === undefined) return showAlreadyActive(web, c, linkedEnrollment(claims));
        const titles = { title: published?.course.title ?? claims.c, newsletter: list };
        const askOfList = wordsOf(published).confirm.askOfList(titles);
        return pages.message(c, askOfList, published, { action: `/confirm/${token}` });
      }
      case 'already-active':
        return showAlreadyActive(web, c, linkedEnrollment(claims));
      case 'no-longer-valid':
        return showNoLongerValid(web, c, linkedEnrollment(claims));
    }
    const newsletter = await newsletterTitle(web, weighed.request?.newsletter);
    const words = wordsOf(published);
    const begins = published && beginningInWords(weighed.enrollment, published, words, ports.clock.now());
    const ask = words.confirm.ask({ title: published?.course.title ?? claims.c, newsletter, begins });
    return pages.message(c, ask, published, { action: `/confirm/${token}` });
  });

  routes.post('/confirm/:token', link, sameOrigin, async (c) => {
    const { token, claims, expired } = c.var.link;
    if (expired) return showExpired(web, c, claims, token);
    const ref = linkedEnrollment(claims);
    const current = await ports.courses.current(ref.courseId);
    if (current?.ended !== undefined) return notOpenPage(web, c, current);
    const outcome = await confirmEnrollment(ports)(ref, confirmationLink(claims));
    switch (outcome.kind) {
      case 'activated':
        return showWelcome(web, c, ref, outcome.newsletter);
      case 'list-joined': {
        const list = await newsletterTitle(web, outcome.newsletter);
        return pages.message(c, wordsOf(current).confirm.listJoined(list ?? outcome.newsletter), current);
      }
      case 'already-active':
        return showAlreadyActive(web, c, ref);
      case 'no-longer-valid':
        return showNoLongerValid(web, c, ref);
    }
  });

  routes.post('/confirm/:token/again', link, sameOrigin, async (c) => {
    const { claims } = c.var.link;
    const ref = linkedEnrollment(claims);
    switch (await requestConfirmation(ports)(ref, confirmationLink(claims))) {
      case 'accepted': {
        const published = await ports.courses.current(ref.courseId);
        return pages.message(c, wordsOf(published).confirm.sentAgain, published);
      }
      case 'already-active':
        return showAlreadyActive(web, c, ref);
      case 'no-longer-valid':
        return showNoLongerValid(web, c, ref);
    }
  });

  return routes;
};

type ConfirmClaims = ClaimsFor<'confirm'>;

const confirmationLink = ({ e, n }: ConfirmClaims): ConfirmationLink => ({ episode: e, number: n });

const newsletterTitle = async ({ ports }: WebContext, list: ListId | undefined) =>
  list && (await ports.newsletters.list(list))?.list.title;

const showExpired = async (web: WebContext, c: Context, claims: ConfirmClaims, token: string) => {
  const { ports, pages } = web;
  const ref = linkedEnrollment(claims);
  const published = await ports.courses.current(claims.c);
  if (published && admissionOf(published) !== 'open') return notOpenPage(web, c, published);
  switch ((await weighFreshLink(ports)(ref, confirmationLink(claims))).kind) {
    case 'possible':
      break;
    case 'already-active':
      return showAlreadyActive(web, c, ref);
    case 'no-longer-valid':
      return showNoLongerValid(web, c, ref);
  }
  const expired = wordsOf(published).confirm.expired(published?.course.title ?? claims.c);
  return pages.message(c, expired, published, { action: `/confirm/${token}/again` }, 410);
};

const showNoLongerValid = async (web: WebContext, c: Context, { subscriberId, courseId }: EnrollmentRef) => {
  const { ports, pages } = web;
  const published = await ports.courses.current(courseId);
  const words = wordsOf(published);
  const link = { href: `/courses/${courseId}`, label: words.lesson.toCourse };
  const back = await wayBack(ports)(subscriberId, { published });
  return pages.message(c, withWayBack(words.confirm.noLongerValid, back, words), published, { link }, 410);
};

const showAlreadyActive = async (web: WebContext, c: Context, ref: EnrollmentRef) => {
  const { ports, pages } = web;
  const view = await showCourse(ports)(ref);
  if (!view) return showNoLongerValid(web, c, ref);
  const { published, enrollment, next } = view;
  const words = wordsOf(published);
  const already = words.confirm.already({
    ...rhythmInWords(enrollment, published, words, ports.clock.now()),
    title: published.course.title,
    next: next?.at && dayInWords(next.at, enrollment.zone, words),
  });
  return pages.message(c, already, published);
};

const showWelcome = async (
  web: WebContext,
  c: Context,
  ref: EnrollmentRef,
  newsletter: ListId | undefined,
) => {
  const { ports, pages } = web;
  const view = await showCourse(ports)(ref);
  if (!view) return showNoLongerValid(web, c, ref);
  const { published, enrollment } = view;
  const words = wordsOf(published);
  const done = words.confirm.done({
    ...rhythmInWords(enrollment, published, words, ports.clock.now()),
    title: published.course.title,
    first: published.lessons[0]?.subject ?? '',
    lessons: published.lessons.length,
    newsletter: await newsletterTitle(web, newsletter),
    begins: beginningInWords(enrollment, published, words, ports.clock.now()),
  });
  return pages.message(c, done, published);
};
