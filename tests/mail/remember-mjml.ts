import type { ResolveHookSync } from 'node:module';

const remembered = new URL('./remembered-mjml.ts', import.meta.url).href;

/** Whoever imports MJML gets what remembers it, which alone gets MJML itself. */
export const rememberMjml: ResolveHookSync = (specifier, context, nextResolve) =>
  specifier === 'mjml' && context.parentURL !== remembered
    ? { url: remembered, shortCircuit: true }
    : nextResolve(specifier, context);
