import type { App } from 'aws-cdk-lib';
import { productionStage } from '../adapters/environment.ts';
import { type StageName, type StageSettings, stageName } from '../domain/stage/stage-settings.ts';

/** One deployed copy: its name, and what its file says. */
export type Settings = StageSettings & { stage: StageName };

/** What `cdk -c` took before a stage had a file, and where it stands there. */
const former = {
  certificateArn: '`certificate:` of a domain under `domains:`',
  imagesCertificateArn: '`certificate:` under `images:`',
  alarmsTo: '`alarmsTo:`',
  identity: '`identity:`',
} as const;

/** Reads which stage `cdk -c stage=NAME` means; a fault says what is to be given instead. */
export const readStageName = (app: App): { stage: StageName } | { faults: string[] } => {
  const given = stageName.safeParse(app.node.tryGetContext('stage') ?? productionStage);
  if (!given.success) return { faults: given.error.issues.map(({ message }) => `-c stage ${message}`) };
  const faults = Object.entries(former).flatMap(([name, place]) =>
    app.node.tryGetContext(name) === undefined
      ? []
      : [
          `-c ${name} is no more: write ${place} into stages/${given.data}.yaml of the content, where it lasts`,
        ],
  );
  return faults.length > 0 ? { faults } : { stage: given.data };
};
