import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createHandler as createBuildCourse } from '../../../lambdas/build-course/handler.ts';
import { createReportHandler } from '../../../lambdas/build-course/report-handler.ts';
import type { ContentConnection } from '../../adapters/connect.ts';
import { readSite } from '../../adapters/content/read-content.ts';
import { readTextOf } from '../../adapters/content/read-files.ts';
import type { ContentFiles, Fault, PreparedContent } from '../../domain/content/content.ts';
import { siteFile } from '../../domain/content/content-paths.ts';
import type { Front, Site } from '../../domain/content/site.ts';
import type { MailParts } from '../../domain/mail/mail.ts';
import type { WeeklyReport } from '../../domain/reports/weekly-report.ts';
import type { PrepareContent } from '../../images/prepare-content.ts';
import { readMailTemplates } from '../../mail/mail-templates.ts';
import type { BuildOutcome } from '../../pipeline/publish/build-course.ts';
import { createWorkshop } from './workshop.ts';

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

/** build-course with these folders for its bundle: each save is to the local world what a deploy is to the cloud. */
export const publishingOf = (
  connection: ContentConnection,
  { content, templates }: Sources,
  workshop = createWorkshop(),
) => {
  const emails = join(templates, 'emails');
  const bundleNow = async () => {
    const compilers = await workshop.compilersBy(emails);
    return { content: await contentIn(content, workshop.prepare), compilers: () => compilers };
  };
  let accepted: ReturnType<typeof createBuildCourse> | undefined;

  return {
    /** Publishes the content as it is now; refused, what was published before stays. */
    publish: async (): Promise<BuildOutcome> => {
      const faults = await workshop.pageFaultsIn(join(templates, 'pages'));
      if (faults.length > 0) return { kind: 'refused', faults };
      const buildCourse = createBuildCourse(connection, await bundleNow(), workshop.read);
      const outcome = await buildCourse({});
      if ('courses' in outcome) accepted = buildCourse;
      return outcome;
    },
    /** What build-course at AWS does when it is called: builds an edition of the table with these templates. */
    build: async (event: { edition?: string }): Promise<BuildOutcome> =>
      createBuildCourse(connection, await bundleNow(), workshop.read)(event),
    /** What build-course at AWS makes of a week's figures. */
    compileReport: async (report: WeeklyReport, front: Front): Promise<MailParts> =>
      createReportHandler(connection, await readMailTemplates(emails), front)(report),
    /** The scheduled run, with what was last accepted. */
    rebuild: async (): Promise<BuildOutcome | undefined> => accepted?.({}),
  };
};
