import { createServer, type Server } from 'node:http';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { openAccount } from './account.ts';
import { controlPath, type DnsBehaviour, type FakeSettings } from './contract.ts';
import { controlRoutes } from './control.ts';
import { openDns } from './dns.ts';
import { eventBusActions, openEventBus } from './event-bus.ts';
import { inspectionRoutes, openAnswers } from './inspection.ts';
import { openQueue, queueActions } from './queue.ts';
import { secretsActions } from './secrets.ts';
import { sesActions } from './ses-actions.ts';

type AwsFakeApp = { app: Hono<{ Bindings: HttpBindings }>; close: () => void };

/** All of AWS that the local world plays but the table. */
export const createAwsFakeApp = async (settings: FakeSettings): Promise<AwsFakeApp> => {
  const account = openAccount(settings);
  const ses = sesActions(account);
  const secrets = secretsActions(settings);
  const queues = {
    'dead-letters': openQueue(settings, 'dead-letters', account.now),
    webhooks: openQueue(settings, 'webhooks', account.now),
  };
  const sqs = queueActions(queues);
  const bus = openEventBus(settings, account.now);
  const eventBridge = eventBusActions(bus);

  const answers = openAnswers();
  const told = new Map<string, DnsBehaviour>();
  const dns = await openDns(told);

  const app = new Hono<{ Bindings: HttpBindings }>()
    .route(controlPath, controlRoutes({ account, queues, bus, answers, dns: { port: dns.port, told } }))
    .use(async (context, next) => (await answers.find(context)) ?? next())
    .route('/', inspectionRoutes(account))
    .post('/', (context) => {
      const target = context.req.header('x-amz-target');
      if (target?.startsWith('secretsmanager.')) return secrets(context, target);
      if (target?.startsWith('AmazonSQS.')) return sqs(context, target);
      if (target?.startsWith('AWSEvents.')) return eventBridge(context, target);
      return ses(context);
    });
  return { app, close: dns.close };
};

export const awsFakeServer = ({ app, close }: AwsFakeApp): Server =>
  createServer(getRequestListener(app.fetch)).on('close', close);
