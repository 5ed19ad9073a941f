import { methodNotAllowed } from 'hono/method-not-allowed';
import { Hono } from 'hono/quick';
import { routePath } from 'hono/route';
import { apiRoutes, isForApi } from './api/api-routes.ts';
import { problem } from './api/problem.ts';
import type { WebContext, WebPorts, WebSettings } from './context.ts';
import { compressed } from './middleware/compressed.ts';
import { keptByCaches } from './middleware/kept-by-caches.ts';
import { pathAsSent } from './middleware/path-as-sent.ts';
import { personal, personalPaths } from './middleware/personal.ts';
import { defaultContentSecurityPolicy, securityHeaders } from './middleware/security-headers.ts';
import { addressChangeRoutes } from './routes/address-change.ts';
import { archiveRoutes } from './routes/archive.ts';
import { coursesRoutes } from './routes/courses.ts';
import { formerPathRoutes } from './routes/former-paths.ts';
import { iconRoutes } from './routes/icon.ts';
import { imageRoutes } from './routes/images.ts';
import { lessonRoutes } from './routes/lessons.ts';
import { personalDataRoutes } from './routes/personal-data.ts';
import { preferencesRoutes } from './routes/preferences.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { readInBrowserRoutes } from './routes/read-in-browser.ts';
import { robotsRoutes } from './routes/robots.ts';
import { scannerTrapRoutes } from './routes/scanner-trap.ts';
import { confirmRoutes } from './routes/sign-up/confirm.ts';
import { confirmSubscriptionRoutes } from './routes/sign-up/confirm-subscription.ts';
import { embedRoutes } from './routes/sign-up/embed.ts';
import { signUpRoutes } from './routes/sign-up/sign-up.ts';
import { unsubscribeRoutes } from './routes/unsubscribe.ts';
import { unsubscribeFromEverythingRoutes } from './routes/unsubscribe-from-everything.ts';
import { createPages } from './views/pages.ts';

/**
 * The whole web: the same app answers on AWS Lambda and on a laptop. GET and HEAD show, POST acts. Nothing
 * needs JavaScript, sets a cookie or asks another site for anything.
 */
export const createApp = (everything: WebPorts & WebSettings): Hono => {
  const { baseUrl, imagesUrl, front, pageKit, templatesFor, refusesAddress, ...ports } = everything;
  const { assets, ...kit } = pageKit;
  const pages = createPages(templatesFor, assets, { baseUrl, imagesUrl });
  const web: WebContext = {
    ports,
    pages,
    baseUrl,
    front,
    refusesAddress,
    ...kit,
  };

  const app = new Hono({ getPath: pathAsSent });
  app.use(compressed);
  app.use(securityHeaders);
  app.use(defaultContentSecurityPolicy);
  app.use(keptByCaches);
  app.use(async (_, next) => {
    await next();
    await ports.tally.writeDown();
  });
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.header('Allow', methods.join(', '));
        return isForApi(c) ? problem(c, 'wrong-method') : pages.fault(c, 'method', 405);
      },
    }),
  );
  for (const path of personalPaths) app.use(`${path}*`, personal);
  app.notFound((c) => (isForApi(c) ? problem(c, 'no-such-path') : pages.fault(c, 'notFound', 404)));
  app.onError((error, c) => {
    ports.telemetry.count('pageFailed');
    // The route's pattern: never the path that was asked for, which can hold a token.
    ports.telemetry.surprise(error, { where: 'page', method: c.req.method, route: routePath(c, -1) });
    return isForApi(c) ? problem(c, 'ours') : pages.fault(c, 'ours', 500);
  });

  const parts = [
    assets.routes,
    iconRoutes(web),
    imageRoutes(web),
    signUpRoutes(web),
    coursesRoutes(web),
    confirmRoutes(web),
    confirmSubscriptionRoutes(web),
    unsubscribeRoutes(web),
    unsubscribeFromEverythingRoutes(web),
    preferencesRoutes(web),
    personalDataRoutes(web),
    addressChangeRoutes(web),
    readInBrowserRoutes(web),
    lessonRoutes(web),
    archiveRoutes(web),
    embedRoutes(web),
    privacyRoutes(web),
    robotsRoutes(),
    formerPathRoutes(),
    scannerTrapRoutes(web),
    apiRoutes(web),
  ];
  for (const part of parts) app.route('/', part);
  return app;
};
