import type { Connection } from '../adapters/connect.ts';
import { readContent } from '../adapters/content/read-content.ts';
import type { ContentFiles, PreparedContent } from '../domain/content/content.ts';
import { type PublishPlan, planPublish } from '../pipeline/plan/plan-publish.ts';
import type { BuildRequest } from '../pipeline/publish/plan-build.ts';
import { keepHtml } from './keep-html.ts';
import { mailCompilers } from './mail-compilers.ts';
import { readMailTemplates } from './mail-templates.ts';

/** Names the files that are planned with, which are stored nowhere. */
const planned = 'planned';

/**
 * What a publish of these files would change on a stage, with the mail templates in a folder, and whom it would reach;
 * changes nothing there.
 */
export const planOn = async (
  connection: Connection,
  mailTemplates: string,
  files: ContentFiles,
): Promise<PublishPlan> => {
  const { editions } = connection;
  const read = async (edition: string) => (edition === planned ? files : editions.read(edition));
  return planWith({ ...connection, editions: { ...editions, read } }, mailTemplates, { edition: planned });
};

/** The same of a deploy that brings these files: where it brings what the last one brought, what is live stays live. */
export const planDeployOn = (
  connection: Connection,
  mailTemplates: string,
  content: PreparedContent,
): Promise<PublishPlan> => planWith(connection, mailTemplates, { bundle: content });

const planWith = async (
  connection: Connection,
  mailTemplates: string,
  request: BuildRequest,
): Promise<PublishPlan> => {
  const templates = await readMailTemplates(mailTemplates);
  const live = await connection.editions.live();
  return planPublish({ ...connection, readContent, ...mailCompilers(templates, keepHtml()) })(request, live);
};
