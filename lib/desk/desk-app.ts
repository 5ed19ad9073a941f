import { Hono } from 'hono';
import type { DeskSettings } from './desk.ts';
import { deskRoutes } from './desk-routes.ts';
import { keepToItself, ownPagesOnly } from './own-pages-only.ts';

/** The desk by itself, at the addresses that it has beside the local world. */
export const createDeskApp = (settings: DeskSettings): Hono =>
  // Not strict: `/_local/desk/` is the same page.
  new Hono({ strict: false })
    .use(keepToItself)
    .use(ownPagesOnly)
    .get('/', (c) => c.redirect('/_local/desk'))
    .route('/_local/desk', deskRoutes(settings));
