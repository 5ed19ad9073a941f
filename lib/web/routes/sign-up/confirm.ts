import type { Context } from 'hono';
import { Hono } from 'hono/quick';
import type { ListId } from '../../../domain/content/newsletter.ts';
import type { ConfirmationLink } from '../../../domain/enrollment/activate-enrollment.ts';
import { subjectFor } from '../../../domain/enrollment/lesson-trial.ts';
import type { ClaimsFor } from '../../../domain/links/claims.ts';
import { admissionOf, isOpenToSignUps } from '../../../domain/membership/published.ts';
import type { PublishedList } from '../../../domain/newsletter/published-issue.ts';
import { isMember } from '../../../domain/newsletter/subscription.ts';
import type { WaitingRequest } from '../../../domain/sign-up/waiting-request.ts';
import type { EnrollmentRef } from '../../../pipeline/ports/enrollments.ts';
import { showCourse } from '../../../pipeline/preferences/show-course.ts';
import { confirmEnrollment } from '../../../pipeline/sign-up/confirm-enrollment.ts';
import { requestConfirmation, weighFreshLink } from '../../../pipeline/sign-up/request-confirmation.ts';
import { weighConfirmation } from '../../../pipeline/sign-up/weigh-confirmation.ts';
import { wayBack } from '../../../pipeline/unsubscribe/way-back.ts';
import type { WebContext } from '../../context.ts';
import { sameOriginOnly } from '../../middleware/same-origin-only.ts';
import { signedLink } from '../../middleware/signed-link.ts';
import { beginningInWords, rhythmInWords } from '../../views/dates.ts';
import { offerPath } from '../../views/layout-values.ts';
import { notOpenPage } from '../../views/not-open-page.ts';
import { withWayBack } from '../../views/way-back-in-words.ts';
import { wordsOf } from '../../views/words-of.ts';
import { linkedEnrollment } from '../linked-refs.ts';

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
        const list = await listAskedFor(web, weighed.request);
        if (!list) return showAlreadyActive(web, c, linkedEnrollment(claims));
        if (list.ended !== undefined) return notOpenPage(web, c, list);
        const titles = { title: published?.course.title ?? claims.c, newsletter: list.list.title };
        const askOfList = (await wordsOf(published)).confirm.askOfList(titles);
        return pages.message(c, askOfList, published, { action: `/confirm/${token}` });
      }
      case 'already-active':
        return showAlreadyActive(web, c, linkedEnrollment(claims));
      case 'no-longer-valid':
        return showNoLongerValid(web, c, linkedEnrollment(claims));
    }
    const newsletter = titleToJoin(await listAskedFor(web, weighed.request));
    const words = await wordsOf(published);
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
        const list = await ports.newsletters.list(outcome.newsletter);
        const { listJoined } = (await wordsOf(current)).confirm;
        return pages.message(c, listJoined(list?.list.title ?? outcome.newsletter), current);
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
        return pages.message(c, (await wordsOf(published)).confirm.sentAgain, published);
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

/** The newsletter whose box was ticked on the form. */
const listAskedFor = async (
  { ports }: WebContext,
  request: WaitingRequest | undefined,
): Promise<PublishedList | undefined> =>
  request?.newsletter === undefined ? undefined : ports.newsletters.list(request.newsletter);

/** Of one that can still be joined: nobody joins what has ended since they asked. */
const titleToJoin = (list: PublishedList | undefined): string | undefined =>
  list?.ended === undefined ? list?.list.title : undefined;

const showExpired = async (web: WebContext, c: Context, claims: ConfirmClaims, token: string) => {
  const { ports, pages } = web;
  const ref = linkedEnrollment(claims);
  const published = await ports.courses.current(claims.c);
  const list = await listToJoin(web, ref, confirmationLink(claims));
  if (list) {
    const said = (await wordsOf(published)).list;
    const link = { href: offerPath(list), label: said.toList };
    return isOpenToSignUps(list)
      ? pages.message(c, said.expired(list.list.title), published, { link }, 410)
      : notOpenPage(web, c, list);
  }
  if (published && admissionOf(published) !== 'open') return notOpenPage(web, c, published);
  switch ((await weighFreshLink(ports)(ref, confirmationLink(claims))).kind) {
    case 'possible':
      break;
    case 'already-active':
      return showAlreadyActive(web, c, ref);
    case 'no-longer-valid':
      return showNoLongerValid(web, c, ref);
  }
  const expired = (await wordsOf(published)).confirm.expired(published?.course.title ?? claims.c);
  return pages.message(c, expired, published, { action: `/confirm/${token}/again` }, 410);
};

/** What a link that has run out could still be about, by somebody who is in the course: its newsletter, if they are not on it. */
const listToJoin = async (
  web: WebContext,
  ref: EnrollmentRef,
  link: ConfirmationLink,
): Promise<PublishedList | undefined> => {
  const { ports } = web;
  const weighed = await weighConfirmation(ports)(ref, link);
  if (weighed.kind !== 'list-to-join') return undefined;
  const list = await listAskedFor(web, weighed.request);
  const subscription = list && (await ports.subscriptions.load({ ...ref, listId: list.list.id }));
  return isMember(subscription) ? undefined : list;
};

const showNoLongerValid = async (web: WebContext, c: Context, { subscriberId, courseId }: EnrollmentRef) => {
  const { ports, pages } = web;
  const published = await ports.courses.current(courseId);
  const words = await wordsOf(published);
  const link = { href: `/courses/${courseId}`, label: words.lesson.toCourse };
  const back = await wayBack(ports)(subscriberId, published);
  return pages.message(c, withWayBack(words.confirm.noLongerValid, back, words), published, { link }, 410);
};

const showAlreadyActive = async (web: WebContext, c: Context, ref: EnrollmentRef) => {
  const { ports, pages } = web;
  const view = await showCourse(ports)(ref);
  if (!view) return showNoLongerValid(web, c, ref);
  const { published, enrollment, next } = view;
  const words = await wordsOf(published);
  const already = words.confirm.already({
    ...rhythmInWords(enrollment, published, words, ports.clock.now()),
    title: published.course.title,
    next: next?.at && words.dates.day(next.at, enrollment.zone),
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
  const words = await wordsOf(published);
  const done = words.confirm.done({
    ...rhythmInWords(enrollment, published, words, ports.clock.now()),
    title: published.course.title,
    first: published.lessons[0] ? subjectFor(enrollment, published.lessons[0]) : '',
    lessons: published.lessons.length,
    newsletter: newsletter && (await ports.newsletters.list(newsletter))?.list.title,
    begins: beginningInWords(enrollment, published, words, ports.clock.now()),
  });
  return pages.message(c, done, published);
};
