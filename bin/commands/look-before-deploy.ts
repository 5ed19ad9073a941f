import { IncompleteEnvironment } from '../../lib/adapters/environment.ts';
import type { ContentFiles } from '../../lib/domain/content/content.ts';
import { openCloudStage, StageNotFound } from '../cloud-stage.ts';
import { planDeployOn } from '../plan-on.ts';
import { type Outlook, outlookOf } from './plan/outlook.ts';

/** What the publish at the end of a deploy would do, and would not do, so that it is known before anything is deployed. */
export type LookBeforeDeploy = (
  files: ContentFiles,
  stage: string,
  options: { accepted: boolean },
) => Promise<Outlook | undefined>;

/**
 * Plans that publish on the stage as it is. A first deploy has nothing to ask about; neither has a stage that an earlier
 * version of Dripline deployed and that this one cannot connect to: its build-course then refuses by itself.
 */
export const lookBeforeDeploy: LookBeforeDeploy = async (files, name, options) => {
  const stage = await openCloudStage(name).catch((error: unknown) => {
    if (error instanceof StageNotFound || error instanceof IncompleteEnvironment) return undefined;
    throw error;
  });
  if (!stage) return undefined;
  try {
    return await outlookOf(stage.connection, await planDeployOn(stage, files), options);
  } finally {
    await stage.close();
  }
};
