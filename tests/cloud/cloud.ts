import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openCloudStage } from '../../bin/cloud-stage.ts';
import { exitCodes } from '../../bin/exit-code.ts';
import { sentenceOf } from '../../bin/sentence-of.ts';
import { UsageError } from '../../bin/usage-error.ts';
import { type StageName, stageName } from '../../lib/domain/stage/stage-settings.ts';
import { checkout } from '../bin/run-program.ts';
import { playOnStage, whatItDoes } from './play-on-stage.ts';

/** `npm run cloud`: everything on an emulated AWS, with what is left of the arguments for Vitest. */
const onEmulator = async (args: readonly string[]): Promise<number> => {
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '..', 'vitest.mjs');
  const config = join(import.meta.dirname, 'vitest.config.ts');
  const child = spawn(process.execPath, [vitest, 'run', '--config', config, ...args], {
    cwd: checkout,
    stdio: 'inherit',
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : exitCodes.failed;
};

/** `npm run cloud -- --stage NAME --yes`: what harms nobody, on a stage that is there. */
const onStage = async (
  name: StageName,
  { at, yes }: { at: string | undefined; yes: boolean },
): Promise<number> => {
  if (!yes) {
    process.stderr.write(`${whatItDoes(name)}\nNothing was done. To do it, run this again with --yes.\n`);
    return exitCodes.needsAnswer;
  }
  const stage = await openCloudStage(name);
  try {
    const failed = await playOnStage(stage, at ?? stage.connection.baseUrl, (line) =>
      process.stdout.write(`${line}\n`),
    );
    return failed === 0 ? 0 : exitCodes.failed;
  } finally {
    await stage.connection.tally.writeDown();
    await stage.close();
  }
};

const args = process.argv.slice(2);
try {
  if (args.some((each) => each === '--stage' || each.startsWith('--stage='))) {
    const { values } = parseArgs({
      args,
      options: {
        stage: { type: 'string', default: '' },
        at: { type: 'string' },
        yes: { type: 'boolean', default: false },
      },
    });
    const stage = stageName.safeParse(values.stage);
    if (!stage.success) throw new UsageError(`A stage ${stage.error.issues[0]?.message}.`, exitCodes.misused);
    process.exitCode = await onStage(stage.data, { at: values.at, yes: values.yes });
  } else process.exitCode = await onEmulator(args);
} catch (error) {
  const known = sentenceOf(error);
  if (!known) throw error;
  process.stderr.write(`${known.sentence}\n`);
  process.exitCode = known.exitCode;
}
