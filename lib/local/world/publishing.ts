import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createHandler as createBuildCourse } from '../../../lambdas/build-course/handler.ts';
import type { ContentConnection } from '../../adapters/connect.ts';
import { readContent } from '../../adapters/content/read-content.ts';
import type { Content, Fault, PreparedContent } from '../../domain/content/content.ts';
import { createPrepareContent, type PrepareContent } from '../../images/prepare-content.ts';
import { readMailTemplates } from '../../mail/mail-templates.ts';
import type { BuildOutcome } from '../../pipeline/publish/build-course.ts';
import { pageTemplateFaults } from '../../web/views/page-template-faults.ts';

/** The content files of a checkout. Where the folder is not there, there are none, and what is missing is said file by file. */
const contentIn = async (project: string, prepare: PrepareContent): Promise<PreparedContent> => {
  const folder = join(project, 'content');
  return existsSync(folder) ? prepare(folder) : { files: new Map(), images: new Map() };
};

/** The content of a checkout as its files are now, or all that is wrong with them. */
export const readCheckout = async (project: string): Promise<{ content: Content } | { faults: Fault[] }> =>
  readContent((await contentIn(project, createPrepareContent())).files);

/** build-course with a checkout for its bundle: each save is to the local world what a deploy is to the cloud. */
export const publishingOf = (connection: ContentConnection, project: string) => {
  const prepare = createPrepareContent();
  const bundleNow = async () => ({
    content: await contentIn(project, prepare),
    templates: await readMailTemplates(join(project, 'templates', 'emails')),
  });
  let accepted: ReturnType<typeof createBuildCourse> | undefined;

  return {
    /** Publishes the checkout as it is now; refused, what was published before stays. */
    publish: async (): Promise<BuildOutcome> => {
      const faults = pageTemplateFaults(join(project, 'templates', 'pages'));
      if (faults.length > 0) return { kind: 'refused', faults };
      const buildCourse = createBuildCourse(connection, await bundleNow());
      const outcome = await buildCourse({});
      if ('courses' in outcome) accepted = buildCourse;
      return outcome;
    },
    /** What build-course at AWS does when it is called: builds an edition of the table with the checkout's templates. */
    build: async (event: { edition?: string }): Promise<BuildOutcome> =>
      createBuildCourse(connection, await bundleNow())(event),
    /** The scheduled run, with what was last accepted. */
    rebuild: async (): Promise<BuildOutcome | undefined> => accepted?.({}),
  };
};
