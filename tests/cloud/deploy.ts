import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout, runScript } from '../bin/run-program.ts';
import { type Account, region } from './emulator.ts';
import { forEmulator, type Template } from './for-emulator.ts';

export type Program = Awaited<ReturnType<typeof runScript>>;

/** What is deployed, from the content in a folder, by Dripline as it is in another: by default as it is here. */
export type Deployment = { stage: string; content: string; from?: string };

/** What a process needs to reach the emulator, under the Node that this runs under. */
const variablesFor = ({ variables }: Account, content: string) => ({
  ...variables,
  DRIPLINE_CONTENT: content,
});

/** cdk.json names plain `node`, which has to be this one. */
const pathWithNode = (): string => [join(process.execPath, '..'), process.env.PATH].join(':');

const runCdk = async (
  account: Account,
  args: readonly string[],
  { from = checkout, content = '' }: Partial<Deployment> = {},
): Promise<string> => {
  const cdk = createRequire(join(from, 'package.json')).resolve('aws-cdk/bin/cdk');
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [cdk, ...args], {
    cwd: from,
    env: { ...process.env, ...variablesFor(account, content), PATH: pathWithNode() },
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout + stderr;
};

/** What an operator does once for an account. */
export const bootstrap = (account: Account): Promise<string> =>
  runCdk(account, ['bootstrap', `aws://${account.id}/${region}`]);

/** Where the templates of a stage are, as the CDK made them: of what there is to deploy, and of how it is. */
export const synthesize = async (
  account: Account,
  deployment: Deployment,
  folder: string,
): Promise<string> => {
  const assembly = join(folder, `assembly-${deployment.stage}`);
  await rm(assembly, { recursive: true, force: true });
  const { stage } = deployment;
  await runCdk(account, ['synth', '--quiet', '-c', `stage=${stage}`, '--output', assembly], deployment);
  return assembly;
};

/** What the CDK's own validation says of an assembly. */
export const validate = (account: Account, deployment: Deployment, assembly: string): Promise<string> =>
  // Without `--no-online` it would ask CloudFormation for what the emulator does not know.
  runCdk(account, ['validate', '--unstable=validate', '--no-online', '--app', assembly], deployment);

/** Changes each template of an assembly in its place, and the name that it is uploaded under: what is there already is not uploaded again. */
const changeTemplates = async (
  assembly: string,
  change: (template: Template, stack: string) => Template,
): Promise<void> => {
  const suffix = '.template.json';
  for (const name of await readdir(assembly)) {
    if (!name.endsWith(suffix)) continue;
    const stack = name.slice(0, -suffix.length);
    const path = join(assembly, name);
    const before = await readFile(path);
    // The CDK wrote it.
    const after = JSON.stringify(change(JSON.parse(before.toString('utf8')) as Template, stack));
    await writeFile(path, after);
    for (const file of [`${stack}.assets.json`, 'manifest.json'])
      await writeFile(
        join(assembly, file),
        (await readFile(join(assembly, file), 'utf8')).replaceAll(sha256(before), sha256(after)),
      );
  }
};

const sha256 = (bytes: string | Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * `npm run deploy` of a stage, with templates that leave out what the emulator cannot do; `change` is for a test that has
 * something else in them.
 */
export const deployTo = async (
  account: Account,
  deployment: Deployment,
  {
    folder,
    options = [],
    change = (template) => template,
  }: {
    folder: string;
    options?: readonly string[];
    change?: (template: Template, stack: string) => Template;
  },
): Promise<Program> => {
  const assembly = await synthesize(account, deployment, folder);
  await changeTemplates(assembly, (template, stack) => change(forEmulator(template).template, stack));
  const { stage } = deployment;
  const cdkArguments = ['--app', assembly, '--require-approval', 'never'];
  return dripline(account, deployment, ['deploy', '--stage', stage, ...options, '--', ...cdkArguments]);
};

/** What docs/stages.md says of destroying the application stack of a stage that has been deployed from an assembly. */
export const destroyApplication = (
  account: Account,
  deployment: Deployment,
  folder: string,
): Promise<string> => {
  const { stage } = deployment;
  const assembly = join(folder, `assembly-${stage}`);
  return runCdk(
    account,
    ['destroy', 'Application', '--app', assembly, '-c', `stage=${stage}`, '--force'],
    deployment,
  );
};

/** One of our own commands, with the operator's rights. */
export const dripline = (
  account: Account,
  { content, from = checkout }: Pick<Deployment, 'content' | 'from'>,
  args: readonly string[],
): Promise<Program> =>
  runScript(join(from, 'bin/dripline.ts'), args, { variables: variablesFor(account, content) });

/** `npm run cloud` itself. */
export const runCloud = ({ variables }: Account, args: readonly string[]): Promise<Program> =>
  runScript(join(checkout, 'tests', 'cloud', 'cloud.ts'), args, { variables });
