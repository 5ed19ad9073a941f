import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { createTemplates, type Templates } from '../templates.ts';

/** What a module of `precompileTemplates` holds, made by the same version of Handlebars: that is checked when it is used. */
export type Precompiled = Readonly<Record<string, TemplateSpecification>>;

// The package declares its runtime as an empty module; it is Handlebars without the compiler.
const { create } = runtime as Pick<typeof Handlebars, 'create'>;

/** Templates without Handlebars' compiler, which takes longer to load and to be used once than a first page otherwise does. */
export const precompiledTemplates = (precompiled: Precompiled): Templates => {
  const handlebars = create();
  return createTemplates(
    handlebars,
    new Map(Object.entries(precompiled).map(([name, made]) => [name, handlebars.template(made)])),
  );
};
