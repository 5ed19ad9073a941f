import { createServer } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { runAsChild } from '../process/run-as-child.ts';
import { openAccount } from './account.ts';
import { controlPath, settingsSchema } from './contract.ts';
import { controlRoutes } from './control.ts';
import { openQueue, queueActions } from './queue.ts';
import { secretsActions } from './secrets.ts';
import { sesActions } from './ses-actions.ts';

await runAsChild(async (given) => {
  const settings = settingsSchema.parse(given);
  const account = openAccount(settings);
  const ses = sesActions(account);
  const secrets = secretsActions(settings);
  const queues = {
    'dead-letters': openQueue(settings, 'dead-letters', account.now),
    webhooks: openQueue(settings, 'webhooks', account.now),
  };
  const sqs = queueActions(queues);

  const app = new Hono<{ Bindings: HttpBindings }>()
    .route(controlPath, controlRoutes(account, queues))
    .post('/', (context) => {
      const target = context.req.header('x-amz-target');
      if (target?.startsWith('secretsmanager.')) return secrets(context, target);
      if (target?.startsWith('AmazonSQS.')) return sqs(context, target);
      return ses(context);
    });
  return createServer(getRequestListener(app.fetch));
});
