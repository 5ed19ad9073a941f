import { Hono } from 'hono/quick';
import type { Published } from '../../domain/membership/published.ts';
import type { Words } from '../../words/en.ts';
import { findFrontPage, type WebContext } from '../context.ts';
import { captchaOf } from '../forms/captcha.ts';
import type { PageValues } from '../views/pages.ts';
import { wordsOf } from '../views/words-of.ts';

/** What is kept about whom, and who else sees it: as site.yaml has it. */
const privacyValues = ({ site }: Published, { privacy }: Words): PageValues<'privacy'> => {
  const { brand, contact, postalAddress, tracking, signUp } = site;
  const captcha = captchaOf(signUp);
  const watched = tracking.opens || tracking.clicks;
  const sections = [
    ...privacy.sections({ brand, contact, postal: postalAddress, watched }),
    ...(watched ? [privacy.tracking(tracking)] : []),
    ...(captcha ? [privacy.captcha(captcha.name)] : []),
  ];
  return {
    head: { title: privacy.title, description: privacy.lead, path: '/privacy' },
    sections: sections.map((section) => ({ paragraphs: [], items: [], ...section })),
  };
};

export const privacyRoutes = (web: WebContext): Hono => {
  const { pages } = web;
  const routes = new Hono();

  routes.get('/privacy', async (c) => {
    const published = await findFrontPage(web);
    return published
      ? pages.show(c, 'privacy', published, privacyValues(published, await wordsOf(published)))
      : pages.fault(c, 'unknownCourse', 404);
  });

  return routes;
};
