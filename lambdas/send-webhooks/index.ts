import { connect } from '../../lib/adapters/connect.ts';
import { readEnvironment } from '../../lib/adapters/environment.ts';
import { createWebhookQueue } from '../../lib/adapters/webhooks/webhook-queue.ts';
import { createEntryPoint } from '../entry-point.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(process.env);
const connection = await connect(environment);
const webhookQueue = createWebhookQueue(environment.WEBHOOKS);

export const handler = createEntryPoint(connection, createHandler({ ...connection, webhookQueue }));
