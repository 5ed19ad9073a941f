import { contentSchemas, jsonSchemaOf } from '../domain/content/content-schemas.ts';

/** Beside the content, in a folder that Dripline passes over; scaffolds name it by its place seen from theirs. */
export const schemasFolder = '.schemas';

/**
 * What an editor knows of each YAML file: keys with what they are, what may stand there, what is missing. By the file's name in
 * `.schemas`, as `# yaml-language-server` lines name it. Issues are Markdown, where no editor looks.
 */
export const editorSchemas = (): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(contentSchemas).flatMap(([kind, schema]) =>
      kind === 'issue'
        ? []
        : [[`${kind}.json`, `${JSON.stringify(jsonSchemaOf(schema), null, 2)}\n`] as const],
    ),
  );
