import type { Connection } from '../adapters/connect.ts';
import { readContent } from '../adapters/content/read-content.ts';
import type { ContentFiles, PreparedContent } from '../domain/content/content.ts';
import { type PublishPlan, planPublish } from '../pipeline/plan/plan-publish.ts';
import type { BuildRequest } from '../pipeline/publish/plan-build.ts';
import { mailCompilers } from './mail-compilers.ts';
import { readMailTemplates } from './mail-templates.ts';

/** Names the files that are planned with, which are stored nowhere. */
const planned = 'planned';

/** What a publish of these files would change on a stage, and whom it would reach; changes nothing there. */
export const planFiles = async (
  connection: Connection,
  files: ContentFiles,
  templates: string,
): Promise<PublishPlan> => {
  const { editions } = connection;
  const read = async (edition: string) => (edition === planned ? files : editions.read(edition));
  return planWith({ ...connection, editions: { ...editions, read } }, { edition: planned }, templates);
};

/** The same of a deploy that brings these files: where it brings what the last one brought, what is live stays live. */
export const planDeploy = (
  connection: Connection,
  content: PreparedContent,
  templates: string,
): Promise<PublishPlan> => planWith(connection, { bundle: content }, templates);

const planWith = async (
  connection: Connection,
  request: BuildRequest,
  folder: string,
): Promise<PublishPlan> => {
  const templates = await readMailTemplates(folder);
  const live = await connection.editions.live();
  return planPublish({ ...connection, readContent, ...mailCompilers(templates) })(request, live);
};
