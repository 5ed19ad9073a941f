import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { apiDocument } from '../../../lib/web/api/api-document.ts';
import { operations } from '../../../lib/web/api/operations.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';
import { clientOf } from './write-client.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
/** Without what the formatter adds and takes away. */
const bare = (source: string): string => source.replaceAll(/[\s;,|()']/g, '');

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
    expect(bare(read('client.ts')), outdated).toBe(bare(clientOf(apiDocument())));
  });
});
