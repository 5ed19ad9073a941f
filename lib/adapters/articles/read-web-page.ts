import { Readability } from '@mozilla/readability';
import { DOMParser } from 'linkedom';
import type { FoundArticle } from '../../pipeline/ports/content.ts';
import { Unusable } from '../unusable.ts';
import { blocksOfHtml } from './blocks-of-html.ts';
import { dateOf, orUnsaid } from './found-fields.ts';

/** Fewer characters are the teaser of a page that somebody has to pay for, or that a script draws. */
const leastText = 200;

/** The article of a web page, without what stands around it, and what the page says of it. */
export const readWebPage = (html: string, from: string): FoundArticle => {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const language = languageIn(document.documentElement?.getAttribute('lang'));
  const found = new Readability(document, { serializer: blocksOfHtml }).parse();
  const paragraphs = found?.content ?? [];
  if (paragraphs.join('').length < leastText)
    throw new Unusable(
      `No article was found in ${from}: a script may draw it, or only members may read it. Save its text as a file and add that.`,
    );
  return {
    paragraphs,
    title: withoutSite(orUnsaid(found?.title), orUnsaid(found?.siteName)),
    author: orUnsaid(found?.byline?.replace(/^by[:\s]+/i, '')),
    publisher: orUnsaid(found?.siteName),
    date: dateOf(found?.publishedTime),
    language: language ?? languageIn(found?.lang),
  };
};

/** `On steam | The Mill` is the title of the page, and that of the article goes before the site's name. */
const withoutSite = (title: string | undefined, site: string | undefined): string | undefined => {
  const [, own, rest] = /^(.+?)\s+[|–—·-]\s+(.+)$/.exec(title ?? '') ?? [];
  return site !== undefined && rest === site ? own : title;
};

/** `en_US` is written too. */
const languageIn = (said: string | null | undefined): string | undefined => {
  const [tag] = Intl.getCanonicalLocales(
    /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(said ?? '') ? said?.replaceAll('_', '-') : [],
  );
  return tag;
};
