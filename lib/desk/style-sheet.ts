import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';

/** What every page of the desk is drawn with, at `/_local/desk/style.css`. */
export const styleSheet = (): Hono =>
  new Hono().get('/style.css', async (c) =>
    c.body(await readFile(new URL('./style.css', import.meta.url), 'utf8'), 200, {
      'content-type': 'text/css; charset=utf-8',
    }),
  );
