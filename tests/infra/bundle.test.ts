import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { environmentSchema } from '../../lib/adapters/environment.ts';
import { type LambdaName, lambdaNames } from '../../lib/adapters/function-name.ts';
import { type PortMethod, portPermissions } from '../../lib/adapters/port-permissions.ts';
import { languageSchema } from '../../lib/domain/content/language.ts';
import { createPrepareContent } from '../../lib/images/prepare-content.ts';
import { bundleLambda, projectRoot, readAtStart } from '../../lib/infra/bundle.ts';
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
/** What each says that is started with nothing in its environment. */
const complaints = new Map(
  await Promise.all(
    lambdaNames.map(
      async (name) =>
        [
          name,
          await startLambda(join(folder, name), {}).then(
            () => 'It started.',
            (error: Error) => error.message,
          ),
        ] as const,
    ),
  ),
);
const inputsOf = (name: LambdaName): string[] => Object.keys(bundles.get(name)?.inputs ?? {});
/** esbuild's account of each file of code; those of the source maps stand beside them. */
const filesOf = (name: LambdaName) =>
  Object.entries(bundles.get(name)?.outputs ?? {}).filter(([path]) => path.endsWith('.mjs'));
type File = ReturnType<typeof filesOf>[number][1];

/** What of ours and of others is in these files, by its path in the project, and how much. */
const partsOf = (files: readonly File[]): [path: string, bytes: number][] =>
  files
    .flatMap(({ inputs }) => Object.entries(inputs))
    .map(([path, { bytesInOutput }]): [string, number] => [path, bytesInOutput])
    .filter(([, bytes]) => bytes > 0);

const startOf = (name: LambdaName): File[] => readAtStart(bundles.get(name)?.outputs ?? {});
const bytesAtStart = (name: LambdaName): number => startOf(name).reduce((sum, { bytes }) => sum + bytes, 0);

