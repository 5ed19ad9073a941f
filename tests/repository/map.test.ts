import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const map = readFileSync(`${root}tests/README.md`, 'utf8');
const tests = (await Array.fromAsync(glob('**/*.test.ts', { cwd: `${root}tests` }))).map((path) =>
  path.replaceAll('\\', '/'),
);

/** Folders that mirror the source; in the others a test is of its kind alone. */
const layers = [
  'adapters',
  'bin',
  'domain',
  'images',
  'infra',
  'lambdas',
  'local',
  'mail',
  'pipeline',
  'web',
  'words',
];

/** Where the source of a test lies, with and without the aspect in its name. */
const subjectsOf = (test: string): string[] => {
  const name = test.replace(/\.test\.ts$/, '');
  return [name, name.replace(/\.[^./]+$/, '')].flatMap((path) => [`lib/${path}.ts`, `${path}.ts`]);
};

describe('the map of the tests', () => {
  it('names every test of a layer that has no source file of its name', () => {
    const astray = tests
      .filter((test) => layers.some((layer) => test.startsWith(`${layer}/`)))
      .filter((test) => !subjectsOf(test).some((path) => existsSync(root + path)))
      .filter((test) => !map.includes(`\`${test}\``));
    expect(astray).toEqual([]);
  });

  it('says what each folder is for', async () => {
    const files = await Array.fromAsync(glob('*/**/*.ts', { cwd: `${root}tests` }));
    const folders = new Set(files.map((path) => `tests/${path.split(/[\\/]/)[0]}`));
    expect(folders.size).toBeGreaterThan(10);
    expect([...folders].filter((folder) => !map.includes(`\`${folder}\``))).toEqual([]);
  });

  it('names nothing that is not there', () => {
    const paths = [...map.matchAll(/`([\w-]+\/[\w./-]+)`/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(root + path) && !existsSync(`${root}tests/${path}`))).toEqual(
      [],
    );
  });
});
