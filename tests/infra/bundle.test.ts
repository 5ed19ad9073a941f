import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { environmentSchema } from '../../lib/adapters/environment.ts';
import { type LambdaName, lambdaNames } from '../../lib/adapters/function-name.ts';
import { type PortMethod, portPermissions } from '../../lib/adapters/port-permissions.ts';
import { createPrepareContent } from '../../lib/images/prepare-content.ts';
import { bundleLambda, projectRoot } from '../../lib/infra/bundle.ts';
import { functionPermissions } from '../../lib/infra/function-permissions.ts';
import { localEnvironment } from '../../lib/local/process/environment.ts';
import { newPass } from '../../lib/local/process/pass.ts';
import { breadCourse } from '../fixtures/bread-course.ts';
import { contentOnDisk } from '../worlds/content-on-disk.ts';
import { temporaryFolder } from '../worlds/temporary-folder.ts';
import { startLambda } from './start-lambda.ts';

const folder = await temporaryFolder();
const onDisk = await contentOnDisk(breadCourse());
mkdirSync(join(onDisk, '.git'));
writeFileSync(join(onDisk, 'site.yaml~'), 'as it was');
mkdirSync(join(onDisk, '.articles'));
writeFileSync(join(onDisk, '.articles', 'rye.txt'), 'What its author wrote.');
const content = await createPrepareContent()(onDisk);
const bundles = new Map(
  lambdaNames.map((name) => [
    name,
    bundleLambda(name, join(folder, name), name === 'build-course' ? content : undefined),
  ]),
);
const inputsOf = (name: LambdaName): string[] => Object.keys(bundles.get(name)?.inputs ?? {});
/** esbuild's account of the code itself; that of its source map stands beside it. */
const codeOf = (name: LambdaName) =>
  Object.entries(bundles.get(name)?.outputs ?? {}).find(([path]) => path.endsWith('/index.mjs'))?.[1];
const bytesOf = (name: LambdaName): number => codeOf(name)?.bytes ?? 0;

describe('the bundles', () => {
  it('hold the content that was named, in build-course alone, and nothing that lies about in its folder', () => {
    const packed = readdirSync(join(folder, 'build-course', 'content'));
    expect(packed.sort()).toEqual(['articles', 'cards.json', 'courses', 'insights', 'site.yaml']);
    for (const name of lambdaNames.filter((each) => each !== 'build-course'))
      expect(existsSync(join(folder, name, 'content'))).toBe(false);
  });

  it('hold MJML in build-course alone', () => {
    const holding = lambdaNames.filter((name) => inputsOf(name).some((path) => path.includes('/mjml')));
    expect(holding).toEqual(['build-course']);
  });

  it('hold nothing that makes images: that is done where content is published, since it needs a binary of the machine', () => {
    const makers = lambdaNames
      .flatMap(inputsOf)
      .filter((path) => /^lib\/images\/|node_modules\/(?:sharp|@img|satori|@fontsource)\//.test(path));
    expect(makers).toEqual([]);
  });

  it('hold nothing of the local world and nothing of CDK', () => {
    const strangers = lambdaNames
      .flatMap(inputsOf)
      .filter((path) => /^lib\/(local|infra)\/|aws-cdk-lib|dynalite/.test(path));
    expect(strangers).toEqual([]);
  });

  it('stay small enough to start quickly', () => {
    for (const name of lambdaNames) expect(bytesOf(name)).toBeLessThan(name === 'build-course' ? 5e6 : 1.5e6);
  });
});

/** The place in the project that a frame of a bundled function comes from. */
const originOf = (name: LambdaName, frame: string): string => {
  const [, line, column] = /index\.mjs:(\d+):(\d+)/.exec(frame) ?? [];
  const map = new SourceMap(JSON.parse(readFileSync(join(folder, name, 'index.mjs.map'), 'utf8')));
  const origin = map.findOrigin(Number(line), Number(column));
  return 'fileName' in origin ? `${origin.fileName}:${origin.lineNumber}` : 'nowhere';
};

describe('the source map beside a bundle', () => {
  it.each(lambdaNames)('of %s leads from a frame to the line of the source', async (name) => {
    const stack = await startLambda(join(folder, name), {}).then(
      () => '',
      (error: Error) => error.message,
    );
    const [thrown = ''] = stack.split('\n').filter((line) => /^ {4}at /.test(line));
    const [, file = '', line] = /^(.+):(\d+)$/.exec(originOf(name, thrown)) ?? [];
    expect(file).toBe('lib/adapters/environment.ts');
    const source = readFileSync(join(projectRoot, file), 'utf8').split('\n');
    expect(source[Number(line) - 1]).toContain('throw new IncompleteEnvironment(');
  });

  it.each(lambdaNames)(
    'of %s holds the names of files, as seen from the project, and nothing that is in them',
    (name) => {
      const map = z
        .strictObject({
          version: z.literal(3),
          sources: z.array(z.string()),
          names: z.array(z.string()),
          mappings: z.string(),
        })
        .parse(JSON.parse(readFileSync(join(folder, name, 'index.mjs.map'), 'utf8')));
      expect(map.sources).toContain(`lambdas/${name}/index.ts`);
      expect(map.sources.filter((source) => source.startsWith('/'))).toEqual([]);
    },
  );
});

describe('what a function says that it uses of the ports', () => {
  const isMethod = (name: string): name is PortMethod => name in portPermissions;
  const methods = Object.keys(portPermissions).filter(isMethod);

  /** The code of ours in a bundle, above the adapters. The ports themselves are left out: they name all of them. */
  const codeIn = (name: LambdaName): string => {
    return Object.entries(codeOf(name)?.inputs ?? {})
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([path]) => path)
      .filter(
        (path) => /^(lib\/(pipeline|web)|lambdas)\//.test(path) && !/pipeline\/ports(\.ts|\/)/.test(path),
      )
      .map((path) => readFileSync(join(projectRoot, path), 'utf8'))
      .join('\n');
  };

  /** `enrollments.save` as it stands in the code; a port that is a function is called by its name. */
  const isUsedIn = (code: string) => (method: PortMethod) => {
    const asWritten = method.includes('.') ? `${method.replace('.', '\\.')}\\b` : `${method}\\(`;
    return new RegExp(`\\b${asWritten}`).test(code);
  };

  it.each(lambdaNames)('is for %s exactly what its code asks of AWS by them', (name) => {
    const used = methods
      .filter((method) => portPermissions[method].length > 0)
      .filter(isUsedIn(codeIn(name)));
    expect([...functionPermissions[name]].sort()).toEqual(used.sort());
  });
});

