import { Hono } from 'hono';
import { admissionOf } from '../../domain/content/published-course.ts';
import { findCourse, type WebContext } from '../context.ts';
import { signUpConsentText } from '../views/consent-text.ts';
import { notOpenPage } from '../views/not-open-page.ts';
import { wordsOf } from '../views/words-of.ts';

/** The sign-up form to paste into another site's page. */
export const embedRoutes = (web: WebContext): Hono => {
  const { pages, baseUrl } = web;
  const routes = new Hono();

  routes.get('/embed/:course', async (c) => {
    const published = await findCourse(web, c.req.param('course'));
    if (!published) return pages.fault(c, 'unknownCourse', 404);
    if (admissionOf(published) !== 'open') return notOpenPage(web, c, published);
    const { course } = published;
    const words = wordsOf(published);
    return pages.show(c, 'embed', published, {
      head: { title: words.embed.title, description: words.embed.lead, path: `/embed/${course.id}` },
      snippet: pages.fragment('embed-form', {
        words,
        action: `${baseUrl}/subscribe`,
        privacy: `${baseUrl}/privacy`,
        course: course.id,
        consent: signUpConsentText(published),
      }),
    });
  });

  return routes;
};
