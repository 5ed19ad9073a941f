import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { apiDocument } from '../../../lib/web/api/api-document.ts';
import { operations } from '../../../lib/web/api/operations/operations.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';
import { clientOf } from './write-client.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
const biome = fileURLToPath(new URL('../../../node_modules/.bin/biome', import.meta.url));

const outdated = 'run `npm run openapi` and commit what it writes';

describe('docs/openapi.json', () => {
  it('says what the operations say', () => {
    expect(JSON.parse(read('../../../docs/openapi.json')), outdated).toEqual(
      JSON.parse(JSON.stringify(apiDocument())),
    );
  });

  it('is what a stage answers with, to anybody', async () => {
    const response = await createWebWorld().app.request('/api/v1/openapi.json');
    expect(response.headers.get('Content-Type')).toBe('application/json');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(apiDocument())));
  });

  it('describes every operation and everything that it takes', () => {
    const fields = (schema: unknown): { name: string; field: object }[] => {
      if (typeof schema !== 'object' || schema === null) return [];
      const own = 'properties' in schema ? Object.entries(schema.properties ?? {}) : [];
      const named = own.flatMap(([name, field]: [string, unknown]) =>
        typeof field === 'object' && field !== null ? [{ name, field }] : [],
      );
      return [...named, ...Object.values(schema).flatMap(fields)];
    };
    const undescribed = Object.values(apiDocument().paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap((each) =>
        fields(each.requestBody).map(({ name, field }) => ({ name: `${each.operationId} ${name}`, field })),
      )
      .filter(({ field }) => !('description' in field || 'const' in field));
    expect(undescribed).toEqual([]);
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });

  it('is what the client of the tests is made of', () => {
    const formatted = execFileSync(biome, ['format', '--stdin-file-path=tests/web/api/client.ts'], {
      input: clientOf(apiDocument()),
      encoding: 'utf8',
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
    });
    expect(read('client.ts'), outdated).toBe(formatted);
  });
});
