import { Option } from 'commander';
import type { Connection } from '../lib/adapters/connect.ts';
import type { ExaminedStage } from '../lib/adapters/doctor/examined-stage.ts';
import type { FailedWork } from '../lib/adapters/failed-work.ts';
import type { BuildOutcome } from '../lib/pipeline/publish/build-course.ts';

/** Where a command works: the ports of a stage, what it stands on, its build-course, and what failed there for good. */
export type Stage = FailedWork & {
  examined: ExaminedStage;
  connection: Connection;
  build(event: { edition?: string }): Promise<BuildOutcome>;
  close(): Promise<void>;
};

export const localStage = 'local';

/** Which stage, and the content that the world on this machine is made from. */
export type OnStage = { stage: string; content: string };

/** `--stage`: the world on this machine unless a deployed stage is named. */
export const stageOption = (): Option =>
  new Option('--stage <name>', 'a deployed stage, or the world on this machine').default(localStage);
