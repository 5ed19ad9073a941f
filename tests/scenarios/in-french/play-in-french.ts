import type { ResolveHookSync } from 'node:module';

const here = new URL('./', import.meta.url);
const scenarios = new URL('../', here);
const ending = '?in-french';

/**
 * A scenario that is asked for with this ending is another module, played with the content in French, and so is what it imports of this
 * folder. Both find all else loaded in the same process: a project of its own would have processes of its own, which load it again.
 */
export const playInFrench: ResolveHookSync = (specifier, context, nextResolve) => {
  const found = nextResolve(specifier, context);
  if (!specifier.startsWith('.') || !context.parentURL?.endsWith(ending)) return found;
  if (new URL('./', found.url).href !== scenarios.href) return found;
  const url = specifier === './scenario-files.ts' ? new URL(specifier, here).href : `${found.url}${ending}`;
  return { ...found, url };
};
