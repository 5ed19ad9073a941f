import type { MiddlewareHandler } from 'hono';

/**
 * A page that anybody may read may be kept for a minute by a cache in front of all visitors, so that a rush of them is one call; a browser
 * asks again each time, since the words may have changed. Everything else is kept by nobody.
 */
export const keptByCaches: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.headers.has('Cache-Control')) return;
  const isShown = (c.req.method === 'GET' || c.req.method === 'HEAD') && c.res.status === 200;
  // Hono's own way would make the whole answer anew for it.
  c.res.headers.set(
    'Cache-Control',
    isShown ? 'public, max-age=0, must-revalidate, s-maxage=60' : 'no-cache',
  );
};
