import { Hono } from 'hono';
import { createDesk, type DeskSettings } from './desk.ts';
import { styleSheet } from './style-sheet.ts';
import { todayRoutes } from './today/today-routes.ts';

/** The operator's pages, under `/_local/desk`. */
export const deskRoutes = (settings: DeskSettings): Hono => {
  const desk = createDesk(settings);
  return new Hono().route('/', todayRoutes(desk)).route('/', styleSheet());
};
