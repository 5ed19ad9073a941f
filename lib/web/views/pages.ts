import type { Context } from 'hono';
import { accepts } from 'hono/accepts';
import { parseAccept } from 'hono/utils/accept';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { languageSchema } from '../../domain/content/language.ts';
import type { Published } from '../../domain/membership/published.ts';
import type { Words } from '../../words/en.ts';
import type { Message } from '../../words/message.ts';
import { wordsFor } from '../../words/words.ts';
import { isToBeCompressed } from '../middleware/compressed.ts';
import { isOpenToOtherSites } from '../middleware/open-to-other-sites.ts';
import { contentSecurityPolicy } from '../middleware/security-headers.ts';
import type { createAssets } from './assets.ts';
import { gzipPage } from './gzip-page.ts';
import { type FromOutside, type Head, iconOf, layoutValues } from './layout-values.ts';
import type { PageName, TemplateName, TemplateValues } from './template-values.ts';
import type { TemplatesFor } from './templates.ts';
import { wordsOf } from './words-of.ts';

/** What a page is made from: its head, and what its template takes. */
export type PageValues<P extends PageName> = { head: Head } & TemplateValues[P];

/** The one button of a message page posts to `action`; its one link goes to `link`. */
type MessageExtras = { action?: string; link?: { href: string; label: string } };

/** What a page would say, for a script to show to the person who filled in its form. */
export type Said = {
  heading: string;
  message: string;
  /** What is at fault in the form (status 422): `message` has their sentences, too. */
  faults?: readonly { field: string; sentence: string }[];
};

/** Whether whoever asks would rather have JSON than a page. Browsers would not, nor does a `fetch` that does not say so. */
export const asksForJson = (c: Context): boolean =>
  accepts(c, { header: 'Accept', supports: ['text/html', 'application/json'], default: 'text/html' }) ===
  'application/json';

const said = ({ heading, paragraphs }: Message): Said => ({ heading, message: paragraphs.join(' ') });

/** Whether the page will stand in another site's frame, as far as the browser says so: nothing but an answer to a form may. */
const isFramed = (c: Context): boolean =>
  isOpenToOtherSites(c) && /^i?frame$/.test(c.req.header('Sec-Fetch-Dest') ?? '');

export type Pages = {
  /** Shows a page of a course or a newsletter, or with `undefined` one that knows of none and has read nothing. */
  show<P extends PageName>(
    c: Context,
    name: P,
    published: Published | undefined,
    values: PageValues<P>,
    status?: ContentfulStatusCode,
  ): Promise<Response>;
  /** A page that says what happened and what comes next. */
  message(
    c: Context,
    message: Message,
    published?: Published | undefined,
    extras?: MessageExtras,
    status?: ContentfulStatusCode,
  ): Promise<Response>;
  /** The same without a button or a link; to a script that asks for JSON, as `Said`. */
  answer(
    c: Context,
    message: Message,
    published: Published,
    status?: ContentfulStatusCode,
  ): Promise<Response>;
  /** A plain page for what cannot be done, without a read of anything; to a script that asks for JSON, as `Said`. */
  fault(c: Context, name: keyof Words['faults'], status: ContentfulStatusCode): Promise<Response>;
  /** Where the icon of such a page is. */
  icon(published: Published | undefined): string;
  /** A piece of HTML or XML that stands by itself, without the page around it. */
  fragment<N extends Exclude<TemplateName, PageName>>(name: N, values: TemplateValues[N]): Promise<string>;
};

/** For pages that know of no course: the language that the visitor's browser asks for, if it is one of ours. */
const wordsFromBrowser = (c: Context): Promise<Words> => {
  c.header('Vary', 'Accept-Language', { append: true });
  const wanted = parseAccept(c.req.header('Accept-Language') ?? '').filter(({ q }) => q > 0);
  // "de-AT" asks for German, whether or not "de" stands beside it.
  const languages = wanted.map(({ type }) => languageSchema.safeParse(type.toLowerCase().split('-')[0]).data);
  return wordsFor(languages.find((language) => language !== undefined) ?? 'en');
};

const messageValues = (
  { heading, paragraphs, button, afterword }: Message,
  { action, link }: MessageExtras = {},
): PageValues<'message'> => ({
  head: { title: heading },
  heading,
  paragraphs,
  action,
  button,
  afterword,
  link,
});

/** The pages made from these templates. */
export const createPages = (
  templatesFor: TemplatesFor,
  { assetsFor, iconPath }: Pick<ReturnType<typeof createAssets>, 'assetsFor' | 'iconPath'>,
  from: FromOutside,
): Pages => {
  const lookOf = (published: Published | undefined) =>
    published && { theme: published.site.theme, brand: published.site.brand };

  const page = async <P extends PageName>(
    c: Context,
    name: P,
    published: Published | undefined,
    words: Words,
    values: PageValues<P>,
    status: ContentfulStatusCode,
  ) => {
    const assets = assetsFor(lookOf(published));
    const layout = layoutValues(published, words, values.head, { ...from, assets, framed: isFramed(c) });
    const policy = {
      inline: assets.inPolicy,
      sources: values.head.sources,
      framed: isOpenToOtherSites(c),
    };
    c.header('Content-Security-Policy', contentSecurityPolicy(policy));
    const templates = await templatesFor(name);
    // As bytes: of a text, an answer would first see to it that each of its signs is whole, which takes as long again.
    const html = Buffer.from(templates.render(name, { ...values, ...layout }));
    const type = { 'Content-Type': 'text/html; charset=UTF-8' };
    return isToBeCompressed(c)
      ? c.body(gzipPage(html, assets.stylePart), status, { ...type, 'Content-Encoding': 'gzip' })
      : c.body(html, status, type);
  };

  return {
    show: async (c, name, published, values, status = 200) =>
      page(c, name, published, await wordsOf(published), values, status),
    message: async (c, message, published, extras = {}, status = 200) =>
      page(c, 'message', published, await wordsOf(published), messageValues(message, extras), status),
    answer: async (c, message, published, status = 200) =>
      asksForJson(c)
        ? c.json(said(message), status)
        : page(c, 'message', published, await wordsOf(published), messageValues(message), status),
    fault: async (c, name, status) => {
      const words = await wordsFromBrowser(c);
      if (asksForJson(c)) return c.json(said(words.faults[name]), status);
      return page(c, 'message', undefined, words, messageValues(words.faults[name]), status);
    },
    icon: (published) => iconOf(published, iconPath(lookOf(published)), from.imagesUrl).url,
    fragment: async (name, values) => (await templatesFor(name)).render(name, values),
  };
};
