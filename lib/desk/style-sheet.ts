import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';

const desk = new URL('./style.css', import.meta.url);

/** What pages on this machine are drawn with: what they have in common first, then the desk's own or another's. */
export const readStyle = async (own: URL = desk): Promise<string> => {
  const sheets = [new URL('./base.css', import.meta.url), own].map((sheet) => readFile(sheet, 'utf8'));
  return (await Promise.all(sheets)).join('\n');
};

/** The same at `/style.css`. */
export const styleSheet = (own?: URL): Hono =>
  new Hono().get('/style.css', async (c) =>
    c.body(await readStyle(own), 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
