import { openCloudStage } from './cloud-stage.ts';
import { openLocalStage } from './local-stage.ts';
import { localStage, type OnStage, type Stage } from './stage.ts';

/** Opens a stage, works on it and closes it, whatever happens. */
export const onStage = async <Result>(
  { stage: name, content }: OnStage,
  work: (stage: Stage) => Promise<Result>,
  options: Parameters<typeof openLocalStage>[1] = {},
): Promise<Result> => {
  const stage = name === localStage ? await openLocalStage(content, options) : await openCloudStage(name);
  try {
    return await work(stage);
  } finally {
    await stage.connection.tally.writeDown();
    await stage.close();
  }
};
