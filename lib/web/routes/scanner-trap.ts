import { Hono } from 'hono/quick';
import { ofStage } from '../../domain/reports/happening.ts';
import type { WebContext } from '../context.ts';
import { signedLink } from '../middleware/signed-link.ts';
import { wordsOf } from '../views/words-of.ts';

/**
 * The link in each mail that no person sees. Whoever asks for it follows links by machine: evidence that the
 * subscriber's mail is scanned, counted and noted in the log, and never held against anybody. Nothing on
 * record is read or changed.
 */
export const scannerTrapRoutes = (web: WebContext): Hono => {
  const { ports, pages } = web;
  const routes = new Hono();

  routes.get('/scanner-trap/:token', signedLink(web, 'scanner-trap'), async (c) => {
    ports.telemetry.count('scannerSeen');
    ports.tally.add(ofStage, ports.clock.now(), { kind: 'scanner-seen' });
    ports.telemetry.note('scanner-seen', { subscriber: c.var.link.claims.s });
    return pages.message(c, (await wordsOf(undefined)).scannerTrap);
  });

  return routes;
};
