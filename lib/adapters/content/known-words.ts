import type * as z from 'zod';
import { jsonSchemaOf } from '../../domain/content/content-schemas.ts';

type Node = z.core.JSONSchema._JSONSchema;

/** What an author may write at a place of a file: the keys that are known there, and the words, where there is a choice. */
export type KnownWords = {
  keysAt(path: readonly PropertyKey[]): string[];
  valuesAt(path: readonly PropertyKey[]): string[];
};

/** All that a node may be: itself, and the forms that it can take. */
const formsOf = (node: Node | undefined): z.core.JSONSchema.JSONSchema[] => {
  if (node === undefined || typeof node === 'boolean') return [];
  return [node, ...[...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])].flatMap(formsOf)];
};

const below = (node: Node, step: PropertyKey): Node[] =>
  formsOf(node).flatMap(({ properties, items, prefixItems }): Node[] => {
    if (typeof step !== 'number') return [properties?.[String(step)] ?? []].flat();
    // Within a list, zod writes one schema for all items, and those of a tuple under `prefixItems`.
    return [items ?? [], prefixItems ?? []].flat(2) as Node[];
  });

/** Asked of a schema as an editor would ask it. */
export const knownWords = (schema: z.ZodType): KnownWords => {
  const top = jsonSchemaOf(schema);
  const nodesAt = (path: readonly PropertyKey[]): Node[] =>
    path.reduce<Node[]>((nodes, step) => nodes.flatMap((node) => below(node, step)), [top]);
  const unique = (words: readonly string[]) => [...new Set(words)];
  return {
    keysAt: (path) =>
      unique(
        nodesAt(path)
          .flatMap(formsOf)
          .flatMap(({ properties }) => Object.keys(properties ?? {})),
      ),
    valuesAt: (path) =>
      unique(
        nodesAt(path)
          .flatMap(formsOf)
          .flatMap((form) => [...(form.enum ?? []), form.const ?? []].flat().map(String)),
      ),
  };
};
