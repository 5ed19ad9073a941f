import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/** The packages of AWS that a program of its own loads by importing these files, and working with what they export. */
const loadedBy = async (program: string): Promise<string[]> => {
  const hook = `
    import { registerHooks } from 'node:module';
    const loaded = new Set();
    registerHooks({ load: (url, context, next) => {
      const [, name] = /@aws-sdk\\/(client-[a-z0-9-]+)/.exec(url) ?? [];
      if (name) loaded.add(name);
      return next(url, context);
    } });
    ${program}
    process.stdout.write(JSON.stringify([...loaded].sort()));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', hook]);
  return JSON.parse(stdout);
};

const fileUrl = (path: string): string => JSON.stringify(new URL(`../../../${path}`, import.meta.url).href);

it('loads the clients that a doctor, or who looks after what failed, asks by when the first is asked', async () => {
  const making = `
    const { examinedStage } = await import(${fileUrl('lib/adapters/doctor/examined-stage.ts')});
    const { failedWork } = await import(${fileUrl('lib/adapters/failed-work.ts')});
    const stage = { STAGE: 'prod', DEAD_LETTERS: 'http://127.0.0.1/dead-letters' };
    const { surroundings } = examinedStage(stage);
    const { deadLetters } = failedWork(stage);`;
  expect(await loadedBy(making)).toEqual([]);
  const asking = `process.env.AWS_REGION = 'us-east-1';
    process.env.AWS_ENDPOINT_URL = 'http://127.0.0.1:9';
    await Promise.allSettled([surroundings.eventBus(), deadLetters.putBack({ handle: 'one' })]);`;
  expect(await loadedBy(`${making}${asking}`)).toEqual(
    expect.arrayContaining(['client-eventbridge', 'client-sesv2', 'client-sns', 'client-sqs']),
  );
});
