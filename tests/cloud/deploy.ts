import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { checkout, runProgram } from '../bin/run-program.ts';
import { type Emulator, region } from './emulator.ts';
import { forEmulator, type Template } from './for-emulator.ts';

type Program = Awaited<ReturnType<typeof runProgram>>;
export type Deployment = { stage: string; content: string };

/** What a process needs to reach the emulator, under the Node that this runs under. */
const variablesFor = ({ variables }: Emulator, content: string) => ({
  ...variables,
  DRIPLINE_CONTENT: content,
});

const cdk = createRequire(import.meta.url).resolve('aws-cdk/bin/cdk');

const runCdk = async (emulator: Emulator, content: string, args: readonly string[]): Promise<void> => {
  await promisify(execFile)(process.execPath, [cdk, ...args], {
    cwd: checkout,
    env: { ...process.env, ...variablesFor(emulator, content), PATH: pathWithNode() },
    maxBuffer: 64 * 1024 * 1024,
  });
};

/** cdk.json names plain `node`, which has to be this one. */
const pathWithNode = (): string => [join(process.execPath, '..'), process.env.PATH].join(':');

/** What an operator does once for an account. */
export const bootstrap = (emulator: Emulator, content: string): Promise<void> =>
  runCdk(emulator, content, ['bootstrap', `aws://${emulator.account}/${region}`]);

/** `npm run deploy` of a stage, with templates that leave out what the emulator cannot do. */
export const deployTo = async (
  emulator: Emulator,
  { stage, content }: Deployment,
  folder: string,
  options: readonly string[] = [],
): Promise<Program> => {
  const assembly = join(folder, `assembly-${stage}`);
  await rm(assembly, { recursive: true, force: true });
  await runCdk(emulator, content, ['synth', '--quiet', '-c', `stage=${stage}`, '--output', assembly]);
  for (const name of ['Data', 'Address', 'Application']) {
    const path = join(assembly, `${name}.template.json`);
    // The CDK wrote it.
    const written = JSON.parse(await readFile(path, 'utf8')) as Template;
    await writeFile(path, JSON.stringify(forEmulator(written).template));
  }
  const cdkArguments = ['--app', assembly, '--require-approval', 'never'];
  return dripline(emulator, content, ['deploy', '--stage', stage, ...options, '--', ...cdkArguments]);
};

/** One of our own commands, with the operator's rights. */
export const dripline = (emulator: Emulator, content: string, args: readonly string[]): Promise<Program> =>
  runProgram(args, checkout, variablesFor(emulator, content));
