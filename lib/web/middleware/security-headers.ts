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

/** The policy of every answer that has none of its own. */
export const defaultContentSecurityPolicy: MiddlewareHandler = async (c, next) => {
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