describe('the packages in the bundles', () => {
  const listed = readFileSync(join(projectRoot, 'docs/decisions/libraries.md'), 'utf8');
  const rows = listed.split('\n').filter((line) => line.startsWith('| `'));
  const namesIn = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  const rowOf = (name: string, column: number) =>
    rows.find((row) => namesIn(row.split('|')[1]).includes(name))?.split('|')[column];

  const manifest = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
  const lock = z
    .object({
      packages: z.record(z.string(), z.object({ dependencies: z.record(z.string(), z.string()).optional() })),
    })
    .parse(JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')));

  /** What is in the bundle, by what esbuild says it put there. */
  const shippedIn = (name: LambdaName): string[] => {
    const paths = Object.entries(codeOf(name)?.inputs ?? {}).filter(
      ([, { bytesInOutput }]) => bytesInOutput > 0,
    );
    const packages = paths.flatMap(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
    return [...new Set(packages)].sort();
  };
  const chosenIn = (name: LambdaName) => shippedIn(name).filter((each) => each in manifest.dependencies);

  /** A package and everything that it depends on, by name. */
  const withDependencies = (names: readonly string[], found = new Set<string>()): Set<string> => {
    for (const name of names.filter((each) => !found.has(each))) {
      found.add(name);
      const places = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
      for (const [, { dependencies = {} }] of places) withDependencies(Object.keys(dependencies), found);
    }
    return found;
  };

  it.each(lambdaNames)('%s are those that docs/decisions/libraries.md names for it', (name) => {
    expect(chosenIn(name)).toEqual(namesIn(rowOf(name, 2)).sort());
  });

  it.each(lambdaNames)('%s each have their reason there, or are part of one that has', (name) => {
    const chosen = chosenIn(name);
    expect(chosen.filter((each) => !rowOf(each, 3)?.trim())).toEqual([]);
    const known = withDependencies(chosen);
    expect(shippedIn(name).filter((each) => !known.has(each))).toEqual([]);
  });

  it('are installed in exactly the versions that were tested', () => {
    for (const version of Object.values(manifest.dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('a bundled function', () => {
  /** What it can do without is not among them. */
  const variables = Object.entries(environmentSchema.shape)
    .filter(([, schema]) => !schema.safeParse(undefined).success)
    .map(([name]) => name);
  const nowhere = 'http://127.0.0.1:9';
  const complete = localEnvironment({
    dynamoDb: nowhere,
    awsFake: nowhere,
    pass: newPass(),
    baseUrl: nowhere,
    front: 'bread',
  });

  it.each(lambdaNames)(
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
