import { describe, expect, it } from 'vitest';
import {
  contentSchemas,
  type JsonSchema,
  jsonSchemaOf,
} from '../../../lib/domain/content/content-schemas.ts';

/** Every key that an author may write, by its path, with what is said of it. */
const keysOf = (schema: unknown, path: string): { path: string; description: string | undefined }[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  // What zod makes of a schema is JSON Schema all the way down.
  const { properties = {}, additionalProperties, items, prefixItems, anyOf, oneOf } = schema as JsonSchema;
  const forms = [additionalProperties, items, prefixItems, anyOf, oneOf]
    .flat()
    .flatMap((each) => keysOf(each, path));
  const own = Object.entries(properties).flatMap(([key, value]) => {
    const at = `${path}.${key}`;
    const description = typeof value === 'object' ? value.description : undefined;
    return [{ path: at, description }, ...keysOf(value, at)];
  });
  return [...own, ...forms];
};

describe('the content schemas', () => {
  it.each(Object.entries(contentSchemas))(
    'say of every key of %s what it is, in a sentence',
    (name, schema) => {
      const keys = keysOf(jsonSchemaOf(schema), name);
      expect(keys.length).toBeGreaterThan(2);
      expect(keys.filter(({ description }) => description === undefined).map(({ path }) => path)).toEqual([]);
      for (const { path, description } of keys)
        expect([path, description]).toEqual([path, expect.stringMatching(/^["\p{Lu}].*\.$/u)]);
    },
  );
});
