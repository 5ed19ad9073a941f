import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Handlebars from 'handlebars';
import type { TemplateName, TemplateValues } from './template-values.ts';

export type Templates = { render<N extends TemplateName>(name: N, values: TemplateValues[N]): string };

/**
 * Compiles the templates of `folder` once. They are strict: a value that is missing is an error. They have no helpers but Handlebars' own,
 * so that none has to be looked for under the name of each value.
 */
export const createTemplates = (folder: string): Templates => {
  const handlebars = Handlebars.create();
  const compiled = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.hbs'))
      .map((file) => [
        basename(file, '.hbs'),
        handlebars.compile(readFileSync(join(folder, file), 'utf8'), {
          strict: true,
          knownHelpersOnly: true,
        }),
      ]),
  );
  for (const [name, template] of compiled) handlebars.registerPartial(name, template);

  return {
    render: (name, values) => {
      const template = compiled.get(name);
      if (!template) throw new Error(`There is no template ${name}.hbs in ${folder}.`);
      return template(values);
    },
  };
};
