import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Who may import whom: a layer, the layers of ours it may use besides itself, the packages (`*`: any), and the
 * order of its concept folders: a concept may use those before it in the row, its own parts, and the files that lie
 * beside the folders. Where there are folders, every one has its place in the row.
 */
type Row = { ours: string[]; packages: string[] | '*'; order?: string[] };

const table: Record<string, Row> = {
  'lib/domain': {
    ours: [],
    packages: [
      'zod',
      'temporal-polyfill',
      'mdast-util-from-markdown',
      'mdast',
      'unist',
      'handlebars',
      '@orama/stemmers',
    ],
    order: [
      'time',
      'prose',
      'image',
      'theme',
      'stage',
      'content/parts',
      'content',
      'evidence/vocabulary',
      'evidence',
      'content/rules',
      'content/published',
      'templates',
      'mail',
      'api',
      'subscriber',
      'sign-up',
      'delivery',
      'subjects',
      'enrollment',
      'newsletter',
      'membership',
      'sending',
      'doctor',
      'links',
      'transfer',
      'reports',
      'people',
      'webhooks',
    ],
  },
  'lib/words': { ours: ['lib/domain'], packages: [] },
  'lib/pipeline': {
    ours: ['lib/domain', 'lib/words'],
    packages: ['p-limit', 'zod'],
    order: [
      'ports',
      'count',
      'publish',
      'send/compose',
      'send',
      'unsubscribe',
      'sign-up',
      'feedback',
      'preferences',
      'privacy',
      'books',
      'dead-letters',
      'operate',
      'doctor',
      'plan',
      'transfer',
      'people',
      'report',
      'api',
      'webhooks',
    ],
  },
  'lib/mail': { ours: ['lib/domain', 'lib/words', 'lib/pipeline', 'lib/adapters'], packages: '*' },
  'lib/images': { ours: ['lib/domain', 'lib/pipeline', 'lib/adapters'], packages: '*' },
  'lib/authoring': {
    ours: ['lib/domain', 'lib/pipeline'],
    packages: ['handlebars', 'yaml', 'zod', 'node:*'],
  },
  'lib/adapters': {
    ours: ['lib/domain', 'lib/pipeline'],
    packages: '*',
    order: [
      'content',
      'articles',
      'model',
      'aws',
      'sdk',
      'dynamodb',
      'dynamodb/edition',
      'dynamodb/enrollment',
      'dynamodb/books',
      'dynamodb/counts',
      'dynamodb/report',
      'dynamodb/access',
      'keys',
      'ses',
      'webhooks',
      'doctor',
    ],
  },
  'lib/web': {
    ours: ['lib/domain', 'lib/pipeline', 'lib/words'],
    packages: ['hono', 'handlebars', 'zod', 'node:*'],
    order: [
      'middleware',
      'forms',
      'views',
      'views/preferences',
      'views/templates',
      'routes',
      'routes/sign-up',
      'api',
    ],
  },
  'lib/desk': {
    ours: [
      'lib/domain',
      'lib/pipeline',
      'lib/authoring',
      'lib/adapters',
      'lib/images',
      'lib/mail',
      'lib/words',
    ],
    packages: ['hono', 'p-limit', 'yaml', 'zod', 'node:*'],
    order: ['sending', 'today', 'people', 'report', 'plan', 'doctor', 'studio'],
  },
  'lib/local': {
    ours: [
      'lib/desk',
      'lib/domain',
      'lib/pipeline',
      'lib/adapters',
      'lib/images',
      'lib/mail',
      'lib/web',
      'lib/words',
      'lambdas',
    ],
    packages: '*',
    order: ['process', 'clock', 'aws-fake', 'dynamodb', 'mailbox', 'web', 'world'],
  },
  'lib/infra': {
    ours: ['lib/domain', 'lib/adapters', 'lib/web', 'lambdas'],
    packages: '*',
    order: ['sending'],
  },
  lambdas: {
    ours: ['lib/domain', 'lib/pipeline', 'lib/adapters', 'lib/mail', 'lib/web'],
    packages: ['hono', 'zod', 'aws-lambda', 'node:*'],
  },
  bin: {
    ours: [
      'lib/desk',
      'lib/domain',
      'lib/pipeline',
      'lib/adapters',
      'lib/authoring',
      'lib/images',
      'lib/mail',
      'lib/web',
      'lib/local',
      'lib/infra',
      'lib/words',
      'lambdas',
    ],
    packages: '*',
  },
};

