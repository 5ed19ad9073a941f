import { Hono } from 'hono';
import { admissionOf } from '../../domain/content/published/published-course.ts';
import { readSignUpSource } from '../../domain/subscriber/sign-up-source.ts';
import { findCourse, type WebContext } from '../context.ts';
import { captchaOf } from '../forms/captcha.ts';
import { signUpPath } from '../middleware/open-to-other-sites.ts';
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
    const captcha = captchaOf(published.site.signUp)?.name;
    const page = `${baseUrl}/courses/${course.id}`;
    return pages.show(c, 'embed', published, {
      head: { title: words.embed.title, description: words.embed.lead, path: `/embed/${course.id}` },
      where: words.embed.where({ host: new URL(baseUrl).host, page, captcha }),
      snippet: pages.fragment('embed-form', {
        words,
        action: `${baseUrl}${signUpPath}`,
        privacy: `${baseUrl}/privacy`,
        course: course.id,
        source: readSignUpSource(c.req.query('source')),
        consent: signUpConsentText(published),
      }),
    });
  });

  return routes;
};
