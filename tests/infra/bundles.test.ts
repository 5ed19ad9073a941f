import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentSchema } from '../../lib/adapters/environment.ts';
import { bundleLambda, type LambdaName } from '../../lib/infra/bundle.ts';
import { localEnvironment } from '../../lib/local/environment.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { startLambda } from './start-lambda.ts';

const lambdas: LambdaName[] = ['build-course', 'send-lessons', 'web', 'record-feedback'];

const folder = await temporaryFolder();
const bundles = new Map(lambdas.map((name) => [name, bundleLambda(name, join(folder, name))]));
const inputsOf = (name: LambdaName): string[] => Object.keys(bundles.get(name)?.inputs ?? {});
const bytesOf = (name: LambdaName): number => Object.values(bundles.get(name)?.outputs ?? {})[0]?.bytes ?? 0;

describe('the bundles', () => {
  it('hold MJML in build-course alone', () => {
    const holding = lambdas.filter((name) => inputsOf(name).some((path) => path.includes('/mjml')));
    expect(holding).toEqual(['build-course']);
  });

  it('hold nothing of the local world and nothing of CDK', () => {
    const strangers = lambdas
      .flatMap(inputsOf)
      .filter((path) => /^lib\/(local|infra)\/|aws-cdk-lib|dynalite/.test(path));
    expect(strangers).toEqual([]);
  });

  it('stay small enough to start quickly', () => {
    for (const name of lambdas) expect(bytesOf(name)).toBeLessThan(name === 'build-course' ? 5e6 : 1.5e6);
  });
});

describe('a bundled function', () => {
  const variables = Object.keys(environmentSchema.shape);
  const nowhere = 'http://127.0.0.1:9';
  const complete = localEnvironment({
    dynamoDb: nowhere,
    awsFake: nowhere,
    baseUrl: nowhere,
    defaultCourse: 'sales-and-marketing',
  });

  it.each(lambdas)(
    '%s does not start without its environment, and names all that is missing',
    async (name) => {
      const without = Object.fromEntries(
        Object.entries(complete).filter(([key]) => !variables.includes(key)),
      );
      await expect(startLambda(join(folder, name), without)).rejects.toThrow(
        `lacks a usable ${variables.join(', ')}.`,
      );
    },
  );

  it('names the one variable that is missing', async () => {
    const started = startLambda(join(folder, 'web'), { ...complete, SECRET_ID: undefined });
    await expect(started).rejects.toThrow('lacks a usable SECRET_ID.');
  });
});
