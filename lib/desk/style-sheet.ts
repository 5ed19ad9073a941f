import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';

/** What pages on this machine are drawn with, at `/style.css`: what they have in common first, then the desk's own or another's. */
export const styleSheet = (own: URL = new URL('./style.css', import.meta.url)): Hono =>
  new Hono().get('/style.css', async (c) => {
    const sheets = [new URL('./base.css', import.meta.url), own].map((sheet) => readFile(sheet, 'utf8'));
    return c.body((await Promise.all(sheets)).join('\n'), 200, { 'content-type': 'text/css; charset=utf-8' });
  });
