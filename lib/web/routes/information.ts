import { Hono } from 'hono';
import { findCourse, type WebContext } from '../context.ts';
import { widgetOf } from '../views/captcha-widget.ts';
import { wordsOf } from '../views/pages.ts';
import { consentText } from './sign-up.ts';

const robots = `User-agent: *
Disallow: /confirm/
Disallow: /unsubscribe/
Disallow: /undo/
Disallow: /preferences/
Disallow: /own/
Disallow: /address-change/
Disallow: /read/
Disallow: /newsletters/
Disallow: /leave-all/
Disallow: /scanner-trap/
Disallow: /move/
Disallow: /canary/
`;

/** Pages that only tell: privacy, the form to paste elsewhere, and what crawlers ask for. */
export const informationRoutes = (web: WebContext): Hono => {
  const { pages, baseUrl, defaultCourse } = web;
  const routes = new Hono();

  routes.get('/privacy', async (c) => {
    const published = await findCourse(web, defaultCourse);
    if (!published) return pages.fault(c, 'unknownCourse', 404);
    const { brand, contact, postalAddress, tracking } = published.site;
    const { privacy } = wordsOf(published);
    const widget = widgetOf(published.site.signUp);
    const watched = tracking.opens || tracking.clicks;
    const sections = [
      ...privacy.sections({ brand, contact, postal: postalAddress, watched }),
      ...(watched ? [privacy.tracking(tracking)] : []),
      ...(widget ? [privacy.captcha(widget.name)] : []),
    ];
    return pages.show(c, 'privacy', published, {
      head: { title: privacy.title, description: privacy.lead, path: '/privacy' },
      sections: sections.map((section) => ({ paragraphs: [], items: [], ...section })),
    });
  });

  routes.get('/embed/:course', async (c) => {
    const published = await findCourse(web, c.req.param('course'));
    if (!published) return pages.fault(c, 'unknownCourse', 404);
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
