import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { every } from 'hono/combine';
import type { WebContext } from '../context.ts';

/** Every form of ours fits many times into this. */
const maxSize = 8 * 1024;

/** Lets through only what a plain HTML form sends, and not much of it. */
export const formsOnly = ({ pages }: Pick<WebContext, 'pages'>): MiddlewareHandler => {
  const typed: MiddlewareHandler = async (c, next) => {
    const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
    if (type === 'application/x-www-form-urlencoded') return next();
    return pages.fault(c, 'notAForm', 415);
  };
  const sized = bodyLimit({ maxSize, onError: (c) => pages.fault(c, 'tooLarge', 413) });
  return every(typed, sized);
};
