import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { every } from 'hono/combine';
import type { WebContext } from '../context.ts';

/** Every form of ours fits many times into this. */
const maxSize = 8 * 1024;

/** The two ways in which browsers send a form: by itself, and by a script's `FormData`. */
const types: readonly (string | undefined)[] = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * Lets through only what a form of text fields sends, and not much of it. The route finds the fields as `c.var.form`;
 * nothing else should read the body.
 */
export const formsOnly = ({
  pages,
}: Pick<WebContext, 'pages'>): MiddlewareHandler<{ Variables: { form: URLSearchParams } }> => {
  const typed: MiddlewareHandler = async (c, next) => {
    const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
    return types.includes(type) ? next() : pages.fault(c, 'notAForm', 415);
  };
  const sized = bodyLimit({ maxSize, onError: (c) => pages.fault(c, 'tooLarge', 413) });
  const read: MiddlewareHandler = async (c, next) => {
    // Its parser refuses what has no boundary, or ends before its end.
    const data = await c.req.formData().catch(() => undefined);
    if (!data) return pages.fault(c, 'brokenForm', 400);
    const form = new URLSearchParams();
    for (const [name, value] of data) {
      if (typeof value !== 'string') return pages.fault(c, 'fileInForm', 415);
      form.append(name, value);
    }
    c.set('form', form);
    return next();
  };
  return every(typed, sized, read);
};
