import { type Context, Hono } from 'hono';
import { functionName, lambdaNames } from '../../adapters/function-name.ts';
import { lambdaPath, localStage } from '../process/environment.ts';
import { hasPass, passHeader } from '../process/pass.ts';
import type { LocalWorld } from './local-world.ts';

/** Lambda's GetFunctionConfiguration, and its Invoke as the SDK calls it: for an event, answered as soon as that is taken; otherwise with what came of it. */
export const lambdaRoutes = (world: LocalWorld): Hono =>
  new Hono()
    .use(`${lambdaPath}/*`, async (context, next) =>
      hasPass(context.req.header(passHeader), world.pass)
        ? next()
        : context.json({ Message: 'Only the local world itself may ask for this.' }, 403, {
            'x-amzn-errortype': 'AccessDeniedException',
          }),
    )
    .get(`${lambdaPath}/2015-03-31/functions/:name/configuration`, (context) =>
      lambdaNames.some((name) => functionName(localStage, name) === context.req.param('name'))
        ? context.json({
            FunctionName: context.req.param('name'),
            Runtime: `nodejs${process.versions.node.split('.')[0]}.x`,
            State: 'Active',
            LastUpdateStatus: 'Successful',
            Environment: { Variables: { VERSION: world.environment.VERSION } },
          })
        : unknownFunction(context, context.req.param('name')),
    )
    .post(`${lambdaPath}/2015-03-31/functions/:name/invocations`, async (context) => {
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
