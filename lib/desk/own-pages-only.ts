import type { MiddlewareHandler } from 'hono';

/**
 * What the door (`process/door.ts`) leaves to the pages: a page of another site, on another port of this machine too, may link here,
 * and that is all. It must not move the clock by a form that posts here, nor take in a page or an answer as a frame, picture or script.
 */
export const ownPagesOnly: MiddlewareHandler = async (context, next) =>
  isFromElsewhere(context.req.raw, new URL(context.req.url).origin)
    ? context.json({ error: 'Another site asked for this; it was not done.' }, 403)
    : next();

/** Browsers that do not say `Sec-Fetch-Site` send an origin with whatever is not a plain GET. */
const isFromElsewhere = ({ headers, method }: Request, ownOrigin: string): boolean => {
  const site = headers.get('sec-fetch-site');
  const isLinkFollowed = method === 'GET' && headers.get('sec-fetch-dest') === 'document';
  if (site !== null && site !== 'same-origin' && site !== 'none') return !isLinkFollowed;
  const origin = headers.get('origin');
  // Our own pages let it be said (Referrer-Policy), so that "null" is somebody else, too.
  return origin !== null && origin !== ownOrigin;
};

const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Keeps the pages to themselves: not cached, not framed by others, no script, nothing from elsewhere. */
export const keepToItself: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.headers.has('content-security-policy'))
    context.header('content-security-policy', contentSecurityPolicy);
  context.header('cache-control', 'no-store');
  context.header('cross-origin-opener-policy', 'same-origin');
  context.header('referrer-policy', 'same-origin');
};
