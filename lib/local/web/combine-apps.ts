import { Hono } from 'hono';

/**
 * The sign-up pages at `/`, exactly as in the cloud, beside the pages for this machine under `/_local/`. A form
 * of the web may have handed on a sign-up or sent a mail; what follows from it is done before the answer goes
 * out, where the cloud does so a moment later.
 */
export const combineApps = (web: Hono, local: Hono, settle: () => Promise<void>): Hono => {
  const app = new Hono();
  app.all('/_local/*', (context) => local.fetch(context.req.raw, context.env));
  app.all('*', async (context) => {
    const answer = await web.fetch(context.req.raw, context.env);
    if (context.req.method === 'POST') await settle();
    return answer;
  });
  return app;
};
