import type { MiddlewareHandler } from 'hono';

/** Public pages are asked for again each time, since the words may have changed. */
export const revalidated: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-cache');
};
