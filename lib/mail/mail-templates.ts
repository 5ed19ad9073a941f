import Handlebars from 'handlebars';
import { readFiles } from '../adapters/content/read-files.ts';
import { blockKinds } from '../domain/content/block.ts';
import { distinctFaults, type Fault } from '../domain/content/content.ts';
import { insightKinds } from '../domain/content/parts/insight-kind.ts';
import { parseTemplates, type TemplateFile } from '../domain/templates/parse-templates.ts';
import { unknownFields } from '../domain/templates/unknown-fields.ts';
import type { Words } from '../words/en.ts';
import type { MailView } from './mail-view.ts';
import { markedTemplate, takeMarks } from './marked-template.ts';
import { mjmlToHtml, type ToHtml } from './mjml-to-html.ts';
import { placeholderFaults } from './placeholders.ts';
import {
  codeAsHtml,
  codeAsText,
  inlinesAsHtml,
  proseAsHtml,
  proseAsText,
  quotationAsText,
} from './prose-renderings.ts';
import { tableAsText } from './table-as-text.ts';
import { templateFault } from './template-fault.ts';

/** The files of templates/emails: for each part of a mail a `.mjml`, a `.txt` and an `.html`. */
export type MailTemplates = ReadonlyMap<string, string>;

export const readMailTemplates = (folder: string): Promise<MailTemplates> => readFiles(folder);

export type Template = 'lesson' | 'notice' | 'report';
/** Fills a template and its partials; throws where one of them or a variable is missing. */
export type Render = (template: Template, view: MailView & { words: Words['mail'] }) => string;
export type Renderings = {
  mjml: Render;
  text: Render;
  web: Render;
  /** The MJML as HTML. */
  html: ToHtml;
  /** The fields that the three templates of that name would ask for in vain. */
  unknownFields: (template: Template, view: Parameters<Render>[1]) => Fault[];
  /** Equal MJML with other line breaks, and the place in the templates that each line of it comes from. */
  traceableMjml: (template: Template, view: Parameters<Render>[1]) => { mjml: string; places: Place[] };
};
/** Empty where it is not known. */
type Place = { file: string; line: number } | Record<never, never>;

const strict = { strict: true } as const;

/** As many characters as the widest inbox shows of a mail beside its subject. */
const previewWidth = 180;
/** A blank that stands for itself (U+00A0), between two that take no room: programs would make one of many alike. */
const filling = '&#847;&zwnj;&nbsp;';

const isHtml = {
  prose: (prose) => new Handlebars.SafeString(proseAsHtml(prose)),
  inline: (children) => new Handlebars.SafeString(inlinesAsHtml(children)),
  code: (code) => new Handlebars.SafeString(codeAsHtml(code)),
  // Without it, an inbox goes on after a short preview with whatever the mail begins with.
  fillUp: (preview: string) =>
    new Handlebars.SafeString(filling.repeat(Math.max(0, previewWidth - preview.length))),
} satisfies Handlebars.HelperDeclareSpec;

const columns = 72;
const isText = {
  prose: proseAsText,
  code: codeAsText,
  quotation: quotationAsText,
  table: tableAsText,
  rule: () => '-'.repeat(columns),
  underlined: (heading: string, stroke: string) =>
    `${heading}\n${stroke.repeat(Math.min(heading.length, columns))}`,
} satisfies Handlebars.HelperDeclareSpec;

/** The three kinds of templates: how they end, the helpers they may call, and how they are filled. */
const kinds = {
  mjml: { extension: '.mjml', helpers: isHtml, options: strict },
  text: { extension: '.txt', helpers: isText, options: { ...strict, noEscape: true } },
  web: { extension: '.html', helpers: isHtml, options: strict },
} as const;
type Kind = (typeof kinds)[keyof typeof kinds];

const inFolder = (file: string) => `templates/emails/${file}`;

const filesOf = (templates: MailTemplates, { extension }: Kind): TemplateFile[] =>
  [...templates]
    .filter(([file]) => file.endsWith(extension))
    .map(([file, text]) => ({
      name: file.slice(0, -extension.length),
      file: inFolder(file),
      text,
    }));

