import { Hono } from 'hono';
import { lambdaPath } from '../process/environment.ts';
import type { LocalWorld } from './local-world.ts';

/** Lambda's Invoke for events, as the SDK calls it: answered as soon as the event is taken. */
export const lambdaRoutes = (world: LocalWorld): Hono =>
  new Hono().post(`${lambdaPath}/2015-03-31/functions/:name/invocations`, async (context) => {
    const name = context.req.param('name');
    if (
      context.req.header('x-amz-invocation-type') !== 'Event' ||
      !world.invoke(name, await context.req.json())
    )
      return context.json({ Message: `There is no function ${name} to hand events to here.` }, 404, {
        'x-amzn-errortype': 'ResourceNotFoundException',
      });
    return context.body(null, 202);
  });
