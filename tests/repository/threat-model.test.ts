import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const rows = readFileSync(at('docs/threat-model.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the threat model', () => {
  it.each(rows.map(([, threat = '', , tests = '']) => [threat, tests]))(
    'names for “%s” tests that exist: %s',
    (_, cell) => {
      const names = [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => `tests/${name}.test.ts`);
      expect(names.length).toBeGreaterThan(0);
      expect(names.filter((name) => !existsSync(at(name)))).toEqual([]);
    },
  );
});
