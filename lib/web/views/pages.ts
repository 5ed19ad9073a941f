import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { languageSchema } from '../../domain/content/language.ts';
import type { PublishedCourse } from '../../domain/content/published-course.ts';
import type { Words } from '../../words/en.ts';
import type { Message } from '../../words/message.ts';
import { directionOf, wordsFor } from '../../words/words.ts';
import type { AssetPaths } from './assets.ts';

type PageName =
  | 'sign-up'
  | 'message'
  | 'unsubscribed'
  | 'preferences'
  | 'lesson'
  | 'privacy'
  | 'embed'
  | 'archive';

/** What every page has: its title, and what may be said about it to search engines. */
type Head = { title: string; description?: string; path?: string };

type PageView = { head: Head } & Record<string, unknown>;

/** The one button of a message page posts to `action`; its one link goes to `link`. */
type MessageExtras = { action?: string; link?: { href: string; label: string } };

export type Pages = {
  /** A piece of HTML or XML that stands by itself, without the page around it. */
  fragment(name: 'embed-form' | 'feed', published: PublishedCourse, view: Record<string, unknown>): string;
  /** Shows a page of a course, or with `undefined` one that knows of none and has read nothing. */
  show(
    c: Context,
    name: PageName,
    published: PublishedCourse | undefined,
    view: PageView,
    status?: ContentfulStatusCode,
  ): Response | Promise<Response>;
  /** A plain page for what can not be done, without a read of anything. */
  fault(c: Context, name: keyof Words['faults'], status: ContentfulStatusCode): Response | Promise<Response>;
  message(
    c: Context,
    message: Message,
    published?: PublishedCourse | undefined,
    extras?: MessageExtras,
    status?: ContentfulStatusCode,
  ): Response | Promise<Response>;
};

/** A course's own language; English where it is gone. */
export const wordsOf = (published: PublishedCourse | undefined): Words =>
  wordsFor(published?.course.language ?? 'en');

/** For pages that know of no course: the language that the visitor's browser asks for, if it is one of ours. */
const wordsFromBrowser = (c: Context): Words => {
  c.header('Vary', 'Accept-Language', { append: true });
  const wanted = parseAccept(c.req.header('Accept-Language') ?? '').filter(({ q }) => q > 0);
  // "de-AT" asks for German, whether or not "de" stands beside it.
  const languages = wanted.map(({ type }) => languageSchema.safeParse(type.toLowerCase().split('-')[0]).data);
  return wordsFor(languages.find((language) => language !== undefined) ?? 'en');
};

/** A message as its template wants it: every key is there, since the templates are strict. */
const messageView = ({ button, afterword, ...said }: Message, extras: MessageExtras = {}): PageView => ({
  head: { title: said.heading },
  ...said,
  button,
  afterword,
  action: extras.action,
  link: extras.link,
});

/** Compiles the templates of `folder` once. They are strict: a value that a view lacks is an error. */
export const createPages = (folder: string, assets: AssetPaths, baseUrl: string): Pages => {
  const handlebars = Handlebars.create();
  const templates = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => [
        basename(file, '.hbs'),
        handlebars.compile(readFileSync(join(folder, file), 'utf8'), { strict: true }),
      ]),
  );
  for (const [name, template] of templates) handlebars.registerPartial(name, template);

  const render = (name: string, view: Record<string, unknown>): string => {
    const template = templates.get(name);
    if (!template) throw new Error(`There is no template ${name}.hbs in ${folder}.`);
    return template(view);
  };

  const page = (
    c: Context,
    name: PageName,
    published: PublishedCourse | undefined,
    words: Words,
    view: PageView,
    status: ContentfulStatusCode,
  ) => {
    const { title, description = '', path } = view.head;
    const html = render(name, {
      ...view,
      words,
      direction: directionOf(words),
      site: published?.site,
      archivePath: published && `/archive/${published.course.id}`,
      homePath: published ? `/courses/${published.course.id}` : '/',
      title: published ? `${title} · ${published.site.brand}` : title,
      description,
      canonical: path === undefined ? undefined : `${baseUrl}${path}`,
      assets,
    });
    return c.html(html, status);
  };

  return {
    show: (c, name, published, view, status = 200) =>
      page(c, name, published, wordsOf(published), view, status),
    message: (c, message, published, extras = {}, status = 200) =>
      page(c, 'message', published, wordsOf(published), messageView(message, extras), status),
    fragment: (name, published, view) => render(name, { ...view, words: wordsOf(published) }),
    fault: (c, name, status) => {
      const words = wordsFromBrowser(c);
      return page(c, 'message', undefined, words, messageView(words.faults[name]), status);
    },
  };
};
