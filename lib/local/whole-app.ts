import { Hono } from 'hono';

/**
 * The sign-up pages at `/`, exactly as in the cloud, beside the pages for this machine under `/_local/`. A form
 * of the web may have sent a mail; what SES says about it is passed on before the answer, where the cloud does
 * so a moment later.
 */
export const wholeApp = (web: Hono, local: Hono, passOnEvents: () => Promise<void>): Hono => {
  const app = new Hono();
  app.all('/_local/*', (context) => local.fetch(context.req.raw, context.env));
  app.all('*', async (context) => {
    const answer = await web.fetch(context.req.raw, context.env);
    if (context.req.method === 'POST') await passOnEvents();
    return answer;
  });
  return app;
};
