import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { guards } from '../mutation/guards.ts';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

describe('the guards that `npm run mutate` takes away', () => {
  it('stand in their files, each text exactly once', () => {
    const astray = guards.flatMap(({ name, edits }) =>
      edits
        .filter(({ file, from }) => readFileSync(at(file), 'utf8').split(from).length !== 2)
        .map(({ file, from }) => ({ name, file, from })),
    );
    expect(astray).toEqual([]);
  });

  it('are gone without their texts: what takes the place of each is another', () => {
    const unchanged = guards.flatMap(({ name, edits }) =>
      edits.filter(({ from, to }) => from === to).map(() => name),
    );
    expect(unchanged).toEqual([]);
  });

  it('name suites that there are', () => {
    const suites = new Set(guards.flatMap(({ suites: named }) => named));
    expect([...suites].filter((suite) => !existsSync(at(suite)))).toEqual([]);
  });

  it('have each a name of its own', () => {
    const names = guards.map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });
});
