import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { createDesk, type DeskSettings } from './desk.ts';
import { doctorRoutes } from './doctor/doctor-routes.ts';
import { peopleRoutes } from './people/people-routes.ts';
import { planRoutes } from './plan/plan-routes.ts';
import { reportRoutes } from './report/report-routes.ts';
import { missedRoutes } from './sending/missed-routes.ts';
import { sendingRoutes } from './sending/sending-routes.ts';
import { styleSheet } from './style-sheet.ts';
import { todayRoutes } from './today/today-routes.ts';

/** The operator's pages, under `/_local/desk`. */
export const deskRoutes = (settings: DeskSettings): Hono => {
  const desk = createDesk(settings);
  const writeDown = createMiddleware(async (_, next) => {
    await next();
    await settings.connection.tally.writeDown();
  });
  return new Hono()
    .use(writeDown)
    .route('/', todayRoutes(desk))
    .route('/', peopleRoutes(desk))
    .route('/', reportRoutes(desk))
    .route('/', sendingRoutes(desk))
    .route('/', missedRoutes(desk))
    .route('/', planRoutes(desk))
    .route('/', doctorRoutes(desk))
    .route('/', styleSheet());
};
