import type { ContentFiles, PreparedContent } from '../lib/domain/content/content.ts';
import { planDeploy, planFiles } from '../lib/mail/plan-files.ts';
import type { PublishPlan } from '../lib/pipeline/plan/plan-publish.ts';
import { mailTemplatesFolder } from './commands/folders.ts';
import type { Stage } from './stage.ts';

/** What a publish of these files would change on a stage, and whom it would reach; changes nothing there. */
export const planOn = (
  { connection }: Pick<Stage, 'connection'>,
  files: ContentFiles,
): Promise<PublishPlan> => planFiles(connection, files, mailTemplatesFolder);

/** The same of a deploy that brings these files: where it brings what the last one brought, what is live stays live. */
export const planDeployOn = (
  { connection }: Pick<Stage, 'connection'>,
  content: PreparedContent,
): Promise<PublishPlan> => planDeploy(connection, content, mailTemplatesFolder);
