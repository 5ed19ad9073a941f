import { Hono } from 'hono/quick';

/** Links of mails that went out when these pages had other names lead to where the pages are now. */
const nowAt = { '/move': '/address-change', '/canary': '/scanner-trap' } as const;

export const formerPathRoutes = (): Hono => {
  const routes = new Hono();
  for (const [former, now] of Object.entries(nowAt))
    routes.get(`${former}/:token`, (c) =>
      c.redirect(`${now}/${encodeURIComponent(c.req.param('token'))}`, 301),
    );
  return routes;
};
