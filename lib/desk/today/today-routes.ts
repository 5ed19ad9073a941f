import { Hono } from 'hono';
import { lookAtIssues } from '../../pipeline/operate/look-at-issues.ts';
import { lookAtSending } from '../../pipeline/operate/look-at-sending.ts';
import type { Desk } from '../desk.ts';
import { todayPage } from './today-page.ts';

/** The first page: is anything wrong now, and what is to be done about it. */
export const todayRoutes = (desk: Desk): Hono =>
  new Hono().get('/', async (c) => {
    const { connection, deadLetters } = desk;
    const [sight, waiting, issues] = await Promise.all([
      lookAtSending(connection)(),
      deadLetters.howMany(),
      lookAtIssues(connection)(),
    ]);
    return desk.show(c, {
      title: 'Today',
      section: '/_local/desk',
      body: todayPage(sight, { deadLetters: waiting, issues }, connection.clock.now()),
    });
  });
