import { InvalidArgumentError, Option } from 'commander';
import type { ExaminedStage } from '../lib/adapters/doctor/examined-stage.ts';
import { productionStage } from '../lib/adapters/environment.ts';
import type { FailedWork } from '../lib/adapters/failed-work.ts';
import type { SendingConnection } from '../lib/adapters/ses/with-mailer.ts';
import { type StageName, stageName } from '../lib/domain/stage/stage-settings.ts';
import { localStage } from '../lib/local/process/environment.ts';
import type { BuildOutcome } from '../lib/pipeline/publish/build-course.ts';

/** Where a command works: the ports of a stage, what it stands on, its build-course, and what failed there for good. */
export type Stage = FailedWork & {
  examined: ExaminedStage;
  connection: SendingConnection;
  build(event: { edition?: string }): Promise<BuildOutcome>;
  close(): Promise<void>;
};

/** Which stage, and the content that the world on this machine is made from. */
export type OnStage = { stage: StageName; content: string };

/** What somebody calls a stage, on the command line. */
export const readStageName = (text: string): StageName => {
  const parsed = stageName.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new InvalidArgumentError(`A stage ${parsed.error.issues[0]?.message}.`);
};

/** A stage that is deployed or is to be: under the name of the world on this machine no command would find it. */
export const readDeployedStageName = (text: string): StageName => {
  const name = readStageName(text);
  if (name === localStage)
    throw new InvalidArgumentError(
      `“${localStage}” is the world on this machine; give a stage another name.`,
    );
  return name;
};

/** `--stage`: the world on this machine unless a deployed stage is named. */
export const stageOption = (): Option =>
  new Option('--stage <name>', 'a deployed stage, or the world on this machine')
    .default(localStage)
    .argParser(readStageName);

/** `--stage` of what there is no world on this machine for: a deployed stage, or one to be. */
export const deployedStageOption = (): Option =>
  new Option('--stage <name>', 'which stage')
    .default(stageName.parse(productionStage))
    .argParser(readDeployedStageName);
