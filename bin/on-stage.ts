import { openCloudStage } from './cloud-stage.ts';
import { openLocalStage } from './local-stage.ts';
import { localStage, type Stage } from './stage.ts';

/** Opens a stage, works on it and closes it, whatever happens. */
export const onStage = async <Result>(
  name: string,
  work: (stage: Stage) => Promise<Result>,
  options: Parameters<typeof openLocalStage>[0] = {},
): Promise<Result> => {
  const stage = name === localStage ? await openLocalStage(options) : await openCloudStage(name);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
};
