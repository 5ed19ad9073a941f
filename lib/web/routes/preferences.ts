import type { Context } from 'hono';
import { Hono } from 'hono/quick';
import type { WebContext } from '../context.ts';
import { readPreferencesForm } from '../forms/preferences-form.ts';
import { formsOnly } from '../middleware/forms-only.ts';
import { sameOriginOnly } from '../middleware/same-origin-only.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { notOnRecordPage } from '../views/not-on-record-page.ts';
import type { PreferencesAnswer } from '../views/preferences/preferences-answer.ts';
import { preferencesValues } from '../views/preferences/preferences-values.ts';
import { findWaysBack } from '../views/ways-back.ts';
import { wordsOf } from '../views/words-of.ts';
import { type OwnLink, type OwnLinks, openOwnPage, ownLinkOf, ownLinks } from './own-link.ts';
import { postPreferencesAction } from './preferences-actions.ts';

/**
 * The preference page of a person, whatever they are a member of, behind the signed link in every mail. One address, one
 * form field says what to do.
 */
export const preferencesRoutes = (web: WebContext): Hono => {
  const routes = new Hono();
  for (const links of ownLinks) routes.route('/', routesBehind(web, links));
  return routes;
};

const routesBehind = (web: WebContext, links: OwnLinks): Hono => {
  const { base, purpose } = links;
  const link = signedLink(web, purpose);
  const routes = new Hono();

  routes.get(`${base}/:token`, link, (c) => showPage(web, c, ownLinkOf(links, c.var.link)));

  routes.post(`${base}/:token`, formsOnly(web), link, sameOriginOnly(web), async (c) => {
    const own = ownLinkOf(links, c.var.link);
    const page = await openOwnPage(web, own);
    if (!page) return notOnRecordPage(web, c, own.courseId);
    const action = readPreferencesForm(c.var.form);
    if (!action) return web.pages.fault(c, 'notAForm', 422);
    const answer = (answered: PreferencesAnswer) => showPage(web, c, own, answered);
    return postPreferencesAction(
      { web, c, own, ...page, words: await wordsOf(page.published), answer },
      action,
    );
  });

  return routes;
};

/** The page as things stand now, with an answer to what was asked. */
const showPage = async (
  web: WebContext,
  c: Context,
  own: OwnLink,
  answer: PreferencesAnswer = {},
): Promise<Response> => {
  const page = await openOwnPage(web, own);
  if (!page) return notOnRecordPage(web, c, own.courseId);
  const status = answer.faults?.length ? 422 : 200;
  const { view, published } = page;
  const waysBack = await findWaysBack(web, view);
  const shown = { path: own.path, view, waysBack, words: await wordsOf(published) };
  return web.pages.show(c, 'preferences', published, preferencesValues(web, shown, answer), status);
};
