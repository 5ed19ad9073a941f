import type { MiddlewareHandler } from 'hono';
import type { WebContext } from '../context.ts';

/**
 * True for a request that says that another site's page sent it. `Sec-Fetch-Site` decides where it is
 * sent. `Origin` alone decides in older browsers, except when it is "null": that is what our own pages
 * send, because they ask for no referrer (Fetch Standard, "append a request Origin header").
 */
export const isCrossOrigin = (headers: Headers, ownOrigin: string): boolean => {
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('Origin');
  return origin !== null && origin !== 'null' && origin !== ownOrigin;
};

/** Refuses a button that was pressed on another site's page. */
export const sameOriginOnly =
  ({ baseUrl, pages }: Pick<WebContext, 'baseUrl' | 'pages'>): MiddlewareHandler =>
  async (c, next) =>
    isCrossOrigin(c.req.raw.headers, new URL(baseUrl).origin) ? pages.fault(c, 'elsewhere', 403) : next();
