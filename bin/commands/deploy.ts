import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { readContent } from '../../lib/adapters/content/read-content.ts';
import {
  type ContentFiles,
  type Fault,
  faultInWords,
  type PreparedContent,
} from '../../lib/domain/content/content.ts';
import { placeholders } from '../../lib/domain/content/site.ts';
import { createPrepareContent } from '../../lib/images/prepare-content.ts';
import { exitCodes } from '../exit-code.ts';
import { templateFaults } from '../template-faults.ts';
import { contentFolder } from './folders.ts';
import { type LookBeforeDeploy, lookBeforeDeploy } from './look-before-deploy.ts';

const projectRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Runs `cdk` with these arguments, its questions and answers on this terminal; resolves to its exit code. */
export type RunCdk = (cdkArguments: readonly string[]) => Promise<number>;

const runCdk: RunCdk = async (cdkArguments) => {
  const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');
  const child = spawn(process.execPath, [cdk, ...cdkArguments], {
    cwd: projectRoot,
    stdio: 'inherit',
    // cdk.json names plain `node`, which has to be this one, whatever else is installed.
    env: { ...process.env, PATH: [dirname(process.execPath), process.env.PATH].join(delimiter) },
  });
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
};

/** What has to be mended before this content may be deployed, one sentence a line; empty when nothing has. */
export const refusals = (files: ContentFiles): string[] => {
  const read = readContent(files);
  if ('faults' in read) return read.faults.map(faultInWords);
  return placeholders(read.content.site).map(
    ({ field, value }) => `content/site.yaml ${field} is still the example value ${JSON.stringify(value)}`,
  );
};

type Deployment = {
  content: PreparedContent;
  /** What is wrong with the templates. */
  faults: readonly Fault[];
  stage: string;
  cdkArguments: readonly string[];
};

/** Deploys both stacks of a stage unless the content, or who is on the stage, stands against it; returns the exit code. */
export const deploy = async (
  { content, faults, stage, cdkArguments }: Deployment,
  { run, look, complain }: { run: RunCdk; look: LookBeforeDeploy; complain: (line: string) => void },
): Promise<number> => {
  const found = [...refusals(content.files), ...faults.map(faultInWords)];
  const obstacle =
    found.length > 0 ? { lines: found, exitCode: exitCodes.failed } : await look(content, stage);
  if (!obstacle) return run(['deploy', '--all', '-c', `stage=${stage}`, ...cdkArguments]);
  for (const line of obstacle.lines) complain(line);
  complain(
    obstacle.exitCode === exitCodes.needsAnswer
      ? 'Nothing was deployed. Answer in the content, then deploy again.'
      : 'Nothing was deployed. Correct these, then deploy again.',
  );
  return obstacle.exitCode;
};

export const deployCommand = (): Command =>
  new Command('deploy')
    .description('Deploys the whole application to your AWS account, or brings it up to date')
    .option('--stage <name>', 'which stage to deploy', 'prod')
    .argument('[cdk...]', 'after "--": arguments for `cdk deploy`, such as -c certificateArn=ARN')
    .action(async (cdkArguments: string[], { stage }: { stage: string }) => {
      const content = await createPrepareContent()(contentFolder);
      process.exitCode = await deploy(
        { content, faults: await templateFaults(), stage, cdkArguments },
        { run: runCdk, look: lookBeforeDeploy, complain: (line) => process.stderr.write(`${line}\n`) },
      );
    });
