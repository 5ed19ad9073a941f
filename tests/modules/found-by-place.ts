import type { ResolveHookSync } from 'node:module';

const root = new URL('../../', import.meta.url).href;
const packages = new URL('node_modules/', root).href;

const isOurs = (url: string): boolean => url.startsWith(root) && !url.startsWith(packages);

/**
 * A module that a file of this project asks for by its place is what lies there: this project's imports name whole files. Vitest's hook
 * comes after this one. It tells the main process of each import that it sees, which a watch needs to know and costs as much as the import,
 * and more where a function asks again with every call, as `wordsFor` does.
 */
export const foundByPlace: ResolveHookSync = (specifier, context, nextResolve) =>
  specifier.startsWith('.') && context.parentURL && isOurs(context.parentURL)
    ? { url: new URL(specifier, context.parentURL).href, shortCircuit: true }
    : nextResolve(specifier, context);
