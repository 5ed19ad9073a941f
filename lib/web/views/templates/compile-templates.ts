import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import { createTemplates, type Templates } from '../templates.ts';

/**
 * They are strict: a value that is missing is an error. They have no helpers but Handlebars' own, so that none has to be looked for under
 * the name of each value.
 */
const options = { strict: true, knownHelpersOnly: true } as const;

const textsIn = (folder: string): [name: string, text: string][] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.hbs'))
    .map((file) => [basename(file, '.hbs'), readFileSync(join(folder, file), 'utf8')]);

/** The templates of `folder` as they are now. Each is compiled when it is first asked for, which takes longer than all else of a page. */
export const compileTemplates = (folder: string): Templates => {
  const handlebars = Handlebars.create();
  return createTemplates(
    handlebars,
    new Map(textsIn(folder).map(([name, text]) => [name, handlebars.compile(text, options)])),
  );
};

/** A module whose default export is for `precompiledTemplates`: the templates of `folder`, for whoever should not wait for that. */
export const precompileTemplates = (folder: string): string => {
  const rows = textsIn(folder).map(
    ([name, text]) => `${JSON.stringify(name)}:${Handlebars.precompile(text, options)}`,
  );
  return `export default {\n${rows.join(',\n')}\n};\n`;
};
