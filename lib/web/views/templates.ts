import type Handlebars from 'handlebars';
import type { TemplateName, TemplateValues } from './template-values.ts';

export type Templates = { render<N extends TemplateName>(name: N, values: TemplateValues[N]): string };

/** Templates that Handlebars has made into functions, by the names of their files, each of which any of them may call. */
export const createTemplates = (
  handlebars: Pick<typeof Handlebars, 'registerPartial'>,
  compiled: ReadonlyMap<string, HandlebarsTemplateDelegate>,
): Templates => {
  for (const [name, template] of compiled) handlebars.registerPartial(name, template);
  return {
    render: (name, values) => {
      const template = compiled.get(name);
      if (!template) throw new Error(`There is no page template ${name}.hbs.`);
      return template(values);
    },
  };
};
