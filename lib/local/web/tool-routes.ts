import { Hono } from 'hono';
import type { SubscriberStanding } from '../dynamodb/read-table.ts';
import { hasPass, passHeader } from '../process/pass.ts';
import type { LocalWorld } from './local-world.ts';

/** What tools read as JSON. What they change goes through the routes that the pages' forms use too. */
export const toolRoutes = (world: LocalWorld): Hono =>
  new Hono()
    // Anybody may know that a world runs here; how to reach its services, only who holds its data folder's pass.
    .get('/world', (context) =>
      context.json({
        pid: process.pid,
        ...(hasPass(context.req.header(passHeader), world.pass) ? { environment: world.environment } : {}),
      }),
    )
    .get('/mail', async (context) => {
      // An unescaped `+` arrives as a space, which no address has.
      const to = context.req.query('to')?.replaceAll(' ', '+');
      return context.json(await world.mailbox.list(to));
    })
    .get('/events', async (context) => context.json(await world.busEvents()))
    .get('/clock', (context) => context.json({ now: world.now() }))
    .get('/subscribers', async (context) => context.json((await world.subscribers()).map(standingAsJson)));

const standingAsJson = ({ subscriber, enrollments }: SubscriberStanding) => ({
  address: subscriber.address,
  firstName: subscriber.firstName,
  zone: subscriber.zone,
  signedUpAt: subscriber.createdAt,
  courses: enrollments.map(({ courseId, standing, dueAt, ledger }) => ({
    course: courseId,
    ...standing,
    dueAt,
    ledger,
  })),
});
