import { Hono } from 'hono/quick';
import { type ImageName, imageName } from '../../domain/image/image.ts';
import type { WebContext } from '../context.ts';

const typeOf = (name: ImageName): string => (name.endsWith('.png') ? 'image/png' : 'image/jpeg');

/** Whether who asks has it already; a name never means another image. */
const isKnown = (name: ImageName, ifNoneMatch: string | undefined): boolean =>
  ifNoneMatch !== undefined && (ifNoneMatch.includes(`"${name}"`) || ifNoneMatch.trim() === '*');

/** What mails and pages show. Whatever of it was ever in a mail stays here. */
export const imageRoutes = ({ ports, pages }: Pick<WebContext, 'ports' | 'pages'>): Hono => {
  const routes = new Hono();

  routes.get('/images/:image', async (c) => {
    const name = imageName.safeParse(c.req.param('image')).data;
    const bytes = name && (await ports.images.find(name));
    if (!name || !bytes) return pages.fault(c, 'notFound', 404);
    c.header('Cache-Control', 'public, max-age=31536000, immutable');
    c.header('ETag', `"${name}"`);
    // Web mail shows it within pages of another site.
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
    if (isKnown(name, c.req.header('If-None-Match'))) return c.body(null, 304);
    return c.body(new Uint8Array(bytes), 200, { 'Content-Type': typeOf(name), 'Accept-Ranges': 'none' });
  });

  return routes;
};
