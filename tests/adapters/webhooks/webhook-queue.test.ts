import { text } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import * as z from 'zod';
import { createWebhookQueue } from '../../../lib/adapters/webhooks/webhook-queue.ts';
import { courseId } from '../../../lib/domain/content/course.ts';
import { subscriberId } from '../../../lib/domain/subscriber/subscriber.ts';
import { instantOf } from '../../../lib/domain/time/instant.ts';
import { type WebhookLetter, webhookEndpointId } from '../../../lib/domain/webhooks/webhook-endpoint.ts';
import { localEnvironment, useEnvironment } from '../../../lib/local/process/environment.ts';
import { newPass } from '../../../lib/local/process/new-pass.ts';
import { webServer } from '../../worlds/web-server.ts';

const requestSchema = z.object({
  Entries: z.array(z.object({ MessageBody: z.string(), MessageGroupId: z.string() })),
});
const requests: z.infer<typeof requestSchema>[] = [];
const sqs = await webServer(async (request, response) => {
  requests.push(requestSchema.parse(JSON.parse(await text(request))));
  response.setHeader('content-type', 'application/x-amz-json-1.0').end('{"Successful":[],"Failed":[]}');
});
const where = { dynamoDb: sqs, awsFake: sqs, pass: newPass(), baseUrl: sqs, front: 'bread' };
afterAll(useEnvironment(localEnvironment(where)));

const event: WebhookLetter['event'] = {
  id: 'msg_1_course_bread_1_0',
  type: 'confirmed',
  at: instantOf('2026-01-06T10:30:00Z'),
  subscriberId: subscriberId.parse('a'.repeat(26)),
  of: { kind: 'course', courseId: courseId.parse('bread') },
};
const letterFor = (endpoint: string): WebhookLetter => ({
  kind: 'endpoint',
  endpoint: webhookEndpointId.parse(endpoint),
  event,
});

it('knows of each letter whom it is for, so that one who is slow keeps nobody else waiting', async () => {
  const [slow, quick] = [letterFor('slowslow01'), letterFor('quickquick')];
  const letters = [slow, quick, { kind: 'bus' as const, event }, slow];
  await createWebhookQueue(`${sqs}/webhooks`).add(letters);
  const [request] = requests;
  expect(request?.Entries.map(({ MessageGroupId }) => MessageGroupId)).toEqual([
    'endpoint-slowslow01',
    'endpoint-quickquick',
    'bus',
    'endpoint-slowslow01',
  ]);
  expect(request?.Entries.map(({ MessageBody }) => JSON.parse(MessageBody))).toEqual(letters);
});