/** A package that only these places may name. */
const reserved: Record<string, RegExp> = {
  mjml: /^lib\/mail\//,
  sharp: /^lib\/images\//,
  satori: /^lib\/images\//,
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

const { imports: named } = z
  .object({ imports: z.record(z.templateLiteral(['#', z.string(), '/*']), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** A file of ours, as a path from the root; undefined where a package is imported. */
const ownFile = (file: string, specifier: string): string | undefined => {
  if (specifier.startsWith('.')) return join(dirname(file), specifier);
  const [name, target] =
    Object.entries(named).find(([name]) => specifier.startsWith(name.slice(0, -1))) ?? [];
  return name && target && join(target.replace('*', specifier.slice(name.length - 1)));
};

/** Imports of our own files, both ends as paths from the root. */
const links = edges.flatMap(({ file, specifier }) => {
  const target = ownFile(file, specifier);
  return target ? [{ file, target }] : [];
});

/** The concept folder of a file within its layer; empty for a file that lies beside the folders. */
const conceptOf = (layer: string, file: string): string => {
  const folder = relative(layer, dirname(file));
  return folder === '.' ? '' : folder;
};

describe('the import table', () => {
  it('covers every folder of source', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => !(placeOf(file) in table))).toEqual([]);
  });

  it('is kept between our own folders', () => {
    const broken = links.filter(({ file, target }) => {
      const from = placeOf(file);
      const to = placeOf(target);
      return from !== to && !table[from]?.ours.includes(to);
    });
    expect(broken).toEqual([]);
  });

  it('lets infra see of the functions only what they may do: the rest is bundled, not imported', () => {
    const seen = links.filter(({ file, target }) => /^lib\/infra\//.test(file) && /^lambdas\//.test(target));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter(({ target }) => !target.endsWith('/permissions.ts'))).toEqual([]);
  });

  it('is kept between the concepts of a layer: each uses only those before it', () => {
    const broken = links.filter(({ file, target }) => {
      const layer = placeOf(file);
      const order = table[layer]?.order;
      if (!order || placeOf(target) !== layer) return false;
      const [from, to] = [conceptOf(layer, file), conceptOf(layer, target)];
      return from !== '' && to !== '' && order.indexOf(to) > order.indexOf(from);
    });
    expect(broken).toEqual([]);
  });

  it('lets nothing listen but by the door that the local world guards', () => {
    const listening = files.filter((file) =>
      /\.listen\(|\bserve\(\{/.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(listening).toEqual(['lib/local/process/door.ts']);
  });

  it('has a place for every concept folder', () => {
    const missing = files.filter((file) => {
      const layer = placeOf(file);
      const { order } = table[layer] ?? {};
      const concept = conceptOf(layer, file);
      return order && concept !== '' && !order.includes(concept);
    });
    expect(missing).toEqual([]);
  });

  it('has no circle anywhere', () => {
    const targetsOf = Map.groupBy(links, ({ file }) => file);
    const done = new Set<string>();
    const circlesFrom = (file: string, path: readonly string[]): string[][] => {
      if (path.includes(file)) return [[...path.slice(path.indexOf(file)), file]];
      if (done.has(file)) return [];
      const found = (targetsOf.get(file) ?? []).flatMap(({ target }) => circlesFrom(target, [...path, file]));
      done.add(file);
      return found;
    };
    expect(files.flatMap((file) => circlesFrom(file, []))).toEqual([]);
  });

  it('keeps folders small enough to read: at most 25 files beside their folders', () => {
    const crowded = [...Map.groupBy(files, (file) => dirname(file))].filter(([, held]) => held.length > 25);
    expect(crowded.map(([folder, held]) => `${folder}: ${held.length}`)).toEqual([]);
  });

  it('is kept towards packages', () => {
    const broken = edges
      .filter(({ file, specifier }) => !ownFile(file, specifier))
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
