import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Nothing from elsewhere, no inline script or style, no frame around us. The sign-up page lets in the `sources`
 * of a check that a person is there, where site.yaml asks for one.
 */
export const contentSecurityPolicy = (sources: readonly string[] = []): string => {
  const more = sources.map((source) => ` ${source}`).join('');
  return [
    "default-src 'none'",
    `style-src 'self'${more}`,
    `script-src 'self'${more}`,
    "img-src 'self' data:",
    // Lighthouse asks for robots.txt from within the page, and takes a refusal for a broken file.
    `connect-src 'self'${more}`,
    ...(more ? [`frame-src${more}`] : []),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/** The policy of every answer that has not its own. */
export const restrict: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Content-Security-Policy'))
    c.header('Content-Security-Policy', contentSecurityPolicy());
};

/** No address of ours in a Referer, no guessing of types, no plain HTTP. */
export const securityHeaders: MiddlewareHandler = secureHeaders({
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: 'max-age=31536000',
  xFrameOptions: 'DENY',
});

/** Public pages are asked for again each time, since the words may have changed. */
export const askAgain: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-cache');
};

/** What a link with a token shows is for one person: kept nowhere and listed nowhere. */
export const personal: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex, nofollow');
};

/**
 * True for a request that says that another site's page sent it. `Sec-Fetch-Site` decides where it is
 * sent. `Origin` alone decides in older browsers, except when it is "null": that is what our own pages
 * send, because they ask for no referrer (Fetch Standard, "append a request Origin header").
 */
export const isFromElsewhere = (headers: Headers, ownOrigin: string): boolean => {
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('Origin');
  return origin !== null && origin !== 'null' && origin !== ownOrigin;
};
