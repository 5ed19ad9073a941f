import type { MiddlewareHandler } from 'hono';

/** Where every path has a token in it, and no other has one: what is shown there is for one person. */
export const personalPaths = [
  '/confirm/',
  '/unsubscribe/',
  '/undo/',
  '/preferences/',
  '/own/',
  '/address-change/',
  '/read/',
  '/newsletters/',
  '/leave-all/',
  '/scanner-trap/',
  // Where some of these pages were before.
  '/move/',
  '/canary/',
] as const;

/** Kept nowhere and listed nowhere. */
export const personal: MiddlewareHandler = async (c, next) => {
  await next();
  c.header('Cache-Control', 'no-store');
  c.header('X-Robots-Tag', 'noindex, nofollow');
};
