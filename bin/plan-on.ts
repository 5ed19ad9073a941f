import type { Connection } from '../lib/adapters/connect.ts';
import { readContent } from '../lib/adapters/content/read-content.ts';
import type { ContentFiles, PreparedContent } from '../lib/domain/content/content.ts';
import { mailCompilers } from '../lib/mail/mail-compilers.ts';
import { readMailTemplates } from '../lib/mail/mail-templates.ts';
import { type PublishPlan, planPublish } from '../lib/pipeline/plan/plan-publish.ts';
import type { BuildRequest } from '../lib/pipeline/publish/plan-build.ts';
import { mailTemplatesFolder } from './commands/folders.ts';
import type { Stage } from './stage.ts';

/** Names the files that are planned with, which are stored nowhere. */
const planned = 'planned';

/** What a publish of these files would change on a stage, and whom it would reach; changes nothing there. */
export const planOn = async (
  { connection }: Pick<Stage, 'connection'>,
  files: ContentFiles,
): Promise<PublishPlan> => {
  const { editions } = connection;
  const read = async (edition: string) => (edition === planned ? files : editions.read(edition));
  return planWith({ ...connection, editions: { ...editions, read } }, { edition: planned });
};

/** The same of a deploy that brings these files: where it brings what the last one brought, what is live stays live. */
export const planDeployOn = (
  { connection }: Pick<Stage, 'connection'>,
  content: PreparedContent,
): Promise<PublishPlan> => planWith(connection, { bundle: content });

const planWith = async (connection: Connection, request: BuildRequest): Promise<PublishPlan> => {
  const templates = await readMailTemplates(mailTemplatesFolder);
  const live = await connection.editions.live();
  return planPublish({ ...connection, readContent, ...mailCompilers(templates) })(request, live);
};
