import type { StageName } from '../lib/domain/stage/stage-settings.ts';
import { localStage } from '../lib/local/process/environment.ts';
import type { openLocalStage } from './local-stage.ts';
import type { OnStage, Stage } from './stage.ts';

/** Opens a stage, works on it and closes it, whatever happens. */
export const onStage = async <Result>(
  { stage: name, content }: OnStage,
  work: (stage: Stage) => Promise<Result>,
  options: Parameters<typeof openLocalStage>[1] = {},
): Promise<Result> => {
  const stage = name === localStage ? await openLocal(content, options) : await openCloud(name);
  try {
    return await work(stage);
  } finally {
    await stage.connection.tally.writeDown();
    await stage.close();
  }
};

// A command needs one of the two, and each is much to load.
const openLocal: typeof openLocalStage = async (...place) =>
  (await import('./local-stage.ts')).openLocalStage(...place);

const openCloud = async (name: StageName): Promise<Stage> =>
  (await import('./cloud-stage.ts')).openCloudStage(name);
