import type { MiddlewareHandler } from 'hono';
import { isCrossOrigin } from '../../web/middleware/same-origin-only.ts';

const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Lets in only this machine's own browser and tools: a page of another site must neither read the mails (by a
 * name of its own that resolves to 127.0.0.1) nor move the clock (by a form that posts here).
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const { hostname, origin } = new URL(context.req.url);
  if (!ownNames.has(hostname))
    return context.json({ error: 'This page answers at http://localhost only.' }, 403);
  if (context.req.method !== 'GET' && isCrossOrigin(context.req.raw.headers, origin))
    return context.json({ error: 'Another site asked for this; it was not done.' }, 403);
  return next();
};
