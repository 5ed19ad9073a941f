import { Option } from 'commander';
import type { Connection } from '../lib/adapters/connect.ts';
import type { BuildOutcome } from '../lib/pipeline/build-course.ts';
import { openCloudStage } from './cloud-stage.ts';
import { openLocalStage } from './local-stage.ts';

/** Where a command works: the ports of a stage, and its build-course. */
export type Stage = {
  connection: Connection;
  build(event: { edition?: string }): Promise<BuildOutcome>;
  close(): Promise<void>;
};

export const localStage = 'local';

/** `--stage`: the world on this machine unless a deployed stage is named. */
export const stageOption = (): Option =>
  new Option('--stage <name>', 'a deployed stage, or the world on this machine').default(localStage);

/** Opens a stage, works on it and closes it, whatever happens. */
export const onStage = async <Result>(
  name: string,
  work: (stage: Stage) => Promise<Result>,
): Promise<Result> => {
  const stage = name === localStage ? await openLocalStage() : await openCloudStage(name);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
};
