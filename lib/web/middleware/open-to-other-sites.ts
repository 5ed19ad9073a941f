import type { Context } from 'hono';
import { cors } from 'hono/cors';

/** Where the sign-up form posts to: ours, and those that are pasted into other sites' pages. */
export const signUpPath = '/subscribe';

/**
 * True for the one request whose answer other sites may show in a frame and read by a script: a posted sign-up form. It
 * says the same to everybody, has nothing to press but that form, and knows of no visitor.
 */
export const isOpenToOtherSites = (c: Context): boolean =>
  c.req.method === 'POST' && c.req.path === signUpPath;

/**
 * Lets a script of any site read the answer, and send headers of its own. Never with credentials: there are none, and a
 * browser that is asked to send some keeps the answer from the script.
 */
export const readableByOtherSites = cors({ origin: '*', allowMethods: ['POST'], maxAge: 24 * 60 * 60 });
