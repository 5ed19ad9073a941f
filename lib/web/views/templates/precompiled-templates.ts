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
  const called = new Map<string, Promise<readonly string[]>>();

  const make = async (name: string): Promise<readonly string[]> => {
    const { template, partials } = await load(name);
    const made = handlebars.template(template);
    compiled.set(name, made);
    handlebars.registerPartial(name, made);
    return partials;
  };
  /** Loads a template once, and says which others it calls. A failed load is not kept. */
  const partialsOf = (name: string): Promise<readonly string[]> => {
    const known =
      called.get(name) ??
      make(name).catch((error: unknown) => {
        called.delete(name);
        throw error;
      });
    called.set(name, known);
    return known;
  };
  /** Templates may call each other: each is waited for once. */
  const loadAll = async (name: string, met = new Set<string>()): Promise<void> => {
    if (met.has(name)) return;
    met.add(name);
    await Promise.all((await partialsOf(name)).map((partial) => loadAll(partial, met)));
  };

  return async (name) => {
    await loadAll(name);
    return templates;
  };
};
