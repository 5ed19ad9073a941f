import type { OpenAPIV3_1 } from 'openapi-client-axios';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { apiDocument } from '../../../lib/web/api/api-document.ts';
import { operationPaths } from '../../../lib/web/api/operation-paths.ts';
import { createWebWorld } from '../../worlds/web-in-memory.ts';
import { createDocumentClient, operationIds, publicDocument } from './document-client.ts';

const outdated = 'run `npm run openapi` and commit what it writes';

const client = createDocumentClient('https://nowhere.test', 'none', globalThis.fetch);
const { api } = client;
const documented = api.getOperations();

const schemaShape = z.custom<Parameters<typeof z.fromJSONSchema>[0]>(
  (value) => typeof value === 'object' && value !== null,
);
/** Everything that stands as a schema anywhere, with what it refers to put in its place. */
const schemasIn = (node: unknown): z.infer<typeof schemaShape>[] =>
  typeof node !== 'object' || node === null
    ? []
    : Object.entries(node).flatMap(([name, value]) =>
        name === 'schema' ? [schemaShape.parse(value)] : schemasIn(value),
      );

describe('docs/openapi.json', () => {
  it('says what the operations say', () => {
    expect(publicDocument, outdated).toEqual(JSON.parse(JSON.stringify(apiDocument())));
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
    expect(new Set(operationPaths.map(({ id }) => id)).size).toBe(operationPaths.length);
  });

  it('is one that OpenAPI 3.1 knows: each name once, each path with its parameters, each answer described, each schema readable', () => {
    // What the compiler holds against the types of OpenAPI itself.
    const paths: OpenAPIV3_1.PathsObject = apiDocument().paths;
    expect(Object.keys(paths)).toEqual([...new Set(documented.map(({ path }) => path))]);
    expect(publicDocument.openapi).toMatch(/^3\.1\./);
    const ids = documented.map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { operationId, path, parameters = [], responses = {}, security } of documented) {
      expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
      expect(security).toEqual([{ key: [] }]);
      const inPath = parameters.flatMap((each) => ('in' in each && each.in === 'path' ? [each] : []));
      expect(inPath.every(({ required }) => required)).toBe(true);
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500']));
    }
    const schemas = schemasIn(api.definition);
    expect(schemas.length).toBeGreaterThan(20);
    for (const schema of schemas) expect(() => z.fromJSONSchema(schema)).not.toThrow();
  });

  it('is what a client of others is made of, which calls each operation by its name', () => {
    expect([...operationIds].sort()).toEqual(operationPaths.map(({ id }) => id).sort());
    expect(documented.map(({ operationId }) => operationId).sort()).toEqual([...operationIds].sort());
    for (const id of operationIds) expect(client[id], id).toBeTypeOf('function');
  });
});
