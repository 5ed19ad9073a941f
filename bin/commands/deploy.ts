import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readSite, readStage } from '../../lib/adapters/content/read-content.ts';
import { readStageFiles } from '../../lib/adapters/content/stage-files.ts';
import {
  type ContentFiles,
  type Fault,
  faultInWords,
  type PreparedContent,
} from '../../lib/domain/content/content.ts';
import { placeholders, type Site } from '../../lib/domain/content/site.ts';
import type { StageName, StageSettings } from '../../lib/domain/stage/stage-settings.ts';
import { asOnDisk, contentOption, contentVariable, prepareContentFolder } from '../content-folder.ts';
import { exitCodes } from '../exit-code.ts';
import { say } from '../say.ts';
import { deployedStageOption } from '../stage.ts';
import { templateFaults } from '../template-faults.ts';
import { type LookBeforeDeploy, lookBeforeDeploy } from './look-before-deploy.ts';
import { type LookAfterDeploy, lookAfterDeploy } from './stage/after-deploy.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Runs `cdk` with these arguments, its questions and answers on this terminal; resolves to its exit code. */
export type RunCdk = (cdkArguments: readonly string[]) => Promise<number>;

const runCdkWith =
  (content: string): RunCdk =>
  async (cdkArguments) => {
    const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
    const child = spawn(process.execPath, [cdk, ...cdkArguments], {
      cwd: projectRoot,
      stdio: 'inherit',
      // cdk.json names plain `node`, which has to be this one, whatever else is installed.
      env: {
        ...process.env,
        PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
        [contentVariable]: content,
      },
    });
    const [code] = await once(child, 'exit');
    return typeof code === 'number' ? code : 1;
  };

/** What a stage is made from; or what has to be mended in it before it may be deployed, one sentence a line. */
const readyToDeploy = (
  files: ContentFiles,
  stages: ContentFiles,
  stage: StageName,
): { site: Site; settings: StageSettings } | { refused: string[] } => {
  const read = readSite(files);
  const found = readStage(stages, stage);
  if ('faults' in read || 'faults' in found)
    return {
      refused: [...('faults' in read ? read.faults : []), ...('faults' in found ? found.faults : [])].map(
        faultInWords,
      ),
    };
  const asBegun = placeholders(read.site).map(
    ({ field, value }) => `content/site.yaml ${field} is still the example value ${JSON.stringify(value)}`,
  );
  return asBegun.length > 0 ? { refused: asBegun } : { site: read.site, settings: found.settings };
};

type Deployment = {
  content: PreparedContent;
  /** The files of all stages' settings. */
  stages: ContentFiles;
  /** What is wrong with the templates. */
  faults: readonly Fault[];
  stage: StageName;
  /** What is only warned of is meant. */
  accepted: boolean;
  cdkArguments: readonly string[];
};

/**
 * Deploys the stacks of a stage unless the site, what the stage has now, or who is on it, stands against it; returns the exit code.
 * What is at fault in a course or an issue is said, and stays as it is published.
 */
export const deploy = async (
  { content, stages, faults, stage, accepted, cdkArguments }: Deployment,
  {
    run,
    look,
    after,
    say,
    complain,
  }: { run: RunCdk; look: LookBeforeDeploy; after: LookAfterDeploy } & Record<
    'say' | 'complain',
    (line: string) => void
  >,
): Promise<number> => {
  const ready = readyToDeploy(content.files, stages, stage);
  const found = [...('refused' in ready ? ready.refused : []), ...faults.map(faultInWords)];
  const outlook =
    'refused' in ready || found.length > 0
      ? { lines: [], outOfIt: [], against: found, exitCode: exitCodes.failed }
      : await look({ ...ready, content, stage }, { accepted });
  outlook.lines.forEach(say);
  outlook.outOfIt.forEach(complain);
  if (outlook.against.length === 0) {
    const exitCode = await run(['deploy', '--all', '-c', `stage=${stage}`, ...cdkArguments]);
    if (exitCode !== 0) return exitCode;
    if ('site' in ready) (await after(stage, ready.site)).forEach(say);
    return outlook.exitCode;
  }
  outlook.against.forEach(complain);
  complain(
    outlook.exitCode === exitCodes.needsAnswer
      ? 'Nothing was deployed. Answer, then deploy again.'
      : 'Nothing was deployed. Correct these, then deploy again.',
  );
  return outlook.exitCode;
};

export const deployCommand = (): Command =>
  new Command()
    .addOption(deployedStageOption())
    .option('--yes', 'deploy also what would take something away, and what the plan of its publish warns of')
    .addOption(contentOption())
    .argument('[cdk...]', 'after "--": arguments for `cdk deploy`, such as --require-approval never')
    .action(
      async (
        cdkArguments: string[],
        { stage, content: folder, yes = false }: { stage: StageName; content: string; yes?: boolean },
      ) => {
        const content = await prepareContentFolder(folder);
        const shown = asOnDisk(folder);
        process.exitCode = await deploy(
          {
            content,
            stages: await readStageFiles(folder),
            faults: await templateFaults(),
            stage,
            accepted: yes,
            cdkArguments,
          },
          {
            run: runCdkWith(folder),
            look: lookBeforeDeploy,
            after: lookAfterDeploy,
            say: (line) => say(shown(line)),
            complain: (line) => process.stderr.write(`${shown(line)}\n`),
          },
        );
      },
    );
