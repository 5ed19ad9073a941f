import { type Context, Hono } from 'hono';
import { lambdaPath } from '../process/environment.ts';
import { hasPass, passHeader } from '../process/pass.ts';
import type { LocalWorld } from './local-world.ts';

/** Lambda's Invoke, as the SDK calls it: for an event, answered as soon as that is taken; otherwise with what came of it. */
export const lambdaRoutes = (world: LocalWorld): Hono =>
  new Hono().post(`${lambdaPath}/2015-03-31/functions/:name/invocations`, async (context) => {
    if (!hasPass(context.req.header(passHeader), world.pass))
      return context.json({ Message: 'Only the local world itself may ask for this.' }, 403, {
        'x-amzn-errortype': 'AccessDeniedException',
      });
    const name = context.req.param('name');
    const event: unknown = await context.req.json();
    if (context.req.header('x-amz-invocation-type') === 'Event')
      return world.invoke(name, event) ? context.body(null, 202) : unknownFunction(context, name);
    const called = await world.call(name, event);
    if (called === undefined) return unknownFunction(context, name);
    if (called === 'failed')
      return context.json({ errorMessage: 'The log says why.' }, 200, {
        'x-amz-function-error': 'Unhandled',
      });
    return context.json(called.answer);
  });

const unknownFunction = (context: Context, name: string): Response =>
  context.json({ Message: `There is no function ${name} to call here.` }, 404, {
    'x-amzn-errortype': 'ResourceNotFoundException',
  });
