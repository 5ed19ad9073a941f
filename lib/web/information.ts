import { type Context, Hono } from 'hono';
import { courseId } from '../domain/course.ts';
import { wordsOf } from './pages.ts';
import { consentText } from './sign-up.ts';
import type { Web } from './web.ts';

const robots = `User-agent: *
Disallow: /confirm/
Disallow: /unsubscribe/
Disallow: /undo/
Disallow: /preferences/
Disallow: /read/
`;

/** Pages that only tell: privacy, the form to paste elsewhere, and what crawlers ask for. */
export const informationRoutes = ({ ports, pages, baseUrl, defaultCourse }: Web): Hono => {
  const routes = new Hono();

  const unknownCourse = (c: Context) =>
    pages.message(c, wordsOf(undefined).faults.unknownCourse, undefined, {}, 404);

  routes.get('/privacy', async (c) => {
    const published = await ports.courses.current(defaultCourse);
    if (!published) return unknownCourse(c);
    const { brand, contact, postalAddress } = published.site;
    const { privacy } = wordsOf(published);
    return pages.show(c, 'privacy', published, {
      head: { title: privacy.title, description: privacy.lead, path: '/privacy' },
      sections: privacy
        .sections({ brand, contact, postal: postalAddress })
        .map((section) => ({ paragraphs: [], items: [], ...section })),
    });
  });

  routes.get('/embed/:course', async (c) => {
    const id = courseId.safeParse(c.req.param('course'));
    const published = id.success ? await ports.courses.current(id.data) : undefined;
    if (!published) return unknownCourse(c);
    const { course } = published;
    const { embed } = wordsOf(published);
    return pages.show(c, 'embed', published, {
      head: { title: embed.title, description: embed.lead, path: `/embed/${course.id}` },
      snippet: pages.fragment('embed-form', published, {
        action: `${baseUrl}/subscribe`,
        privacy: `${baseUrl}/privacy`,
        course: course.id,
        consent: consentText(published),
      }),
    });
  });

  routes.get('/robots.txt', (c) => c.text(robots));

  return routes;
};
