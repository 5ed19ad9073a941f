import { Hono } from 'hono/quick';
import { personalPaths } from '../middleware/personal.ts';

const robots = ['User-agent: *', ...personalPaths.map((path) => `Disallow: ${path}`), ''].join('\n');

/** What crawlers ask for. */
export const robotsRoutes = (): Hono => new Hono().get('/robots.txt', (c) => c.text(robots));
