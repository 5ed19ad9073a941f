import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { createTemplates, type TemplatesFor } from '../templates.ts';

/** What a module of `precompileTemplates` holds, made by the same version of Handlebars: that is checked when it is used. */
export type Precompiled = {
  readonly template: TemplateSpecification;
  /** The templates that it calls, by their names. */
  readonly partials: readonly string[];
};

// The package declares its runtime as an empty module; it is Handlebars without the compiler.
const { create } = runtime as Pick<typeof Handlebars, 'create'>;

/**
 * Templates without Handlebars' compiler, which takes longer to load and to be used once than a first page otherwise does. Each is loaded
 * with the first page that it makes, and with those that it calls.
 */
export const precompiledTemplates = (load: (name: string) => Promise<Precompiled>): TemplatesFor => {
  const handlebars = create();
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  const templates = createTemplates(compiled);
  const ready = new Map<string, Promise<void>>();

  const make = async (name: string): Promise<void> => {
    const { template, partials } = await load(name);
    const made = handlebars.template(template);
    compiled.set(name, made);
    handlebars.registerPartial(name, made);
    await Promise.all(partials.filter((partial) => partial !== name).map(isReady));
  };
  const isReady = (name: string): Promise<void> => {
    const making =
      ready.get(name) ??
      make(name).catch((error: unknown) => {
        ready.delete(name);
        throw error;
      });
    ready.set(name, making);
    return making;
  };

  return async (name) => {
    await isReady(name);
    return templates;
  };
};