/** What is wrong with the templates, whatever mail they are filled with. */
export const mailTemplateFaults = (templates: MailTemplates): Fault[] => {
  const missing = needed.filter((file) => !templates.has(file));
  return distinctFaults([
    ...missing.map((file) => ({ file: inFolder(file), message: 'is missing: mails are made from it' })),
    ...Object.values(kinds).flatMap((kind) => {
      const { parsed, faults } = parseTemplates(filesOf(templates, kind), Object.keys(kind.helpers));
      return [...faults, ...placeholderFaults(parsed)];
    }),
  ]);
};

/** Each kind of block has its own; the block `insight` has that of its insight's kind. */
const templatesOfBlocks = [...blockKinds.filter((kind) => kind !== 'insight'), ...insightKinds];

/** What no other template calls by its name. A notice is read in the mail alone, and so is the report. */
const needed: readonly string[] = [
  'notice.mjml',
  'notice.txt',
  'report.mjml',
  'report.txt',
  ...['lesson', ...templatesOfBlocks].flatMap((name) =>
    Object.values(kinds).map(({ extension }) => `${name}${extension}`),
  ),
];

/** `read` makes of a template's text what is compiled. */
const renderWith = (
  files: readonly TemplateFile[],
  { helpers, options }: Kind,
  read: (text: string, index: number) => unknown = (text) => text,
): Render => {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpers);
  /** The files that are being filled in, the innermost last. */
  const open: string[] = [];
  /** What stands in a layout is not the layout's fault. */
  const within = <Made>(file: string, make: () => Made): Made => {
    open.push(file);
    try {
      return make();
    } catch (error) {
      throw templateFault(file, error);
    } finally {
      open.pop();
    }
  };
  for (const [index, { name, file, text }] of files.entries()) {
    const compiled = handlebars.compile(read(text, index), options);
    handlebars.registerPartial(name, (view, how) => {
      const caller = open.at(-1) ?? file;
      const block: unknown = how?.data?.['partial-block'];
      const data =
        typeof block === 'function'
          ? { ...how?.data, 'partial-block': (...given: unknown[]) => within(caller, () => block(...given)) }
          : how?.data;
      return within(file, () => compiled(view, { ...how, data }));
    });
  }
  const whole = (template: Template) => handlebars.compile(`{{> ${template}}}`, options);
  const mails = { lesson: whole('lesson'), notice: whole('notice'), report: whole('report') };
  return (template, view) => mails[template](view);
};

/** Lines without blanks at their end, and never more than one blank line between them. */
const tidy = (text: string): string =>
  `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;

/** Templates as compilers need them: what is wrong with them, and else what they make of a mail. */
export type ReadyTemplates = { faults: readonly Fault[]; render: Renderings };

/** To read and compile them takes as long as some mails do: whoever has several compilers of the same templates makes them ready once. */
export const readyTemplates = (
  templates: MailTemplates | ReadyTemplates,
  html = mjmlToHtml,
): ReadyTemplates =>
  'render' in templates
    ? templates
    : { faults: mailTemplateFaults(templates), render: createRenderings(templates, html) };

/** The three renderings of a mail: MJML, plain text, and the fragment for reading in a browser. */
export const createRenderings = (templates: MailTemplates, html = mjmlToHtml): Renderings => {
  const render = (kind: Kind) => renderWith(filesOf(templates, kind), kind);
  const text = render(kinds.text);
  const parsed = Object.values(kinds).map((kind) => ({
    files: parseTemplates(filesOf(templates, kind)).parsed,
    helpers: Object.keys(kind.helpers),
  }));
  return {
    mjml: render(kinds.mjml),
    text: (template, view) => tidy(text(template, view)),
    web: render(kinds.web),
    html,
    unknownFields: (template, view) =>
      parsed.flatMap(({ files, helpers }) => unknownFields(files, template, view, helpers)),
    traceableMjml: (template, view) => {
      const files = filesOf(templates, kinds.mjml);
      const marked = renderWith(files, kinds.mjml, markedTemplate)(template, view);
      const { text: mjml, places } = takeMarks(marked);
      return {
        mjml,
        places: places.map((found) => {
          const file = found && files[found.place]?.file;
          return found && file !== undefined ? { file, line: found.line } : {};
        }),
      };
    },
  };
};
