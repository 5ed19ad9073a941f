import { existsSync } from 'node:fs';
import { contentHash } from '../../adapters/content/content-hash.ts';
import { createReadContent } from '../../adapters/content/read-content.ts';
import { readFiles } from '../../adapters/content/read-files.ts';
import type { Fault } from '../../domain/content/content.ts';
import { createPrepareContent } from '../../images/prepare-content.ts';
import { keepHtml } from '../../mail/keep-html.ts';
import { keepCompiled, type MailCompilers, mailCompilers } from '../../mail/mail-compilers.ts';
import { type ReadyTemplates, readMailTemplates, readyTemplates } from '../../mail/mail-templates.ts';
import { createPageKit, type PageKit } from '../../web/views/page-kit.ts';
import { compileTemplates } from '../../web/views/templates/compile-templates.ts';
import { pageTemplateFaults } from '../../web/views/templates/page-template-faults.ts';
import type { Templates } from '../../web/views/templates.ts';

/** What was made of files, until they are others. */
const unlessChanged = <Made>() => {
  let last: { of: string; made: Made } | undefined;
  return (files: ReadonlyMap<string, string>, make: () => Made): Made => {
    const of = contentHash([...files]);
    if (last?.of !== of) last = { of, made: make() };
    return last.made;
  };
};

const filesIn = async (folder: string): Promise<ReadonlyMap<string, string>> =>
  existsSync(folder) ? readFiles(folder) : new Map();

/**
 * What a world makes of content and templates, and need not make again until they are others: most saves change few of them, and the
 * daily build none, and to make all of it takes longer than the rest of a publish.
 */
export const createWorkshop = () => {
  const read = createReadContent();
  const html = keepHtml();
  const ready = unlessChanged<ReadyTemplates>();
  const compilers = unlessChanged<MailCompilers>();
  const faults = unlessChanged<Fault[]>();
  const pages = unlessChanged<{ templates: Templates; pageKit: PageKit }>();
  const mailTemplatesIn = async (folder: string) => {
    const files = await readMailTemplates(folder);
    return { files, ready: ready(files, () => readyTemplates(files, html)) };
  };
  return {
    read,
    prepare: createPrepareContent(read),
    /** The mail templates that are in the folder now, and what they make of mails. */
    mailTemplatesIn,
    /** What compiles mails by the templates that are in the folder now. */
    compilersBy: async (folder: string): Promise<MailCompilers> => {
      const templates = await mailTemplatesIn(folder);
      return compilers(templates.files, () => keepCompiled(mailCompilers(templates.ready)));
    },
    /** What is wrong with the page templates that are in the folder now. */
    pageFaultsIn: async (folder: string): Promise<Fault[]> =>
      faults(await filesIn(folder), () => pageTemplateFaults(folder)),
    /** What pages are made with, by the templates that are in the folder now. */
    pagesBy: async (folder: string) =>
      pages(await filesIn(folder), () => ({
        templates: compileTemplates(folder),
        pageKit: createPageKit(folder),
      })),
  };
};
export type Workshop = ReturnType<typeof createWorkshop>;
