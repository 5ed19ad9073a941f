import Handlebars from 'handlebars';
import { stringify } from 'yaml';

/** The texts of `templates/content`, by file name. */
export type ScaffoldTemplates = ReadonlyMap<string, string>;

export type Fill = (template: string, values: Readonly<Record<string, string | number>>) => string;

/**
 * Fills templates of content files with values, each on one line, and quoted where YAML would take words for something else; under
 * `raw` as they are, for where they go on a line or stand in a text.
 */
export const fillWith = (templates: ScaffoldTemplates): Fill => {
  const handlebars = Handlebars.create();
  return (name, values) => {
    // A figure in a title is its author's own, who has just named the file after it.
    const figures = /\d/.test(String(values.title ?? ''));
    const quoted = Object.entries(values).map(([key, value]) => [
      key,
      stringify(value, { lineWidth: 0 }).trim(),
    ]);
    return handlebars.compile(templates.get(name), { noEscape: true })({
      ...Object.fromEntries(quoted),
      raw: values,
      figures,
    });
  };
};
