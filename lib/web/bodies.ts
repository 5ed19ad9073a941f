import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { every } from 'hono/combine';
import { defaultWords } from '../words/words.ts';
import type { Pages } from './pages.ts';

/** Every form of ours fits many times into this. */
const maxSize = 8 * 1024;

/** Lets through only what a plain HTML form sends, and not much of it. */
export const formsOnly = (pages: Pages): MiddlewareHandler => {
  const { tooLarge, notAForm } = defaultWords.faults;
  const typed: MiddlewareHandler = async (c, next) => {
    const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase();
    if (type === 'application/x-www-form-urlencoded') return next();
    return pages.message(c, notAForm, undefined, {}, 415);
  };
  const sized = bodyLimit({ maxSize, onError: (c) => pages.message(c, tooLarge, undefined, {}, 413) });
  return every(typed, sized);
};
