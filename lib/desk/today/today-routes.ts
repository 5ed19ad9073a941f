import { Hono } from 'hono';
import { lookAtSending } from '../../pipeline/operate/look-at-sending.ts';
import type { Desk } from '../desk.ts';
import { todayPage } from './today-page.ts';

/** The first page: is anything wrong now, and what is to be done about it. */
export const todayRoutes = (desk: Desk): Hono =>
  new Hono().get('/', async (c) => {
    const sight = await lookAtSending(desk.connection)();
    return desk.show(c, {
      title: 'Today',
      section: '/_local/desk',
      body: todayPage(sight, desk.connection.clock.now()),
    });
  });
