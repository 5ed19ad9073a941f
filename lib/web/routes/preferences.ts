import { type Context, Hono } from 'hono';
import type { EnrollmentRef } from '../../pipeline/ports.ts';
import { mainCourseOf } from '../../pipeline/preferences/main-course-of.ts';
import { showSubscriber } from '../../pipeline/preferences/show-subscriber.ts';
import type { WebContext } from '../context.ts';
import { readPreferencesForm } from '../forms/preferences-form.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { notOnRecordPage } from '../views/not-on-record-page.ts';
import type { PreferencesAnswer } from '../views/preferences-answer.ts';
import { preferencesValues } from '../views/preferences-values.ts';
import { wordsOf } from '../views/words-of.ts';
import { linkedEnrollment } from './linked-refs.ts';
import { postPreferencesAction } from './preferences-actions.ts';

/** The preference page, behind the signed link in every mail. One address, one form field says what to do. */
export const preferencesRoutes = (web: WebContext): Hono => {
  const { ports, pages, defaultCourse } = web;
  const link = signedLink(web, 'preferences');
  const routes = new Hono();

  // From a newsletter's mail, which knows of no course: on to the page of the one that matters most.
  routes.get('/own/:token', signedLink(web, 'own'), async (c) => {
    const { s } = c.var.link.claims;
    const courseId = await mainCourseOf(ports)(s);
    if (!courseId) return notOnRecordPage(web, c, defaultCourse);
    return c.redirect(`/preferences/${ports.tokens.sign({ p: 'preferences', s, c: courseId })}`, 303);
  });

  routes.get('/preferences/:token', link, (c) => {
    const { token, claims } = c.var.link;
    return showPage(web, c, token, linkedEnrollment(claims));
  });

  routes.post('/preferences/:token', formsOnly(web), link, sameOriginOnly(web), async (c) => {
    const { token, claims } = c.var.link;
    const ref = linkedEnrollment(claims);
    const view = await showSubscriber(ports)(ref);
    if (!view) return notOnRecordPage(web, c, ref.courseId);
    const action = readPreferencesForm(c.var.form);
    if (!action) return pages.fault(c, 'notAForm', 422);
    const answer = (answered: PreferencesAnswer) => showPage(web, c, token, ref, answered);
    return postPreferencesAction(
      { web, c, token, ref, view, words: wordsOf(view.published), answer },
      action,
    );
  });

  return routes;
};

/** The page as things stand now, with an answer to what was asked. */
const showPage = async (
  web: WebContext,
  c: Context,
  token: string,
  ref: EnrollmentRef,
  answer: PreferencesAnswer = {},
): Promise<Response> => {
  const view = await showSubscriber(web.ports)(ref);
  if (!view) return notOnRecordPage(web, c, ref.courseId);
  const status = answer.faults?.length ? 422 : 200;
  return web.pages.show(
    c,
    'preferences',
    view.published,
    preferencesValues(web, token, view, answer),
    status,
  );
};
