import { dirname, join } from 'node:path';
import type { Plugin } from 'vitest/config';

const scenarios = join(import.meta.dirname, '..');
const ending = '?in-french';

/**
 * A scenario that is asked for with this ending is another module, played with the content in French, and so is what it imports of this
 * folder. Both find all else loaded in the same process: a project of its own would have processes of its own, which load it again.
 */
export const playInFrench: Plugin = {
  name: 'scenarios in French',
  enforce: 'pre',
  async resolveId(source, importer, options) {
    if (!source.startsWith('.') || !importer?.endsWith(ending)) return null;
    const found = await this.resolve(source, importer.slice(0, -ending.length), options);
    if (!found || dirname(found.id) !== scenarios) return found;
    return source === './scenario-files.ts' ? join(import.meta.dirname, source) : `${found.id}${ending}`;
  },
};
