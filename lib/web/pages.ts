import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PublishedCourse } from '../domain/mail.ts';
import { defaultWords, type Message, type Words, wordsFor } from '../words/words.ts';
import type { AssetPaths } from './assets.ts';

type PageName = 'sign-up' | 'message' | 'preferences' | 'lesson' | 'privacy' | 'embed';

/** What every page has: its title, and what may be said about it to search engines. */
type Head = { title: string; description?: string; path?: string };

/** The one button of a message page posts to `action`; its one link goes to `link`. */
type MessageExtras = { action?: string; link?: { href: string; label: string } };

export type Pages = {
  /** A piece of HTML that stands by itself, without the page around it. */
  fragment(name: 'embed-form', published: PublishedCourse, view: Record<string, unknown>): string;
  /** Shows a page of a course, or with `undefined` one that knows of none and has read nothing. */
  show(
    c: Context,
    name: PageName,
    published: PublishedCourse | undefined,
    view: { head: Head } & Record<string, unknown>,
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

export const wordsOf = (published: PublishedCourse | undefined): Words =>
  published ? wordsFor(published.course.language) : defaultWords;

/** Compiles the templates of `folder` once. They are strict: a value that a view lacks is an error. */
export const pagesFrom = (folder: string, assets: AssetPaths, baseUrl: string): Pages => {
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

  const show: Pages['show'] = (c, name, published, view, status = 200) => {
    const { title, description = '', path } = view.head;
    const html = render(name, {
      ...view,
      words: wordsOf(published),
      language: published?.course.language ?? 'en',
      site: published?.site,
      homePath: published ? `/courses/${published.course.id}` : '/',
      title: published ? `${title} · ${published.site.brand}` : title,
      description,
      canonical: path === undefined ? undefined : `${baseUrl}${path}`,
      assets,
    });
    return c.html(html, status);
  };

  const message: Pages['message'] = (
    c,
    { button, afterword, ...said },
    published,
    extras = {},
    status = 200,
  ) =>
    show(
      c,
      'message',
      published,
      {
        head: { title: said.heading },
        ...said,
        button,
        afterword,
        action: extras.action,
        link: extras.link,
      },
      status,
    );

  return {
    show,
    message,
    fragment: (name, published, view) => render(name, { ...view, words: wordsOf(published) }),
    fault: (c, name, status) => message(c, defaultWords.faults[name], undefined, {}, status),
  };
};
