import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Who may import whom: a folder, the folders of ours it may use besides itself, and the packages. `*`: any. */
const table: Record<string, { ours: string[]; packages: string[] | '*' }> = {
  'lib/domain': {
    ours: [],
    packages: ['zod', 'temporal-polyfill', 'mdast-util-from-markdown', 'mdast', 'unist'],
  },
  'lib/words': { ours: ['lib/domain'], packages: [] },
  'lib/pipeline': { ours: ['lib/domain', 'lib/words'], packages: ['p-limit', 'zod'] },
  'lib/adapters': { ours: ['lib/domain', 'lib/pipeline', 'lib/words'], packages: '*' },
  'lib/web': {
    ours: ['lib/domain', 'lib/pipeline', 'lib/words'],
    packages: ['hono', 'handlebars', 'zod', 'node:*'],
  },
  'lib/local': {
    ours: ['lib/domain', 'lib/pipeline', 'lib/adapters', 'lib/web', 'lib/words', 'lambdas'],
    packages: '*',
  },
  'lib/infra': { ours: ['lib/domain', 'lib/adapters'], packages: '*' },
  lambdas: {
    ours: ['lib/domain', 'lib/pipeline', 'lib/adapters', 'lib/web'],
    packages: ['hono', 'zod', 'aws-lambda', 'node:*'],
  },
  bin: {
    ours: ['lib/domain', 'lib/pipeline', 'lib/adapters', 'lib/local', 'lib/infra', 'lib/words', 'lambdas'],
    packages: '*',
  },
};

/** A package that only these places may name. */
const reserved: Record<string, RegExp> = {
  mjml: /^lib\/adapters\/(compile-mail|mjml\.d)\.ts$/,
  'aws-cdk-lib': /^(lib\/infra\/|bin\/cdk\.ts)/,
  'cdk-nag': /^(lib\/infra\/|bin\/cdk\.ts)/,
  dynalite: /^lib\/local\//,
};

const files = await Array.fromAsync(glob('{bin,lib,lambdas}/**/*.ts', { cwd: root }));

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /^\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

const placeOf = (file: string): string =>
  Object.keys(table).find((place) => file.startsWith(`${place}/`)) ?? file;

const packageOf = (specifier: string): string =>
  specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');

const edges = files.flatMap((file) => importsOf(file).map((specifier) => ({ file, specifier })));

describe('the import table', () => {
  it('covers every folder of source', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !(placeOf(file) in table))).toEqual([]);
  });

  it('is kept between our own folders', () => {
    const broken = edges
      .filter(({ specifier }) => specifier.startsWith('.'))
      .map(({ file, specifier }) => ({ file, target: relative(root, join(root, dirname(file), specifier)) }))
      .filter(({ file, target }) => {
        const from = placeOf(file);
        const to = placeOf(target);
        return from !== to && !table[from]?.ours.includes(to);
      });
    expect(broken).toEqual([]);
  });

  it('has no circle among the concepts of the domain', () => {
    const concepts = files.filter((file) => file.startsWith('lib/domain/'));
    const targetsOf = Map.groupBy(edges, ({ file }) => file);
    const circleFrom = (file: string, path: string[]): string[] => {
      if (path.includes(file)) return [...path, file];
      return (targetsOf.get(file) ?? [])
        .filter(({ specifier }) => specifier.startsWith('./'))
        .flatMap(({ specifier }) => circleFrom(join(dirname(file), specifier), [...path, file]));
    };
    expect(concepts.flatMap((file) => circleFrom(file, []))).toEqual([]);
  });

  it('is kept towards packages', () => {
    const broken = edges
      .filter(({ specifier }) => !specifier.startsWith('.'))
      .map(({ file, specifier }) => ({ file, name: packageOf(specifier) }))
      .filter(({ file, name }) => {
        const allowed = table[placeOf(file)]?.packages;
        const listed =
          allowed === '*' ||
          allowed?.includes(name) ||
          (name.startsWith('node:') && allowed?.includes('node:*'));
        const place = reserved[name];
        return !listed || (place && !place.test(file));
      });
    expect(broken).toEqual([]);
  });

  it('lets only the clock and the random adapter read the real clock and randomness', () => {
    const reading =
      /\bnew Date\(\s*\)|\bDate\.now\(|\bMath\.random\(|\brandomBytes\(|\brandomUUID\(|\bTemporal\.Now\b|performance\.now\(/;
    const readers = files.filter((file) => reading.test(readFileSync(join(root, file), 'utf8')));
    expect(readers.filter((file) => !file.startsWith('lib/local/'))).toEqual([
      'lib/adapters/clock.ts',
      'lib/adapters/random.ts',
    ]);
  });
});
