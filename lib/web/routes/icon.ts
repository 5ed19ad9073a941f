import { Hono } from 'hono/quick';
import { findFrontPage, type WebContext } from '../context.ts';

/** For pages that were loaded before looks had paths, and programs that read no page before they ask. */
const paths = ['/favicon.ico', '/assets/favicon.svg'];

/** The icon of the site, wherever it is now. */
export const iconRoutes = (web: WebContext): Hono => {
  const routes = new Hono();
  for (const path of paths)
    routes.get(path, async (c) => c.redirect(web.pages.icon(await findFrontPage(web)), 302));
  return routes;
};
