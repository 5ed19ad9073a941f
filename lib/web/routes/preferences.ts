import { type Context, Hono } from 'hono';
import type { CourseId } from '../../domain/content/course.ts';
import { mainCourseOf } from '../../pipeline/preferences/main-course-of.ts';
import { showSubscriber } from '../../pipeline/preferences/show-subscriber.ts';
import { eraseSubscriber } from '../../pipeline/privacy/erase-subscriber.ts';
import { exportSubscriber } from '../../pipeline/privacy/export-subscriber.ts';
import type { WebContext } from '../context.ts';
import { readAction } from '../forms/preferences-form.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { personal } from '../middleware/security.ts';
import { readLink, readPress, refOf } from '../middleware/signed-link.ts';
import { wordsOf } from '../views/pages.ts';
import type { Answer } from '../views/preferences-answer.ts';
import { preferencesView } from '../views/preferences-view.ts';
import { type Press, preferencesActions } from './preferences-actions.ts';

/** The subscriber's own page, behind the signed link in every mail. One address, one form field says what to do. */
export const preferencesRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono().use('/preferences/*', personal).use('/own/*', personal);

  /** Nobody is on record here any more; the course still is, and says so in its language. */
  const gone = async (c: Context, course: CourseId) => {
    const published = await ports.courses.current(course);
    return pages.message(c, wordsOf(published).preferences.gone, published, {}, 410);
  };

  /** The page as things stand now, with an answer to what was asked. */
  const page = async (
    c: Context,
    { token, ref }: Pick<Press, 'token' | 'ref'>,
    answer: Answer = {},
  ): Promise<Response> => {
    const view = await showSubscriber(ports)(ref);
    if (!view) return gone(c, ref.courseId);
    const status = answer.faults && answer.faults.length > 0 ? 422 : 200;
    return pages.show(c, 'preferences', view.published, preferencesView(web, token, view, answer), status);
  };

  // From a newsletter's mail, which knows of no course: on to the page of the one that matters most.
  routes.get('/own/:token', async (c) => {
    const link = await readLink(web, c, 'own');
    if ('refusal' in link) return link.refusal;
    const { s } = link.claims;
    const courseId = await mainCourseOf(ports)(s);
    if (!courseId) return gone(c, web.defaultCourse);
    return c.redirect(`/preferences/${ports.tokens.sign({ p: 'preferences', s, c: courseId })}`, 303);
  });

  const act = preferencesActions(web, page);

  routes.get('/preferences/:token', async (c) => {
    const link = await readLink(web, c, 'preferences');
    if ('refusal' in link) return link.refusal;
    return page(c, { token: link.token, ref: refOf(link.claims) });
  });

  routes.post('/preferences/:token', formsOnly(web), async (c) => {
    const link = await readPress(web, c, 'preferences');
    if ('refusal' in link) return link.refusal;
    const ref = refOf(link.claims);
    const view = await showSubscriber(ports)(ref);
    if (!view) return gone(c, ref.courseId);
    const action = readAction(await c.req.text());
    if (!action) return pages.fault(c, 'notAForm', 422);
    return act(c, { token: link.token, ref, view, words: wordsOf(view.published) }, action);
  });

  routes.get('/preferences/:token/data', async (c) => {
    const link = await readLink(web, c, 'preferences');
    if ('refusal' in link) return link.refusal;
    const data = await exportSubscriber(ports)(link.claims.s);
    if (!data) return gone(c, link.claims.c);
    return c.body(JSON.stringify(data, null, 2), 200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="my-data.json"',
    });
  });

  // The one thing here that can not be undone is asked about first.
  routes.get('/preferences/:token/erase', async (c) => {
    const link = await readLink(web, c, 'preferences');
    if ('refusal' in link) return link.refusal;
    const view = await showSubscriber(ports)(refOf(link.claims));
    if (!view) return gone(c, link.claims.c);
    const { published } = view;
    const said = wordsOf(published).erase.ask(published.site.contact);
    return pages.message(c, said, published, { action: `/preferences/${link.token}/erase` });
  });

  routes.post('/preferences/:token/erase', async (c) => {
    const link = await readPress(web, c, 'preferences');
    if ('refusal' in link) return link.refusal;
    await eraseSubscriber(ports)(link.claims.s);
    const published = await ports.courses.current(link.claims.c);
    return pages.message(c, wordsOf(published).erase.done, published);
  });

  return routes;
};
