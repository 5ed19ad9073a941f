import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createHandler as createBuildCourse } from '../../../lambdas/build-course/handler.ts';
import { createReportHandler } from '../../../lambdas/build-course/report-handler.ts';
import type { ContentConnection } from '../../adapters/connect.ts';
import { contentHash } from '../../adapters/content/content-hash.ts';
import { createReadContent, readSite } from '../../adapters/content/read-content.ts';
import { readFiles, readTextOf } from '../../adapters/content/read-files.ts';
import type { ContentFiles, Fault, PreparedContent } from '../../domain/content/content.ts';
import { siteFile } from '../../domain/content/content-paths.ts';
import type { Front, Site } from '../../domain/content/site.ts';
import type { MailParts } from '../../domain/mail/mail.ts';
import type { WeeklyReport } from '../../domain/reports/weekly-report.ts';
import { createPrepareContent, type PrepareContent } from '../../images/prepare-content.ts';
import { keepHtml } from '../../mail/keep-html.ts';
import { type ReadyTemplates, readMailTemplates, readyTemplates } from '../../mail/mail-templates.ts';
import type { BuildOutcome } from '../../pipeline/publish/build-course.ts';
import { pageTemplateFaults } from '../../web/views/templates/page-template-faults.ts';

/** The folders that a local world publishes from. */
export type Sources = { content: string; templates: string };

/** The content as it is now. Where the folder is not there, there is none, and what is missing is said file by file. */
export const contentIn = async (folder: string, prepare: PrepareContent): Promise<PreparedContent> =>
  existsSync(folder) ? prepare(folder) : { files: new Map(), images: new Map() };

/** The site as its file in a folder says now, or what is wrong with it. */
export const readSiteIn = async (folder: string): Promise<{ site: Site } | { faults: Fault[] }> =>
  readSite(await siteFileIn(folder));

/** It alone: a start waits for it, and not for all the images of a course. */
const siteFileIn = async (folder: string): Promise<ContentFiles> => {
  const file = join(folder, basename(siteFile));
  return new Map(existsSync(file) ? [[siteFile, await readTextOf(file)]] : []);
};

/** What was made of files, until they are others. Most saves change no template, and to compile all of them takes as long as a publish. */
const unlessChanged = <Made>() => {
  let last: { of: string; made: Made } | undefined;
  return (files: ReadonlyMap<string, string>, make: () => Made): Made => {
    const of = contentHash([...files]);
    if (last?.of !== of) last = { of, made: make() };
    return last.made;
  };
};

/** build-course with these folders for its bundle: each save is to the local world what a deploy is to the cloud. */
export const publishingOf = (
  connection: ContentConnection,
  { content, templates }: Sources,
  read = createReadContent(),
  prepare = createPrepareContent(read),
) => {
  const readTemplates = () => readMailTemplates(join(templates, 'emails'));
  const html = keepHtml();
  const ready = unlessChanged<ReadyTemplates>();
  const templatesNow = async (): Promise<ReadyTemplates> => {
    const read = await readTemplates();
    return ready(read, () => readyTemplates(read, html));
  };
  const pages = join(templates, 'pages');
  const known = unlessChanged<Fault[]>();
  const pageFaultsNow = async (): Promise<Fault[]> =>
    known(existsSync(pages) ? await readFiles(pages) : new Map(), () => pageTemplateFaults(pages));
  const bundleNow = async () => ({
    content: await contentIn(content, prepare),
    templates: await templatesNow(),
  });
  let accepted: ReturnType<typeof createBuildCourse> | undefined;

  return {
    /** Publishes the content as it is now; refused, what was published before stays. */
    publish: async (): Promise<BuildOutcome> => {
      const faults = await pageFaultsNow();
      if (faults.length > 0) return { kind: 'refused', faults };
      const buildCourse = createBuildCourse(connection, await bundleNow(), read);
      const outcome = await buildCourse({});
      if ('courses' in outcome) accepted = buildCourse;
      return outcome;
    },
    /** What build-course at AWS does when it is called: builds an edition of the table with these templates. */
    build: async (event: { edition?: string }): Promise<BuildOutcome> =>
      createBuildCourse(connection, await bundleNow(), read)(event),
    /** What build-course at AWS makes of a week's figures. */
    compileReport: async (report: WeeklyReport, front: Front): Promise<MailParts> =>
      createReportHandler(connection, await readTemplates(), front)(report),
    /** The scheduled run, with what was last accepted. */
    rebuild: async (): Promise<BuildOutcome | undefined> => accepted?.({}),
  };
};
