import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { metrics } from '../../lib/domain/reports/metric.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = await Array.fromAsync(glob('{lib/pipeline,lib/web,lambdas}/**/*.ts', { cwd: root }));
const sources = files.map((file) => readFileSync(join(root, file), 'utf8'));

/** Every name that is counted under: said to `count` itself, or by a table of them. */
const counted = sources.flatMap((source) =>
  [...source.matchAll(/\.count\(([^;]*)\);|\bmetricOf\b[^=;]*= \{([^}]*)\}/g)].flatMap(
    ([, said = '', listed = '']) => [
      ...[...said.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
      ...[...listed.matchAll(/: '(\w+)'/g)].map(([, name = '']) => name),
    ],
  ),
);

describe('the list of metrics', () => {
  it('has no name twice', () => {
    expect(new Set(metrics).size).toBe(metrics.length);
  });

  it('names what is counted somewhere, and nothing else', () => {
    expect([...metrics].sort()).toEqual([...new Set(counted)].sort());
  });
});
