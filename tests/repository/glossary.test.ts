import { existsSync, readFileSync, statSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const [, section = ''] = readFileSync(at('docs/architecture.md'), 'utf8').split('\n## Glossary\n');

const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, name = '', meaning = '', where = '']) => ({
    name,
    terms: name.split(', '),
    meaning,
    places: [...where.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place),
  }));

const isPath = (place: string): boolean => place.includes('/');

/** `withOutOfTurn`, `out-of-turn.ts` and "out of turn" are the same words, and so are one and many. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/\.\w+$/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => word.replace(/s$/, ''));

const says = (place: string, term: string): boolean =>
  ` ${wordsOf(place).join(' ')} `.includes(` ${wordsOf(term).join(' ')} `);

/** The source of a file, or of every file under a folder. */
const sourceOf = async (path: string): Promise<string> => {
  const files = statSync(at(path)).isFile()
    ? [path]
    : await Array.fromAsync(glob(`${path}/**/*.ts`, { cwd: at('') }));
  return files.map((file) => readFileSync(at(file), 'utf8')).join('\n');
};

/** Whether the source exports the name, or declares it as a key of something. */
const declares = (source: string, name: string): boolean =>
  new RegExp(`^export (const|type|class|function) ${name}\\b|[{;,\\s]${name}\\??:`, 'm').test(source);

describe('the glossary', () => {
  it('has rows, and no term twice', () => {
    expect(rows.length).toBeGreaterThan(40);
    const terms = rows.flatMap(({ terms }) => terms);
    expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
  });

  it.each(rows)('says where “$name” lives, in files that exist', async ({ meaning, places }) => {
    expect(meaning).not.toBe('');
    const paths = places.filter(isPath);
    expect(paths.length).toBeGreaterThan(0);
    expect(paths.filter((path) => !existsSync(at(path)))).toEqual([]);
    const source = (await Promise.all(paths.map(sourceOf))).join('\n');
    expect(places.filter((place) => !isPath(place) && !declares(source, place))).toEqual([]);
  });

  it.each(rows)('finds “$name” there, by that name', ({ terms, places }) => {
    expect(terms.filter((term) => !places.some((place) => says(place, term)))).toEqual([]);
  });
});
