import { Hono } from 'hono';
import type { WebContext } from '../context.ts';
import { personal } from '../middleware/security.ts';
import { readLink } from '../middleware/signed-link.ts';
import { wordsOf } from '../views/pages.ts';

/**
 * The link in each mail that no person sees. Whoever asks for it follows links by machine: evidence that the
 * subscriber's mail is scanned, counted and noted in the log, and never held against anybody. Nothing on
 * record is read or changed.
 */
export const scannerTrapRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  return new Hono().use('/scanner-trap/*', personal).get('/scanner-trap/:token', async (c) => {
    const link = await readLink(web, c, 'scanner-trap');
    if ('refusal' in link) return link.refusal;
    ports.telemetry.count('scannerSeen');
    ports.telemetry.note('scanner-seen', { subscriber: link.claims.s });
    return pages.message(c, wordsOf(undefined).scannerTrap);
  });
};
