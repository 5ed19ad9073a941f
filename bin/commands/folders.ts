import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const fromTop = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The engine's own folders, wherever the command was called from. */
export const templatesFolder = fromTop('templates');
export const mailTemplatesFolder = fromTop('templates/emails');
export const scaffoldsFolder = fromTop('templates/content');
export const pageTemplatesFolder = fromTop('templates/pages');
export const wordsFolder = fromTop('lib/words');

/**
 * Where the texts of articles are kept beside the content that cites them: in a hidden folder, which is never read as content,
 * so that nothing publishes it, and which keeps itself out of a repository.
 */
export const articleTextsFolder = (content: string): string => join(content, '.articles');
