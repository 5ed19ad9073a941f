import { Hono } from 'hono';
import { keepToItself, ownPagesOnly } from '../../desk/own-pages-only.ts';
import { actionRoutes } from './action-routes.ts';
import { lambdaRoutes } from './lambda-routes.ts';
import type { LocalWorld } from './local-world.ts';
import { pageRoutes } from './page-routes.ts';
import { toolRoutes } from './tool-routes.ts';

/** Everything under `/_local/`: for the person at this machine, and the same as JSON for their tools. */
export const createLocalApp = (world: LocalWorld): Hono => {
  // Not strict: `/_local` is the inbox as `/_local/` is.
  const app = new Hono({ strict: false }).basePath('/_local');
  app.use(keepToItself);
  app.use(ownPagesOnly);
  app.notFound((context) => context.json({ error: 'There is nothing at this address.' }, 404));
  const parts = [toolRoutes(world), actionRoutes(world), pageRoutes(world), lambdaRoutes(world)];
  for (const part of parts) app.route('/', part);
  return app;
};
