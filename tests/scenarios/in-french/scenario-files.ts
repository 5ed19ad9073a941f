import { fileURLToPath } from 'node:url';
import { readFiles } from '../../../lib/adapters/content/read-files.ts';
import type { ContentFiles } from '../../../lib/domain/content/content.ts';

const folder = fileURLToPath(new URL('../../fixtures/levain', import.meta.url));

/** In its place, a course in French that shares nothing with it but the engine. As its author has it: a world makes it ready itself. */
export const scenarioFiles: ContentFiles = new Map(
  [...(await readFiles(folder))].map(([path, text]) => [`content/${path}`, text]),
);