describe('the bundles', () => {
  it('hold the content that was named, in build-course alone, and nothing that lies about in its folder', () => {
    const packed = readdirSync(join(folder, 'build-course', 'content'));
    expect(packed.sort()).toEqual(['articles', 'cards.json', 'courses', 'insights', 'site.yaml']);
    for (const name of lambdaNames.filter((each) => each !== 'build-course'))
      expect(existsSync(join(folder, name, 'content'))).toBe(false);
  });

  it.each(['mjml', 'micromark', 'handlebars/dist/cjs/handlebars/compiler'])(
    'hold %s in build-course alone',
    (library) => {
      const holding = lambdaNames.filter((name) =>
        inputsOf(name).some((path) => path.includes(`node_modules/${library}`)),
      );
      expect(holding).toEqual(['build-course']);
    },
  );

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

  /** In bytes, with some room: a start reads all of it first, which takes some 50 ms of a slow processor a million. */
  const most: Record<LambdaName, number> = {
    'build-course': 710_000,
    // Nobody waits for its start, and undici, of which a quarter of a million is, pays for itself within some hundred mails.
    'send-lessons': 880_000,
    web: 415_000,
    'run-job': 590_000,
    'record-feedback': 265_000,
    'record-deliveries': 430_000,
    'send-webhooks': 460_000,
    'send-report': 655_000,
  };
  it.each(lambdaNames)('let %s read little before it can answer', (name) => {
    expect(bytesAtStart(name)).toBeLessThan(most[name]);
  });

  it('let web start without what only some visits need: the clients of the SDK, and what programs ask for', () => {
    const later =
      /@aws-sdk\/(client-|core\/|lib-)|^lib\/adapters\/sdk\/|^lib\/web\/api\/operations\.ts|^lib\/domain\/transfer\//;
    const early = partsOf(startOf('web')).filter(([path]) => later.test(path));
    expect(early).toEqual([]);
    expect(inputsOf('web').some((path) => path.includes('/client-lambda/'))).toBe(true);
  });

  it('let web start with a router that compiles nothing first: most starts answer one visit', () => {
    expect(inputsOf('web').filter((path) => path.includes('hono/dist/router/reg-exp-router/'))).toEqual([]);
  });

  it('let each start without the words of any language, which are loaded as they are spoken', () => {
    const spoken = (files: readonly File[]) =>
      new Set(partsOf(files).flatMap(([path]) => /^lib\/words\/(\w\w)\//.exec(path)?.[1] ?? []));
    for (const name of lambdaNames) expect(spoken(startOf(name))).toEqual(new Set());
    expect(spoken(filesOf('web').map(([, file]) => file))).toEqual(new Set(languageSchema.options));
  });

  it('hold of a client that is loaded when it is needed only what is asked by it, and nothing that waits or turns pages', () => {
    const unasked = /@aws-sdk\/client-(lambda|s3)\/dist-es\/(waiters|pagination)\//;
    const held = lambdaNames.flatMap((name) => partsOf(filesOf(name).map(([, file]) => file)));
    expect(held.filter(([path]) => unasked.test(path))).toEqual([]);
  });

  it.each(lambdaNames)(
    'have %s require those modules of Node’s of which an import makes more than it needs',
    (name) => {
      const imported = filesOf(name).flatMap(([, { imports }]) => imports.map(({ path }) => path));
      expect(imported).toContain('node:https');
      for (const path of ['node:process', 'node:fs', 'node:fs/promises', 'node:http'])
        expect(imported).not.toContain(path);
    },
  );

  it('hold no way to the credentials of somebody’s own machine: Lambda has them in the environment', () => {
    const ways = lambdaNames
      .flatMap(inputsOf)
      .filter((path) =>
        /@aws-sdk\/(nested-clients|credential-provider-(ini|login|process|sso|web-identity))\//.test(path),
      );
    expect(ways).toEqual([]);
  });

  it('hold what sends mail only in those that send any', () => {
    const senders = lambdaNames.filter((name) =>
      inputsOf(name).some((path) => path.includes('/client-ses/')),
    );
    expect(senders).toEqual(['send-lessons', 'run-job', 'send-report']);
  });
});

/** The place in the project that a frame of a bundled function comes from. */
const originOf = (name: LambdaName, frame: string): string => {
  const [, file, line, column] = /([\w-]+\.mjs):(\d+):(\d+)/.exec(frame) ?? [];
  const map = new SourceMap(JSON.parse(readFileSync(join(folder, name, `${file}.map`), 'utf8')));
  const origin = map.findOrigin(Number(line), Number(column));
  return 'fileName' in origin ? `${origin.fileName}:${origin.lineNumber}` : 'nowhere';
};

describe('the source map beside a bundle', () => {
  it.each(lambdaNames)('of %s leads from a frame to the line of the source', (name) => {
    const stack = complaints.get(name)?.split('\n') ?? [];
    const [thrown = ''] = stack.filter((line) => /^ {4}at /.test(line));
    const [, file = '', line] = /^(.+):(\d+)$/.exec(originOf(name, thrown)) ?? [];
    expect(file).toBe('lib/adapters/environment.ts');
    const source = readFileSync(join(projectRoot, file), 'utf8').split('\n');
    expect(source[Number(line) - 1]).toContain('throw new IncompleteEnvironment(');
  });

  it.each(lambdaNames)(
    'of %s holds the names of files, as seen from the project, and nothing that is in them',
    (name) => {
      const maps = filesOf(name).map(([path]) =>
        z
          .strictObject({
            version: z.literal(3),
            sources: z.array(z.string()),
            names: z.array(z.string()),
            mappings: z.string(),
          })
          .parse(JSON.parse(readFileSync(join(projectRoot, `${path}.map`), 'utf8'))),
      );
      const sources = maps.flatMap((map) => map.sources);
      expect(sources).toContain(`lambdas/${name}/index.ts`);
      expect(sources.filter((source) => source.startsWith('/'))).toEqual([]);
    },
  );
});

describe('what a function says that it uses of the ports', () => {
  const isMethod = (name: string): name is PortMethod => name in portPermissions;
  const methods = Object.keys(portPermissions).filter(isMethod);

  /** The code of ours in a bundle, above the adapters. The ports themselves are left out: they name all of them. */
  const codeIn = (name: LambdaName): string => {
    return partsOf(filesOf(name).map(([, file]) => file))
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
    const parts = partsOf(filesOf(name).map(([, file]) => file));
    const packages = parts.flatMap(([path]) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []);
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

  it.each(lambdaNames)('%s does not start without its environment, and names all that is missing', (name) => {
    expect(complaints.get(name)).toContain(`lacks a usable ${variables.join(', ')}.`);
  });

  it('names the one variable that is missing', async () => {
    const started = startLambda(join(folder, 'web'), { ...complete, SECRET_ID: undefined });
    await expect(started).rejects.toThrow('lacks a usable SECRET_ID.');
  });
});
