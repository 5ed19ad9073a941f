import { Hono } from 'hono/quick';
import { isOpenToSignUps, type Published } from '../../../domain/membership/published.ts';
import { readSignUpSource } from '../../../domain/subscriber/sign-up-source.ts';
import type { Words } from '../../../words/en.ts';
import { findCourse, findList, type WebContext } from '../../context.ts';
import { captchaOf } from '../../forms/captcha.ts';
import { signUpPath } from '../../middleware/open-to-other-sites.ts';
import { listConsentText, signUpConsentText } from '../../views/consent-text.ts';
import { offerPath } from '../../views/layout-values.ts';
import { notOpenPage } from '../../views/not-open-page.ts';
import { wordsOf } from '../../views/words-of.ts';

/** The sign-up form to paste into another site's page. */
export const embedRoutes = (web: WebContext): Hono => {
  const { pages, baseUrl } = web;
  const routes = new Hono();

  routes.get('/embed/:offer', async (c) => {
    const id = c.req.param('offer');
    const published = (await findCourse(web, id)) ?? (await findList(web, id));
    if (!published) return pages.fault(c, 'unknownCourse', 404);
    if (!isOpenToSignUps(published)) return notOpenPage(web, c, published);
    const words = await wordsOf(published);
    const captcha = captchaOf(published.site.signUp)?.name;
    const page = `${baseUrl}${offerPath(published)}`;
    return pages.show(c, 'embed', published, {
      head: { title: words.embed.title, description: words.embed.lead, path: `/embed/${id}` },
      where: words.embed.where({ host: new URL(baseUrl).host, page, captcha }),
      snippet: await pages.fragment('embed-form', {
        words,
        action: `${baseUrl}${signUpPath}`,
        privacy: `${baseUrl}/privacy`,
        source: readSignUpSource(c.req.query('source')),
        ...formOf(published, words),
      }),
    });
  });

  return routes;
};

/** What differs between the form of a course and that of a newsletter. */
const formOf = (published: Published, words: Words) =>
  'course' in published
    ? {
        field: { name: 'course' as const, value: published.course.id },
        button: words.form.button,
        consent: signUpConsentText(words, published),
      }
    : {
        field: { name: 'list' as const, value: published.list.id },
        button: words.list.button,
        consent: listConsentText(words, published),
      };
