import type { TemplateName, TemplateValues } from './template-values.ts';

export type Templates = { render<N extends TemplateName>(name: N, values: TemplateValues[N]): string };

/** Templates of which at least this one can be rendered. */
export type TemplatesFor = (name: TemplateName) => Promise<Templates>;

/** Templates that Handlebars has made into functions, by the names of their files. */
export const createTemplates = (compiled: ReadonlyMap<string, HandlebarsTemplateDelegate>): Templates => ({
  render: (name, values) => {
    const template = compiled.get(name);
    if (!template) throw new Error(`There is no page template ${name}.hbs.`);
    return template(values);
  },
});
