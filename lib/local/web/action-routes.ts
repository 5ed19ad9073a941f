import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { behaviourSchema, feedbackType } from '../aws-fake/contract.ts';
import { advanceBy } from '../clock/duration.ts';
import { readBody } from './body.ts';
import type { LocalWorld } from './local-world.ts';

const address = z.string().trim().min(1);
const clockRequest = z.object({ advance: z.string() });
const feedbackRequest = z.object({ type: feedbackType, to: address });
const addressRequest = z.object({ address, behaviour: behaviourSchema });

/** Where a form came from, so that its answer leads back there; only ever a page of ours. */
const backSchema = z.object({
  back: z
    .string()
    .regex(/^\/_local\/[\w/-]*$/)
    .catch('/_local/'),
});

/** What changes the local world: tools get JSON, forms of the pages are led back with a word on what happened. */
export const actionRoutes = (world: LocalWorld): Hono =>
  new Hono()
    .post('/clock', async (context) => {
      const { from, value } = await readBody(context);
      const request = clockRequest.safeParse(value);
      if (!request.success)
        return context.json({ error: 'Say how far, as in {"advance":"P7D"} or {"advance":"next"}.' }, 400);

      const { advance } = request.data;
      const goal = advance === 'next' ? { to: 'next-mail' as const } : advanceBy(world.now(), advance);
      if ('fault' in goal) return context.json({ error: goal.fault }, 400);
      const travel = await world.travelTo(goal.to);
      return from === 'tool'
        ? context.json(travel)
        : back(context, value, travel.sent === 0 ? 'nothing-sent' : `sent-${travel.sent}`);
    })
    .post('/feedback', async (context) => {
      const { from, value } = await readBody(context);
      const request = feedbackRequest.safeParse(value);
      if (!request.success)
        return context.json(
          { error: 'Say what and who, as in {"type":"bounce","to":"ada@example.net"}.' },
          400,
        );

      const made = await world.feedback(request.data);
      if (from === 'page') return back(context, value, made ? request.data.type : 'no-mail');
      return made
        ? context.json({ type: request.data.type, to: request.data.to })
        : context.json({ error: `No mail has gone to ${request.data.to}, so nothing can come back.` }, 404);
    })
    .post('/addresses', async (context) => {
      const { from, value } = await readBody(context);
      const request = addressRequest.safeParse(value);
      if (!request.success)
        return context.json(
          { error: 'Say who and what, as in {"address":"ada@example.net","behaviour":"bounce"}.' },
          400,
        );

      await world.mark(request.data.address, request.data.behaviour);
      return from === 'tool'
        ? context.json(request.data)
        : back(context, value, `will-${request.data.behaviour}`);
    });

const back = (context: Context, form: unknown, did: string): Response =>
  context.redirect(`${backSchema.parse(form).back}?did=${did}`, 303);
