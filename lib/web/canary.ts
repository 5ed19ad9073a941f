import { Hono } from 'hono';
import { readLink } from './links.ts';
import { wordsOf } from './pages.ts';
import { personal } from './security.ts';
import type { Web } from './web.ts';

/**
 * The link in each mail that no person sees. Whoever asks for it follows links by machine: evidence that the
 * subscriber's mail is scanned, counted and noted in the log, and never held against anybody. Nothing on
 * record is read or changed.
 */
export const canaryRoutes = (web: Web): Hono => {
  const { ports, pages } = web;
  return new Hono().use('/canary/*', personal).get('/canary/:token', async (c) => {
    const link = await readLink(web, c, 'canary');
    if ('refusal' in link) return link.refusal;
    ports.telemetry.count('scannerSeen');
    ports.telemetry.note('scanner-seen', { subscriber: link.claims.s });
    return pages.message(c, wordsOf(undefined).canary);
  });
};
