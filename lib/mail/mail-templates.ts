import Handlebars from 'handlebars';
import { readFiles } from '../adapters/content/read-files.ts';
import type { Words } from '../words/en.ts';
import type { MailView } from './mail-view.ts';
import { proseAsHtml, proseAsText } from './prose-renderings.ts';

/** The files of templates/emails: for each part of a mail a `.mjml`, a `.txt` and an `.html`. */
export type MailTemplates = ReadonlyMap<string, string>;

export const readMailTemplates = (folder: string): Promise<MailTemplates> => readFiles(folder);

export type Template = 'lesson' | 'notice';
/** Fills a template and its partials; throws where one of them or a variable is missing. */
export type Render = (template: Template, view: MailView & { words: Words['mail'] }) => string;
export type Renderings = { mjml: Render; text: Render; web: Render };

const strict = { strict: true } as const;

/** As many characters as the widest inbox shows of a mail beside its subject. */
const previewWidth = 180;
/** A blank that stands for itself (U+00A0), between two that take no room: programs would make one of many alike. */
const filling = '&#847;&zwnj;&nbsp;';

const isHtml = {
  prose: (prose) => new Handlebars.SafeString(proseAsHtml(prose)),
  // Without it, an inbox goes on after a short preview with whatever the mail begins with.
  fillUp: (preview: string) =>
    new Handlebars.SafeString(filling.repeat(Math.max(0, previewWidth - preview.length))),
} satisfies Handlebars.HelperDeclareSpec;

const columns = 72;
const isText = {
  prose: proseAsText,
  rule: () => '-'.repeat(columns),
  underlined: (heading: string, stroke: string) =>
    `${heading}\n${stroke.repeat(Math.min(heading.length, columns))}`,
} satisfies Handlebars.HelperDeclareSpec;

const renderWith = (
  templates: MailTemplates,
  extension: string,
  helpers: Handlebars.HelperDeclareSpec,
  options: CompileOptions,
): Render => {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpers);
  for (const [file, text] of templates)
    if (file.endsWith(extension)) handlebars.registerPartial(file.slice(0, -extension.length), text);
  return (template, view) => handlebars.compile(`{{> ${template}}}`, options)(view);
};

/** Lines without blanks at their end, and never more than one blank line between them. */
const tidy = (text: string): string =>
  `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;

/** The three renderings of a mail: MJML, plain text, and the fragment for reading in a browser. */
export const createRenderings = (templates: MailTemplates): Renderings => {
  const text = renderWith(templates, '.txt', isText, { ...strict, noEscape: true });
  return {
    mjml: renderWith(templates, '.mjml', isHtml, strict),
    text: (template, view) => tidy(text(template, view)),
    web: renderWith(templates, '.html', isHtml, strict),
  };
};
