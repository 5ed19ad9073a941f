import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { routePath } from 'hono/route';
import { archiveRoutes } from './archive.ts';
import { assetsFrom } from './assets.ts';
import { canaryRoutes } from './canary.ts';
import { confirmRoutes } from './confirm.ts';
import { formVersionOf } from './form-gate.ts';
import { informationRoutes } from './information.ts';
import { leaveRoutes } from './leave.ts';
import { leaveEverythingRoutes } from './leave-everything.ts';
import { lessonRoutes } from './lessons.ts';
import { moveRoutes } from './move.ts';
import { newsletterRoutes } from './newsletters.ts';
import { pagesFrom } from './pages.ts';
import { preferencesRoutes } from './preferences.ts';
import { askAgain, restrict, securityHeaders } from './security.ts';
import { signUpRoutes } from './sign-up.ts';
import type { Web, WebPorts, WebSettings } from './web.ts';

/**
 * The whole web: the same app answers on AWS Lambda and on a laptop. GET and HEAD show, POST acts. Nothing
 * needs JavaScript, sets a cookie or asks another site for anything.
 */
export const createApp = (everything: WebPorts & WebSettings): Hono => {
  const { baseUrl, defaultCourse, templates, simulator, ...ports } = everything;
  const assets = assetsFrom(templates);
  const pages = pagesFrom(templates, assets.paths, baseUrl);
  const formVersion = formVersionOf(templates);
  const web: Web = { ports, pages, baseUrl, defaultCourse, simulator, formVersion };

  // A slash that somebody's gateway adds to a link takes nothing away from it, and needs no redirect.
  const app = new Hono({ strict: false });
  app.use(compress());
  app.use(securityHeaders);
  app.use(restrict);
  app.use(askAgain);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.header('Allow', methods.join(', '));
        return pages.fault(c, 'method', 405);
      },
    }),
  );
  app.notFound((c) => pages.fault(c, 'notFound', 404));
  app.onError((error, c) => {
    // The route's pattern and the error's class: never the address asked for, which can hold a token.
    ports.telemetry.note('page-failed', { route: routePath(c, -1), error: error.name });
    return pages.fault(c, 'ours', 500);
  });

  const parts = [
    assets.routes,
    signUpRoutes(web),
    confirmRoutes(web),
    leaveRoutes(web),
    leaveEverythingRoutes(web),
    preferencesRoutes(web),
    moveRoutes(web),
    archiveRoutes(web),
    lessonRoutes(web),
    newsletterRoutes(web),
    informationRoutes(web),
    canaryRoutes(web),
  ];
  for (const part of parts) app.route('/', part);
  return app;
};
