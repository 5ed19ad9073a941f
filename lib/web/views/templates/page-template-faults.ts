import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { distinctFaults, type Fault } from '../../../domain/content/content.ts';
import { parseTemplates } from '../../../domain/templates/parse-templates.ts';
import { unknownFields } from '../../../domain/templates/unknown-fields.ts';
import { assetNames } from '../assets.ts';
import type { TemplateName } from '../template-values.ts';
import { compileTemplates } from './compile-templates.ts';
import { sampleLayout, sampleValues } from './sample-values.ts';

/** Without the layout around it. */
const isFragment = (name: string): boolean => name === 'feed' || name === 'embed-form';

const inFolder = 'templates/pages';

/** What is wrong with the templates and files of the pages in `folder`, so that it is known before anybody opens one. */
export const pageTemplateFaults = (folder: string): Fault[] => {
  const pages = Object.entries(sampleValues);
  const needed = [...pages.map(([name]) => `${name}.hbs`), ...assetNames];
  const missing = needed
    .filter((file) => !existsSync(join(folder, file)))
    .map((file) => ({ file: `${inFolder}/${file}`, message: 'is missing: pages are made from it' }));

  const files = (existsSync(folder) ? readdirSync(folder) : []).filter((file) => file.endsWith('.hbs'));
  const { parsed, faults } = parseTemplates(
    files.map((file) => ({
      name: basename(file, '.hbs'),
      file: `${inFolder}/${file}`,
      text: readFileSync(join(folder, file), 'utf8'),
    })),
  );
  const unknown = pages.flatMap(([name, values]) =>
    unknownFields(parsed, name, isFragment(name) ? values : { ...values, ...sampleLayout }),
  );
  const found = distinctFaults([...missing, ...faults, ...unknown]);
  return found.length > 0 ? found : fillingFaults(folder);
};

/** What only filling them in can show: a template that calls itself without end, or a helper that gets too little. */
const fillingFaults = (folder: string): Fault[] => {
  const templates = compileTemplates(folder);
  // The keys of the object are those of its type.
  const names = Object.keys(sampleValues) as TemplateName[];
  return names.flatMap((name) => {
    try {
      templates.render(name, { ...sampleLayout, ...sampleValues[name] });
      return [];
    } catch (error) {
      const why = error instanceof RangeError ? 'it calls itself without end' : String(error);
      return [{ file: `${inFolder}/${name}.hbs`, message: `cannot be filled in: ${why}` }];
    }
  });
};
