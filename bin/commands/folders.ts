import { fileURLToPath } from 'node:url';

const fromTop = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The engine's own folders, wherever the command was called from. */
export const templatesFolder = fromTop('templates');
export const mailTemplatesFolder = fromTop('templates/emails');
export const scaffoldsFolder = fromTop('templates/content');
export const pageTemplatesFolder = fromTop('templates/pages');
export const wordsFolder = fromTop('lib/words');
