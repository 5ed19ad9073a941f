import { Hono } from 'hono';
import * as z from 'zod';
import { mostTries } from '../../domain/webhooks/webhook-endpoint.ts';
import type { Account } from './account.ts';
import {
  answerInsteadSchema,
  behaviourSchema,
  type DnsBehaviour,
  dnsBehaviourSchema,
  faultSchema,
  feedbackSchema,
  quotaSchema,
} from './contract.ts';
import type { LocalEventBus } from './event-bus.ts';
import type { Answers } from './inspection.ts';
import type { Queues } from './queue.ts';

/** What is controlled. */
export type Controlled = {
  account: Account;
  queues: Queues;
  bus: LocalEventBus;
  answers: Answers;
  dns: { port: number; told: Map<string, DnsBehaviour> };
};

/** What AWS has no call for: reading the accepted mails, and telling the fake how to behave. */
export const controlRoutes = ({ account, queues, bus, answers, dns }: Controlled): Hono =>
  new Hono()
    .get('/mails', (context) => context.json(account.mails.since(context.req.query('since') ?? '')))
    .get('/mails/:id{[0-9]+}/raw', (context) =>
      context.body(new Uint8Array(account.mails.raw(context.req.param('id')))),
    )
    .get('/events', (context) => context.json(account.events.waiting()))
    .post('/events/passed', async (context) => {
      account.events.pass(z.object({ number: z.int() }).parse(await context.req.json()).number);
      return context.json({});
    })
    .post('/feedback', async (context) =>
      context.json({ made: account.feedback(feedbackSchema.parse(await context.req.json())) }),
    )
    .post('/dead-letters', async (context) => {
      queues['dead-letters'].add(await context.req.text());
      return context.json({});
    })
    // Lambda takes from a queue by itself, and SQS moves what was taken too often without being done.
    .post('/webhooks/take', (context) => {
      const taken = queues.webhooks.receive(10, 180);
      for (const { id, body } of taken.filter(({ received }) => received > mostTries)) {
        queues.webhooks.remove(id);
        queues['dead-letters'].add(body);
      }
      return context.json(
        taken
          .filter(({ received }) => received <= mostTries)
          .map(({ id, body, received }) => ({
            eventSource: 'aws:sqs',
            messageId: id,
            receiptHandle: id,
            body,
            attributes: { ApproximateReceiveCount: String(received) },
          })),
      );
    })
    .post('/webhooks/remove', async (context) => {
      queues.webhooks.remove(z.object({ id: z.string() }).parse(await context.req.json()).id);
      return context.json({});
    })
    .get('/event-bus', (context) => context.json(bus.lately()))
    .get('/addresses', (context) => context.json(account.marked()))
    .post('/addresses', async (context) => {
      const { address, behaviour } = z
        .object({ address: z.string(), behaviour: behaviourSchema })
        .parse(await context.req.json());
      account.mark(address, behaviour);
      return context.json({});
    })
    .post('/faults', async (context) => {
      account.addFaults(z.array(faultSchema).parse(await context.req.json()));
      return context.json({});
    })
    .post('/quota', async (context) => {
      account.setQuota(quotaSchema.parse(await context.req.json()));
      return context.json({});
    })
    .post('/answers', async (context) => {
      answers.set(z.array(answerInsteadSchema).parse(await context.req.json()));
      return context.json({});
    })
    .get('/dns', (context) => context.json({ port: dns.port }))
    .post('/dns', async (context) => {
      const told = z.record(z.string(), dnsBehaviourSchema).parse(await context.req.json());
      dns.told.clear();
      for (const [name, behaviour] of Object.entries(told)) dns.told.set(name, behaviour);
      return context.json({});
    })
    .post('/clock', async (context) => {
      account.setClockOffset(z.object({ offset: z.number() }).parse(await context.req.json()).offset);
      return context.json({});
    });
